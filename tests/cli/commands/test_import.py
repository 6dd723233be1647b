"""The `import` command."""

import os
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta

import pytest
from diary_operations import delete
from program import clock_at, hold, json_of, output_of, refusal, run
from strategies import EVENING, SUNDAY, logged

from prtcheck.core.check_in import Cause, CodedBy, Side

CODED = Cause("disc", Side.BODY, CodedBy.ACCEPTED, EVENING, 2, carried_over=True)
SATURDAY = SUNDAY - timedelta(days=1)
LATER = EVENING + timedelta(hours=1)


def elsewhere_logged(source, **answers):
    """A day of a table that is not prtcheck's own, entered at the import."""
    return logged(**{"pain": 4, "wording": 0, "source": source, **answers})


pytestmark = pytest.mark.usefixtures("sunday_evening")


def test_import_adds_changes_and_keeps_in_one_change(home, tmp_path, diary):
    hold(home, logged(SATURDAY, pain=2), logged(pain=2))
    file = tmp_path / "in.csv"
    file.write_text(
        "date,pain,entered_at\n"
        "2026-11-19,1,2026-11-19T21:00:00+01:00\n"
        "2026-11-20,1,2026-11-20T21:00:00+01:00\n"
        "2026-11-21,9,2026-11-22T09:00:00+01:00\n"
        "2026-11-22,9,2026-11-22T09:00:00+01:00\n"
    )
    assert output_of("import", str(file)) == (
        "2 days added, 1 changed, 1 kept as they were.\n"
        "2 days differed: of each, the later change was kept, the other is in its history.\n"
        "Undo with: prtcheck undo\n"
    )
    assert [c.pain for c in diary.check_ins()] == [1, 1, 9, 2]
    assert json_of("show", "yday")["revisions"][-1]["before"]["pain"] == 2
    output_of("undo")
    assert [c.pain for c in diary.check_ins()] == [2, 2]


def test_the_same_import_again_changes_nothing(home, tmp_path, diary):
    file = tmp_path / "in.csv"
    file.write_text("date,pain\n2026-11-19,1\n2026-11-20,3\n")
    output_of("import", str(file))
    before = (home / "diary.db").read_bytes()
    with clock_at(LATER):
        again = output_of("import", str(file))
    assert again == "0 days added, 0 changed, 2 kept as they were.\n"
    assert (home / "diary.db").read_bytes() == before


