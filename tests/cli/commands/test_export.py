import csv
import io
import json
import stat
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from program import answered, clock_at, hold, prtcheck, refusal, run, said
from strategies import EVENING, SUNDAY, causes_that_csv_carries, diaries, exactly, logged

from prtcheck.core.check_in import Cause, CodedBy, Side
from prtcheck.demo import MADE_UP_NOTICE
from prtcheck.storage.diary import Diary

SATURDAY = SUNDAY - timedelta(days=1)
LATER = EVENING + timedelta(hours=1)
NOT_UTF_8 = "date,pain\r\n2026-11-22,4\r\n".encode("utf-16")


@pytest.fixture(autouse=True)
def sunday_evening():
    with clock_at(EVENING):
        yield


def exported(*arguments):
    return list(csv.DictReader(io.StringIO(said("export", *arguments))))


def test_an_export_is_one_row_a_logged_day(home):
    hold(home, logged(SATURDAY, pain=3), logged(pain=4, activities=("walk", "swim"), note="n"))
    first, second = exported()
    assert first["date"] == "2026-11-21"
    assert (second["pain"], second["fear"], second["activities"]) == ("4", "", "walk; swim")
    assert second["entered_at"] == "2026-11-22T21:14:05+01:00"


def test_an_export_takes_a_range_and_holds_everything_without_one(home):
    hold(home, *(logged(SUNDAY - timedelta(days=days)) for days in (400, 5, 0)))
    assert len(exported()) == 3
    assert len(exported("--days", "7")) == 2
    assert [row["date"] for row in exported("--since", "-9", "--until", "-1")] == ["2026-11-17"]


def test_the_same_bytes_go_to_a_file_a_pipe_and_a_dash(home, tmp_path):
    hold(home, logged(note="Łódź\r\n"))
    file = tmp_path / "out.csv"
    result = prtcheck("export", str(file))
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"1 check-in written to {file}" in result.stderr
    assert file.read_bytes() == run("export").stdout == run("export", "-").stdout
    assert file.read_bytes().endswith(b"\r\n")


def test_an_exported_file_is_its_owner_s_alone_and_takes_the_place_of_a_former_one(home, tmp_path):
    hold(home, logged())
    file = tmp_path / "out.csv"
    file.write_text(run("export", "--days", "1").stdout.decode())
    said("export", str(file))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text().startswith("date,")


def test_an_export_without_check_ins_is_a_header_and_no_error():
    result = prtcheck("export")
    assert result.exit_code == 0
    assert result.stdout.startswith("date,pain,fear,")
    assert result.stdout.count("\n") == 1
    assert "No check-ins" in result.stderr


def test_an_export_goes_to_no_folder_no_device_and_not_over_prtcheck_s_own(home, tmp_path):
    hold(home, logged())
    (home / "settings.toml").write_text('day_ends = "04:00"')
    before = (home / "diary.db").read_bytes()
    assert "is a folder" in refusal("export", str(tmp_path))
    assert "not a file to write to" in refusal("export", "/dev/null")
    for own in ("diary.db", "settings.toml", "drafts/../diary.db"):
        (home / "drafts").mkdir(exist_ok=True)
        assert "prtcheck's own" in refusal("export", str(home / own))
    link = tmp_path / "link.csv"
    link.symlink_to(home / "diary.db")
    assert "prtcheck's own" in refusal("export", str(link))
    assert (home / "diary.db").read_bytes() == before


def test_an_export_into_a_folder_that_is_not_there_leaves_nothing(home, tmp_path):
    hold(home, logged())
    assert "cannot be written" in refusal("export", str(tmp_path / "no" / "out.csv"), code=3)
    assert not (tmp_path / "no").exists()


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
    assert said("import", str(file)) == (
        "2 days added, 1 changed, 1 kept as they were.\n"
        "2 days differed: of each, the later change was kept, the other is in its history.\n"
        "Undo with: prtcheck undo\n"
    )
    assert [c.pain for c in diary.check_ins()] == [1, 1, 9, 2]
    assert answered("show", "yday")["revisions"][-1]["before"]["pain"] == 2
    said("undo")
    assert [c.pain for c in diary.check_ins()] == [2, 2]


def test_the_same_import_again_changes_nothing(home, tmp_path, diary):
    file = tmp_path / "in.csv"
    file.write_text("date,pain\n2026-11-19,1\n2026-11-20,3\n")
    said("import", str(file))
    before = (home / "diary.db").read_bytes()
    with clock_at(LATER):
        again = said("import", str(file))
    assert again == "0 days added, 0 changed, 2 kept as they were.\n"
    assert (home / "diary.db").read_bytes() == before


