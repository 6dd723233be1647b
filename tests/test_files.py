"""Private folders and files, on the disk with the folders that name them."""

import os
import re
import shutil
import subprocess

import pytest
from program import PROGRAM

from prtcheck.files import write_private
from prtcheck.path_checks import follow_link


def test_the_parents_of_new_folders_are_put_on_the_disk_too(tmp_path):
    if shutil.which("strace") is None:
        assert "PRTCHECK_TESTS_REQUIRE_ALL" not in os.environ, "strace is not installed"
        pytest.skip("strace is not installed")
    home = tmp_path / "one" / "two" / "home"
    traced = ("strace", "-f", "-y", "-e", "trace=fsync,fdatasync", "-o", str(tmp_path / "calls"))
    done = subprocess.run(
        [*traced, *PROGRAM, "log", "--pain", "4"],
        env={**os.environ, "PRTCHECK_HOME": str(home)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    synced = re.findall(r"f(?:data)?sync\(\d+<([^>]*)>", (tmp_path / "calls").read_text())
    for folder in (tmp_path, tmp_path / "one", tmp_path / "one" / "two", home):
        assert str(folder) in synced


def test_what_a_link_leads_to_is_replaced_and_the_link_stays(tmp_path):
    real, link = tmp_path / "real" / "file", tmp_path / "link"
    real.parent.mkdir()
    real.write_text("before")
    link.symlink_to(real)
    write_private(link, [b"after"])
    assert link.is_symlink()
    assert real.read_text() == "after"
    assert follow_link(link) == real
    assert follow_link(real) == real
