"""The `restore` command."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from diary_operations import delete
from program import hold, output_of, prtcheck, refusal
from strategies import EVENING, SUNDAY, evening_of, logged

from prtcheck.cli.commands import restore
from prtcheck.storage.backup import BackupKind
from prtcheck.storage.diary import Diary

FRIDAY, SATURDAY, MONDAY = (SUNDAY + timedelta(days=n) for n in (-2, -1, 1))


pytestmark = pytest.mark.usefixtures("sunday_evening")


@pytest.mark.parametrize("options", [(), ("--excel",), ("--format", "json")])
def test_an_export_is_not_restored_but_sent_to_import(options, home, tmp_path):
    hold(home, logged())
    file = tmp_path / "out"
    output_of("export", *options, str(file))
    before = (home / "diary.db").read_bytes()
    sentence = refusal("restore", str(file), "--yes", code=3)
    assert sentence == f"{file} is an export. Use `prtcheck import`."
    assert (home / "diary.db").read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"Dear diary", b"date;pain\n", b'{"format": "another"}', bytes(range(256)), b""]
)
def test_another_file_is_not_restored_and_no_examination_is_advised(content, home, tmp_path):
    hold(home, logged())
    file = tmp_path / "other"
    file.write_bytes(content)
    before = (home / "diary.db").read_bytes()
    sentence = refusal("restore", str(file), "--yes", code=3)
    assert sentence.startswith(str(file))
    assert "doctor" not in sentence
    assert (home / "diary.db").read_bytes() == before


def test_the_database_of_another_program_is_not_restored(home, tmp_path):
    file = tmp_path / "other.db"
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE mine (text TEXT)")
    assert "doctor" not in refusal("restore", str(file), "--yes", code=3)


def test_a_safety_copy_is_restored(home, tmp_path):
    hold(home, logged(pain=4))
    copy = tmp_path / "copy.db"
    assert output_of("backup", str(copy)) == f"1 check-in backed up and checked:\n  {copy}\n"
    output_of("edit", "today", "--pain", "7")
    changed, first, kept = output_of("restore", str(copy), "--yes").splitlines()
    assert changed == "1 day now as in the backup: Sun 22 Nov 2026"
    assert first == f"Restored from {copy}"
    assert Diary(Path(kept.removeprefix("The former diary is kept: "))).check_in(SUNDAY).pain == 7
    assert Diary(home / "diary.db").check_in(SUNDAY).pain == 4


@pytest.fixture
def saturday_and_sunday(home, tmp_path):
    """A backup that holds Saturday and Sunday, and a diary that holds Sunday anew and Monday."""
    hold(home, logged(SATURDAY), logged(pain=4))
    output_of("backup", str(tmp_path / "copy.db"))
    diary = Diary(home / "diary.db")
    delete(diary, SATURDAY, EVENING)
    diary.save(logged(pain=7, edited_at=EVENING), EVENING, based_on=diary.check_in(SUNDAY))
    diary.save(logged(FRIDAY), EVENING, based_on=None)
    return diary


@pytest.fixture
def terminal(monkeypatch):
    """Let every stream count as a terminal; return what was asked."""
    monkeypatch.setattr("prtcheck.cli.console.require_terminal", lambda *_, **__: None)


def test_the_days_that_only_the_diary_has_are_named_before_the_question(
    saturday_and_sunday, terminal, tmp_path
):
    before = saturday_and_sunday.check_ins()
    answered = prtcheck("restore", str(tmp_path / "copy.db"), stdin="\n")
    assert answered.exit_code == 1
    assert answered.stdout.splitlines() == [
        "1 day would no longer be there: Fri 20 Nov 2026",
        "1 day would be as in the backup: Sun 22 Nov 2026",
        "1 day would come back: Sat 21 Nov 2026",
        "Nothing was changed.",
    ]
    assert "r: replace, m: merge, Enter: nothing [r/m/N]" in answered.stderr
    assert saturday_and_sunday.check_ins() == before


def test_a_bad_day_that_only_the_diary_has_is_named_and_counted_too(
    saturday_and_sunday, terminal, tmp_path
):
    saturday_and_sunday.save(logged(MONDAY), evening_of(MONDAY), based_on=None)
    with closing(sqlite3.connect(saturday_and_sunday.path)) as other:
        other.execute("UPDATE check_in SET pain = 9 WHERE day = ?", (FRIDAY.isoformat(),))
        other.commit()
    answered = prtcheck("restore", str(tmp_path / "copy.db"), stdin="r\n")
    assert answered.stdout.splitlines()[0] == (
        "2 days would no longer be there: Fri 20 Nov 2026, Mon 23 Nov 2026"
    )
    assert answered.exit_code == 0


@pytest.mark.parametrize("answer", ["r", "replace", " R "])
def test_the_answer_replace_leaves_what_the_backup_holds(
    answer, saturday_and_sunday, terminal, tmp_path
):
    said = output_of("restore", str(tmp_path / "copy.db"), stdin=f"{answer}\n")
    assert "Restored from" in said
    assert saturday_and_sunday.check_ins() == Diary(tmp_path / "copy.db").check_ins()


def merged_days(diary):
    return [(one.day, one.pain) for one in diary.check_ins()]


@pytest.mark.parametrize("way", ["answer", "option", "option and yes"])
def test_a_merge_keeps_the_diarys_days_and_one_undo_takes_it_back(
    way, saturday_and_sunday, terminal, tmp_path
):
    before = saturday_and_sunday.check_ins()
    options = {"answer": (), "option": ("--merge",), "option and yes": ("--merge", "--yes")}
    said = output_of("restore", str(tmp_path / "copy.db"), *options[way], stdin="m\n")
    assert said.endswith("Undo with: prtcheck undo\n")
    assert {(FRIDAY, 4), (SUNDAY, 7)} <= set(merged_days(saturday_and_sunday))
    output_of("undo")
    assert saturday_and_sunday.check_ins() == before


def test_a_merge_of_what_is_known_changes_nothing(home, tmp_path):
    hold(home, logged())
    copy = str(tmp_path / "copy.db")
    output_of("backup", copy)
    assert "Nothing was changed." in output_of("restore", copy, "--merge")


def test_a_diary_that_cannot_be_read_is_not_merged_into(home, tmp_path):
    diary = hold(home, logged())
    copy = str(tmp_path / "copy.db")
    output_of("backup", copy)
    diary.path.write_bytes(b"x" * 8192)
    assert "damaged" in refusal("restore", copy, "--merge", code=3)
    assert diary.path.read_bytes() == b"x" * 8192


@pytest.mark.parametrize("answer", ["r", "y"])
def test_a_diary_that_was_changed_since_the_question_is_not_replaced(
    answer, saturday_and_sunday, monkeypatch, tmp_path
):
    if answer == "y":
        output_of("restore", str(tmp_path / "copy.db"), "--yes")

    def change_meanwhile(_question, answers, _instead):
        saturday_and_sunday.save(logged(MONDAY), evening_of(MONDAY), based_on=None)
        return answers[0]

    monkeypatch.setattr("prtcheck.cli.commands.restore.choose", change_meanwhile)
    result = prtcheck("restore", str(tmp_path / "copy.db"))
    assert result.exit_code == 2
    assert "Nothing was restored" in result.stderr
    assert saturday_and_sunday.check_in(MONDAY)


@pytest.fixture
def answer_after(monkeypatch):
    """Let something happen while the question is open, and then answer with the n-th answer."""

    def prepare(happen, number):
        def choose(_question, answers, _instead):
            happen()
            return answers[number]

        monkeypatch.setattr("prtcheck.cli.commands.restore.choose", choose)

    return prepare


@pytest.mark.parametrize("number", [0, 1])
def test_hidden_files_that_are_swept_while_the_question_is_open_are_not_missed(
    number, saturday_and_sunday, answer_after, home, tmp_path
):
    def sweep():
        for path in home.rglob(".*"):
            path.unlink()

    answer_after(sweep, number)
    output_of("restore", str(tmp_path / "copy.db"))
    assert saturday_and_sunday.check_in(SATURDAY) == logged(SATURDAY)


def test_a_backup_that_was_replaced_since_the_question_is_not_restored(
    saturday_and_sunday, answer_after, tmp_path
):
    before = saturday_and_sunday.check_ins()
    copy = tmp_path / "copy.db"
    answer_after(lambda: copy.write_bytes(saturday_and_sunday.path.read_bytes()), 0)
    result = prtcheck("restore", str(copy))
    assert result.exit_code == 2
    assert "The backup was changed" in result.stderr
    assert saturday_and_sunday.check_ins() == before


def test_without_a_terminal_nothing_is_asked_and_nothing_changed(saturday_and_sunday, tmp_path):
    copy = tmp_path / "copy.db"
    before = saturday_and_sunday.path.read_bytes()
    result = prtcheck("restore", str(copy))
    assert result.exit_code == 2
    assert f"prtcheck restore {copy} --yes" in result.stderr
    assert saturday_and_sunday.path.read_bytes() == before


def test_without_a_file_the_backups_are_listed_newest_first(home):
    hold(home, logged())
    output_of("log", "--pain", "3", "--date", "-1")
    output_of("backup")
    damaged = home / "backups" / "diary-2026-11-01T080000-migration.db"
    damaged.write_bytes(b"damaged")
    before = {path: path.read_bytes() for path in home.rglob("*.db")}
    asked, daily = (
        home / "backups" / f"diary-00000{number}-2026-11-22T211405-{kind}.db"
        for number, kind in ((2, "asked"), (1, "daily"))
    )
    assert output_of("restore").splitlines() == [
        f"2026-11-22 21:14  by hand               2 check-ins  {asked}",
        f"2026-11-22 21:14  daily                  1 check-in  {daily}",
        f"2026-11-01 08:00  before an update    can't be read  {damaged}",
    ]
    assert {path: path.read_bytes() for path in home.rglob("*.db")} == before


def test_without_a_file_and_without_backups_it_says_how_to_make_one(home):
    assert output_of("restore") == "There is no backup yet. Make one: prtcheck backup\n"


@pytest.mark.parametrize("option", ["--yes", "--merge"])
def test_an_answer_without_a_file_is_refused(option):
    assert "lists them" in refusal("restore", option)


def test_every_kind_of_backup_has_its_words():
    assert restore._KINDS.keys() == {kind.value for kind in BackupKind}  # noqa: SLF001