def test_import_reads_stdin(diary):
    output_of("import", "-", stdin="date,pain\n2026-11-22,4\n")
    assert diary.check_in(SUNDAY) == elsewhere_logged("stdin")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_import_takes_a_byte_order_mark_and_utf_16(encoding, tmp_path, diary):
    file = tmp_path / "in.csv"
    file.write_bytes("date,pain\r\n2026-11-22,4\r\n".encode(encoding))
    output_of("import", str(file))
    assert diary.check_in(SUNDAY) == elsewhere_logged("in.csv")


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"date,pain\n2026-11-21,4\n2026-11-22,11\n", "Row 3, pain"),
        (b"date,pain\n2026-11-23,4\n", "future"),
        (b"pain\n4\n", "no column named date"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"", "no column named date"),
        (b"date,note\n2026-11-22,a\0b\n", "note"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_whole(content, named, home, tmp_path):
    file = tmp_path / "in.csv"
    file.write_bytes(content)
    sentence = refusal("import", str(file), code=3)
    assert named in sentence
    assert not home.exists()


def test_a_file_that_is_not_there_is_named(home, tmp_path):
    assert "no.csv can't be read" in refusal("import", str(tmp_path / "no.csv"), code=3)
    assert "isn't a file" in refusal("import", str(tmp_path), code=3)
    assert not home.exists()


def test_a_device_and_a_pipe_are_refused_at_once_and_not_read(home, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for file in ("/dev/zero", str(tmp_path / "pipe")):
        done = run("import", file)
        assert done.returncode == 3
        sentence = f"{file} isn't a file. Nothing was imported. Name a file."
        assert done.stderr.decode() == f"prtcheck: {sentence}\n"
    assert not home.exists()


@pytest.mark.parametrize("is_stdin", [False, True])
def test_more_than_256_mb_are_refused_in_a_sentence(is_stdin, home, tmp_path):
    file = tmp_path / "large.csv"
    file.touch()
    os.truncate(file, 256 * 2**20 + 1)  # a file of zeros that takes no room
    with file.open("rb") as opened:
        done = run("import", "-" if is_stdin else str(file), stdin=opened)
    assert done.returncode == 3
    assert b"is larger than 256 MB. Nothing was imported." in done.stderr
    assert not home.exists()


def test_a_dry_run_says_what_would_become_of_each_day_and_changes_nothing(home, tmp_path):
    hold(home, logged(SATURDAY, pain=2), logged(pain=2))
    before = (home / "diary.db").read_bytes()
    file = tmp_path / "in.csv"
    file.write_text(
        "date,pain,entered_at\n"
        "2026-11-20,1,2026-11-20T21:00:00+01:00\n"
        "2026-11-21,9,2026-11-22T09:00:00+01:00\n"
        "2026-11-22,2,2026-11-22T09:00:00+01:00\n"
    )
    assert output_of("import", str(file), "--dry-run").splitlines() == [
        "1 day would be added, 1 changed, 1 kept as they are.",
        "  added: Fri 20 Nov 2026: pain 1, fear not answered",
        "  changed: Sat 21 Nov 2026: pain 2 -> 9",
        "1 day differed: the later change would be kept, the other in its history.",
        "This was a dry run. Nothing was imported.",
    ]
    assert (home / "diary.db").read_bytes() == before
    assert not (home / "backups").exists()


def test_a_dry_run_without_a_diary_makes_none_and_refuses_what_an_import_refuses(home, tmp_path):
    file = tmp_path / "in.csv"
    file.write_text("date,pain\n2026-11-22,4\n")
    output_of("import", str(file), "--dry-run")
    file.write_text("date,pain\n2026-11-22,11\n")
    assert "Row 2, pain" in refusal("import", str(file), "--dry-run", code=3)
    assert not home.exists()


def test_a_json_brings_all_back_with_its_history(home, tmp_path, diary):
    output_of("log", "--pain", "4")
    output_of("edit", "today", "--pain", "5")
    output_of("log", "--pain", "3", "--date", "yday")
    output_of("delete", "yday", "--yes")
    file = tmp_path / "out.json"
    output_of("export", "--format", "json", str(file))
    (home / "diary.db").unlink()
    reply = output_of("import", str(file))
    assert "1 day added" in reply
    assert "The earlier versions of 2 days were imported too." in reply
    assert output_of("export", "--format", "json") == file.read_text()
    assert json_of("show", "today")["revisions"][-1]["before"]["pain"] == 4


@pytest.mark.parametrize("options", [(), ("--dry-run",)])
def test_days_without_a_time_of_entry_are_said_to_count_as_late(options, tmp_path):
    file = tmp_path / "in.csv"
    file.write_text(
        "date,pain,entered_at\n2026-11-18,1,2026-11-18T21:00:00+01:00\n"
        "2026-11-19,1,\n2026-11-20,3,\n2026-11-21,3,\n2026-11-22,3,\n"
    )
    assert (
        "2 days have no time of entry (column entered_at): they count as entered today, late, and "
        "are left out of the figures. If each was written on its day, import the same file again "
        "with --entered same-day.\n"
    ) in output_of("import", str(file), *options)


@pytest.mark.parametrize("options", [(), ("--dry-run",)])
@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ("2026-11-19,,\n", "1 row without an answer was left out.\n"),
        ("2026-11-19,,\n,,\n2026-11-20, ,\n", "2 rows without an answer were left out.\n"),
    ],
)
def test_rows_without_an_answer_are_said_to_be_left_out(rows, sentence, options):
    table = f"date,pain,note\n{rows}2026-11-22,4,\n"
    assert sentence in output_of("import", "-", *options, stdin=table)


