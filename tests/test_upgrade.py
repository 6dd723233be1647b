"""Up and down between versions: the last one's diary opens here, ours is refused there."""

import os
import shutil
import subprocess
import sys

import pytest
from app_driver import context_in, press
from folders import DATA, README
from program import PATIENCE_SECONDS, run

from prtcheck.storage.backup import list_backups

LAST_VERSION = "269a90f"
"""The last commit of prtcheck 0.1."""
SAID = "Your diary was upgraded for this version of prtcheck. A backup was made first: "


@pytest.fixture(scope="module")
def last_version(tmp_path_factory):
    """The folder of the program as it was in the last version, out of git."""
    folder = tmp_path_factory.mktemp("last")
    tree = subprocess.run(
        ["git", "archive", LAST_VERSION, "prtcheck"],
        cwd=README.parent,
        capture_output=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    if tree.returncode and not os.environ.get("PRTCHECK_TESTS_REQUIRE_ALL"):
        pytest.skip("needs the history of the repository")
    assert tree.returncode == 0, tree.stderr
    subprocess.run(["tar", "-x", "-C", folder], input=tree.stdout, check=True)
    return folder


@pytest.fixture
def run_last(last_version, tmp_path):
    """Run a command of the last version."""

    def run_last(*arguments):
        return subprocess.run(
            [sys.executable, "-m", "prtcheck", *arguments],
            cwd=tmp_path,  # not here, where -m would find the present one
            env={**os.environ, "PYTHONPATH": str(last_version)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )

    return run_last


@pytest.fixture
def old_diary(home):
    home.mkdir(mode=0o700)
    return shutil.copy(DATA / "diary-schema-3.db", home / "diary.db")


def test_a_diary_of_the_last_version_reads_the_same_in_this_one(run_last, diary):
    assert run_last("log", "--pain", "4", "--cause", "old disc", "--did", "walk").returncode == 0
    before = run_last("export")
    after = run("export")
    assert after.stdout == before.stdout
    assert before.stdout.count(b"\r\n") == 2
    [kept] = list_backups(diary.path)
    assert after.stderr.decode() == f"{SAID}{kept.path}\n"


def test_a_diary_of_this_version_is_refused_by_the_last_in_a_sentence(run_last, diary):
    assert run("log", "--pain", "4").returncode == 0
    written = diary.path.read_bytes()
    for command in (["status"], ["export"], ["log", "--pain", "3", "--replace"]):
        refused = run_last(*command)
        assert refused.returncode == 3
        assert refused.stdout == b""
        assert b"was written by a newer prtcheck" in refused.stderr
        assert refused.stderr.endswith(b"nothing was changed. Upgrade prtcheck.\n")
    assert diary.path.read_bytes() == written


def test_the_backup_of_an_upgrade_brings_the_last_version_back(run_last, diary):
    run_last("log", "--pain", "4", "--note", "as it was")
    before = run_last("export").stdout
    run("log", "--pain", "5", "--replace")
    kept = list_backups(diary.path)[-1]
    diary.path.unlink()
    assert run_last("restore", str(kept.path), "--yes").returncode == 0
    assert run_last("export").stdout == before


@pytest.mark.usefixtures("old_diary")
@pytest.mark.parametrize(
    "command",
    [["status"], ["status", "--json"], ["history"], ["doctor"], ["undo"], ["log", "--pain", "5"]],
    ids=" ".join,
)
def test_whichever_command_upgrades_a_diary_says_so_once(command):
    assert [run(*command).stderr.decode().count(SAID) for _ in range(2)] == [1, 0]


@pytest.mark.usefixtures("old_diary")
async def test_the_app_says_so_when_it_is_left(home):
    app = await press(context_in(home), "ctrl+c")
    [said] = app.exit_messages
    assert said.startswith(SAID)
