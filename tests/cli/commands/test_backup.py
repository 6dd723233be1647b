"""The `backup` command."""

import pytest
from program import hold, output_of, prtcheck
from strategies import logged
from terminal import Terminal

pytestmark = pytest.mark.usefixtures("sunday_evening")


def on_a_narrow_terminal(home, *arguments):
    """Return the lines that are sent to a terminal of 40 columns."""
    with Terminal(*arguments, home=home, columns=40) as terminal:
        terminal.wait_for_exit()
        return [line.strip() for line in terminal.raw.decode().splitlines()]


def test_a_path_is_never_cut_where_it_is_shown_to_be_copied(tmp_path):
    home = tmp_path / "a folder of quite a long name" / "with more blanks in it"
    hold(home, logged())
    copy = home / "a copy.db"
    assert str(copy) in on_a_narrow_terminal(home, "backup", str(copy))
    assert f"Restored from {copy}" in on_a_narrow_terminal(home, "restore", str(copy), "--yes")
    [newest] = [x for x in on_a_narrow_terminal(home, "doctor") if x.startswith("newest backup: ")]
    assert newest.endswith(".db")
    home.chmod(0o755)
    assert f"chmod 700 '{home}'" in on_a_narrow_terminal(home, "doctor")


def test_the_copy_that_was_asked_for_is_a_backup_to_the_doctor(home):
    hold(home, logged())
    assert "no backup" in prtcheck("doctor").stdout
    [counted, path] = output_of("backup").splitlines()
    assert counted == "1 check-in backed up and checked:"
    assert f"newest backup: {path.strip()}" in output_of("doctor")
    assert path.endswith("backups/diary-000001-2026-11-22T211405-asked.db")


def test_two_copies_of_one_second_are_two_files(home):
    hold(home, logged())
    assert output_of("backup") != output_of("backup")
    assert len(list((home / "backups").iterdir())) == 2