def test_nothing_is_said_of_rows_where_each_holds_an_answer(home):
    hold(home, logged(SUNDAY - timedelta(days=3)), logged())
    for form in ("csv", "json"):
        exported = output_of("export", "--format", form)
        assert "left out" not in output_of("import", "-", stdin=exported)
    with_gaps = output_of("export", "--every-day")
    assert "2 rows without an answer were left out." in output_of("import", "-", stdin=with_gaps)


def test_one_day_without_a_time_of_entry_is_said_as_one():
    reply = output_of("import", "-", stdin="date,pain\n2026-11-19,1\n")
    assert "1 day has no time of entry (column entered_at): it counts as entered today" in reply
    again = output_of("import", "-", stdin="date,pain\n2026-11-19,1\n")
    assert "entered_at" not in again


@pytest.fixture
def elsewhere(tmp_path):
    """Another machine's diary with Saturday and Sunday."""
    return hold(tmp_path / "elsewhere", logged(SATURDAY, pain=2), logged(pain=3))


def test_another_diary_file_is_joined_and_left_as_it_is(home, elsewhere, diary):
    before = elsewhere.path.read_bytes()
    assert output_of("import", str(elsewhere.path)) == (
        "2 days added, 0 changed, 0 kept as they were.\n"
        "The earlier versions of 2 days were imported too.\n"
        "Undo with: prtcheck undo\n"
    )
    assert diary.check_ins() == elsewhere.check_ins()
    assert diary.revisions(SUNDAY) == elsewhere.revisions(SUNDAY)
    assert elsewhere.path.read_bytes() == before
    assert [path.name for path in elsewhere.path.parent.iterdir()] == ["diary.db"]


def test_a_file_of_sqlite_that_is_no_diary_is_refused(tmp_path, home):
    file = tmp_path / "other.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE mine (text)")
    assert "not a diary of prtcheck" in refusal("import", str(file), code=3)
    assert not (home / "diary.db").exists()


def test_removals_are_named_first_and_undo_brings_the_day_back(home, elsewhere, diary):
    output_of("import", str(elsewhere.path))
    delete(elsewhere, SATURDAY, LATER)
    plan = output_of("import", str(elsewhere.path), "--dry-run").splitlines()
    assert plan[:2] == [
        "1 day would be removed: deleted elsewhere after the last change here.",
        "  removed: Sat 21 Nov 2026: pain 2, fear not answered",
    ]
    said = output_of("import", str(elsewhere.path))
    assert said.startswith("1 day removed: deleted elsewhere after the last change here.\n")
    assert [c.day for c in diary.check_ins()] == [SUNDAY]
    output_of("undo")
    assert [c.day for c in diary.check_ins()] == [SATURDAY, SUNDAY]


def test_a_day_deleted_here_is_not_added_again_by_an_older_file(home, tmp_path, diary):
    hold(home, logged(SATURDAY), logged())
    file = tmp_path / "all.csv"
    output_of("export", str(file))
    output_of("delete", "yesterday", "--yes")
    assert "Not added, since deleted here later: 1 day." in output_of("import", str(file))
    assert [c.day for c in diary.check_ins()] == [SUNDAY]


def test_a_row_of_ones_own_table_that_was_corrected_by_hand_counts_as_changed_now(
    home, tmp_path, diary
):
    hold(home, logged(pain=4, fear=2, note="n", causes=(CODED,)))
    file = tmp_path / "all.csv"
    output_of("export", str(file), "--without-notes")
    file.write_text(file.read_text().replace("2026-11-22,4,2,", "2026-11-22,5,2,"))
    assert output_of("import", str(file), "--dry-run").splitlines()[:3] == [
        "0 days would be added, 1 changed, 0 kept as they are.",
        "  changed: Sun 22 Nov 2026: pain 4 -> 5",
        "Corrected by hand in the table: 1 day.",
    ]
    with clock_at(LATER):
        output_of("import", str(file))
        corrected = diary.check_in(SUNDAY)
        assert corrected == logged(pain=5, fear=2, note="n", causes=(CODED,), edited_at=LATER)
        assert corrected.changed_at == LATER
        again = output_of("import", str(file))
    assert again == "0 days added, 0 changed, 1 kept as they were.\n"