def test_import_reads_stdin(diary):
    said("import", "-", stdin="date,pain\n2026-11-22,4\n")
    assert diary.check_in(SUNDAY) == logged(pain=4)


def test_import_takes_a_byte_order_mark(tmp_path, diary):
    file = tmp_path / "in.csv"
    file.write_bytes(b"\xef\xbb\xbfdate,pain\r\n2026-11-22,4\r\n")
    said("import", str(file))
    assert diary.check_in(SUNDAY) == logged(pain=4)


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"date,pain\n2026-11-21,4\n2026-11-22,11\n", "Row 3, pain"),
        (b"date,pain\n2026-11-23,4\n", "future"),
        (b"pain\n4\n", "no column named date"),
        (NOT_UTF_8, "not UTF-8"),
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
    assert "no.csv cannot be read" in refusal("import", str(tmp_path / "no.csv"), code=3)
    assert "cannot be read" in refusal("import", str(tmp_path), code=3)
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
    assert said("import", str(file), "--dry-run").splitlines() == [
        "1 day would be added, 1 changed, 1 kept as they are.",
        "  added: Fri 20 Nov 2026: pain 1, fear not answered",
        "  changed: Sat 21 Nov 2026: pain 2 -> 9",
        "1 day differed: the later change would be kept, the other in its history.",
        "This was a dry run: nothing was imported.",
    ]
    assert (home / "diary.db").read_bytes() == before
    assert not (home / "backups").exists()


def test_a_dry_run_without_a_diary_makes_none_and_refuses_what_an_import_refuses(home, tmp_path):
    file = tmp_path / "in.csv"
    file.write_text("date,pain\n2026-11-22,4\n")
    said("import", str(file), "--dry-run")
    file.write_text("date,pain\n2026-11-22,11\n")
    assert "Row 2, pain" in refusal("import", str(file), "--dry-run", code=3)
    assert not home.exists()


def test_a_json_brings_all_back_with_its_history(home, tmp_path, diary):
    said("log", "--pain", "4")
    said("edit", "today", "--pain", "5")
    said("log", "--pain", "3", "--date", "yday")
    said("delete", "yday", "--yes")
    file = tmp_path / "out.json"
    said("export", "--format", "json", str(file))
    (home / "diary.db").unlink()
    reply = said("import", str(file))
    assert "1 day added" in reply
    assert "Of 2 days the history came along." in reply
    assert said("export", "--format", "json") == file.read_text()
    assert answered("show", "today")["revisions"][-1]["before"]["pain"] == 4


def test_the_range_of_a_json_holds_for_removed_days_too(home):
    for days in range(4):
        said("log", "--pain", "4", "--date", f"-{days + 1}")
    said("delete", "-2", "--yes")
    said("delete", "-4", "--yes")
    whole, part = (
        json.loads(said("export", "--format", "json", *arguments))
        for arguments in ((), ("--since", "-2"))
    )
    assert [day["day"] for day in whole["removed"]] == ["2026-11-18", "2026-11-20"]
    assert [day["day"] for day in part["removed"]] == ["2026-11-20"]
    assert [day["day"] for day in part["check_ins"]] == ["2026-11-21"]


def test_every_day_has_a_row_when_asked_and_a_missing_one_only_its_date(home):
    hold(home, *(logged(SUNDAY - timedelta(days=days)) for days in (5, 2)))
    rows = exported("--every-day")
    assert [row["date"][-2:] for row in rows] == ["17", "18", "19", "20", "21"]
    assert [row["pain"] for row in rows] == ["4", "", "", "4", ""]
    assert set(rows[1].values()) == {"2026-11-18", ""}
    table = said("export", "--every-day")
    assert said("import", "-", stdin=table).startswith("0 days added, 0 changed, 2 kept")


def test_the_form_for_excel_begins_with_the_mark_and_comes_back(home):
    hold(home, logged(note="Łódź"))
    marked = prtcheck("export", "--excel").stdout_bytes
    assert marked == b"\xef\xbb\xbf" + prtcheck("export").stdout_bytes
    assert said("import", "-", stdin=marked).startswith("0 days added, 0 changed, 1 kept")


@pytest.mark.parametrize("form", ["csv", "json"])
def test_without_notes_none_goes_out(form, home):
    hold(home, logged(SATURDAY, note="Schmidt"), logged(pain=4, note="Schmidt"))
    text = said("export", "--format", form, "--without-notes")
    assert "Schmidt" not in text
    assert "2026-11-22" in text


def test_what_only_a_table_has_is_refused_for_a_json():
    for option in ("--every-day", "--excel"):
        assert "--format csv" in refusal("export", "--format", "json", option)