def test_ones_own_table_without_notes_says_nothing_new(home, tmp_path):
    hold(home, logged(pain=4, note="n"))
    file = tmp_path / "all.csv"
    output_of("export", str(file), "--without-notes")
    assert output_of("import", str(file)) == "0 days added, 0 changed, 1 kept as they were.\n"


TOMORROW = SUNDAY + timedelta(days=1)


def test_a_day_that_it_is_elsewhere_already_is_taken_shown_edited_and_deleted(
    home, tmp_path, diary
):
    file = tmp_path / "in.csv"
    file.write_text(f"date,pain,entered_at\n{TOMORROW},4,{TOMORROW}T10:00:00+13:00\n")
    output_of("import", str(file))
    assert json_of("show", str(TOMORROW))["pain"] == 4
    output_of("edit", str(TOMORROW), "--pain", "5")
    assert diary.check_in(TOMORROW).pain == 5
    output_of("delete", str(TOMORROW), "--yes")
    assert diary.check_ins() == []


@pytest.mark.parametrize(
    ("day", "named"), [("1899-12-31", "before 1900"), ("2026-11-24", "in the future")]
)
def test_a_day_out_of_bounds_is_refused_at_every_door(day, named, home, tmp_path):
    table, whole = tmp_path / "in.csv", tmp_path / "in.json"
    moment = f"{day}T21:00:00+01:00"
    table.write_text(f"date,pain,entered_at\n{day},4,{moment}\n")
    whole.write_text(
        '{"format": "prtcheck-diary", "version": 1, "check_ins": '
        f'[{{"day": "{day}", "pain": 4, "entered_at": "{moment}"}}]}}'
    )
    entered_at = datetime.fromisoformat(moment)
    other = hold(tmp_path / "elsewhere", logged(entered_at.date(), pain=4, entered_at=entered_at))
    for file in (table, whole, other.path):
        assert named in refusal("import", str(file), code=3)
    assert not (home / "diary.db").exists()


def test_an_entry_from_the_future_is_taken_named_and_not_late(home, tmp_path, diary):
    file = tmp_path / "in.csv"
    file.write_text("date,pain,entered_at\n2026-11-20,4,2099-01-01T21:00:00+01:00\n")
    assert "Entered in the future, by a clock that was wrong: 2026-11-20." in output_of(
        "import", str(file)
    )
    output_of("edit", "2026-11-20", "--pain", "5")
    assert diary.check_in(SUNDAY.replace(day=20)).pain == 5
    assert json_of("trend", "--days", "3")["days_late_left_out"] == 0


@pytest.mark.parametrize("mark", ["|", ", ", ";"])
def test_activities_in_one_cell_of_a_plain_table_are_told_apart_and_it_is_said(mark, diary):
    table = f'date,pain,activities\n2026-11-21,4,"walk{mark}physio"\n2026-11-22,4,walk\n'
    said = output_of("import", "-", stdin=table)
    assert diary.check_in(SATURDAY).activities == ("walk", "physio")
    assert ("told apart at" in said) == (mark != ";")


def test_a_scale_that_no_program_vouches_for_is_said():
    said = output_of("import", "-", stdin="date,pain\n2026-11-21,3\n2026-11-22,1\n")
    assert "Pain is taken as 0-10. The file has 1 to 3." in said


def test_ones_own_table_with_columns_added_is_refused_and_they_are_all_named(home):
    table = "date,pain,mood,energy,entered_at\n2026-11-21,4,5,6,2026-11-21T21:00:00+01:00\n"
    sentence = refusal("import", "-", code=3, stdin=table)
    assert "mood, energy: these columns are not known: rename or delete them" in sentence
    assert not home.exists()