def test_the_dictionary_needs_no_diary_and_goes_to_a_file_too(home, tmp_path):
    file = tmp_path / "columns.txt"
    said("export", "--dictionary", str(file))
    assert file.read_text() == said("export", "--dictionary")
    assert json.loads(said("export", "--dictionary", "--format", "json"))["$schema"]
    assert not home.exists()


past_days = st.dates(SUNDAY - timedelta(days=800), SUNDAY)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(diaries(causes=causes_that_csv_carries, wordings=st.just(1), days=past_days))
def test_what_is_exported_comes_back_unchanged(tmp_path_factory, monkeypatch, check_ins):
    here, there = (tmp_path_factory.mktemp("home") for _ in range(2))
    hold(here, *check_ins)
    monkeypatch.setenv("PRTCHECK_HOME", str(here))
    table = prtcheck("export").stdout_bytes
    monkeypatch.setenv("PRTCHECK_HOME", str(there))
    said("import", "-", stdin=table)
    assert [*map(exactly, Diary(there / "diary.db").check_ins())] == [*map(exactly, check_ins)]
    assert prtcheck("export").stdout_bytes == table


def test_a_demo_is_made_apart_and_says_that_it_is_made_up(home, tmp_path):
    folder = tmp_path / "a demo"
    reply = said("demo", "--into", str(folder))
    assert reply.startswith(MADE_UP_NOTICE)
    assert f"PRTCHECK_HOME='{folder}' prtcheck trend" in reply
    assert MADE_UP_NOTICE in (folder / "README.txt").read_text()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    made_up = Diary(folder / "diary.db").check_ins()
    assert made_up[-1].day == SATURDAY
    assert (SUNDAY - made_up[0].day).days <= 90
    assert all(c.changed_at < EVENING for c in made_up)
    assert not home.exists()


def test_a_demo_without_a_folder_makes_its_own(home, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    said("demo", "--days", "3")
    (folder,) = tmp_path.glob("prtcheck-demo-*")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert len(Diary(folder / "diary.db").check_ins()) <= 3
    assert not home.exists()


def test_a_demo_is_always_the_same_for_its_seed(tmp_path):
    for name, seed in (("a", "5"), ("b", "5"), ("c", "6")):
        said("demo", "--into", str(tmp_path / name), "--seed", seed)
    a, b, c = (Diary(tmp_path / name / "diary.db").check_ins() for name in "abc")
    assert a == b != c


def test_a_demo_never_mixes_with_a_diary(home, tmp_path):
    said("log", "--pain", "4")
    before = (home / "diary.db").read_bytes()
    assert "already holds a diary" in refusal("demo", "--into", str(home))
    said("demo", "--into", str(tmp_path / "demo"))
    assert "already holds a diary" in refusal("demo", "--into", str(tmp_path / "demo"))
    assert (home / "diary.db").read_bytes() == before


def test_a_demo_does_not_take_the_place_of_one_s_own_diary(home):
    assert "your own diary" in refusal("demo", "--into", str(home))
    assert not home.exists()


@pytest.mark.parametrize("days", ["0", "-1", "many", "36501"])
def test_a_demo_of_no_or_too_many_days_is_refused(days, tmp_path):
    refusal("demo", "--into", str(tmp_path / "demo"), "--days", days)
    assert not (tmp_path / "demo").exists()


def test_a_demo_shows_four_kinds_of_figures(tmp_path, monkeypatch):
    said("demo", "--into", str(tmp_path / "demo"))
    monkeypatch.setenv("PRTCHECK_HOME", str(tmp_path / "demo"))
    words = said("trend")
    for title in ("Pain: ", "Fear of movement: ", "Causes: named on ", "Activities, days of 30: "):
        assert title in words


def test_where_names_each_place_and_what_is_not_there_yet(home):
    said("log", "--pain", "4")
    assert said("where").splitlines() == [
        f"diary     {home}/diary.db",
        f"drafts    {home}/drafts (not there yet)",
        f"backups   {home}/backups (not there yet)",
        f"settings  {home}/settings.toml (not there yet)",
    ]


def test_a_coded_cause_comes_back_with_its_side(home, tmp_path):
    coded = Cause("stress", Side.MIND_BRAIN, CodedBy.PERSON)
    hold(home, logged(causes=(coded, Cause("disc"))))
    table = tmp_path / "out.csv"
    said("export", str(table))
    (home / "diary.db").unlink()
    said("import", str(table))
    assert Diary(home / "diary.db").check_in(SUNDAY).causes == (coded, Cause("disc"))
