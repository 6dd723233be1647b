"""The `export` command."""

import csv
import io
import json
import stat
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from program import hold, output_of, prtcheck, refusal, run
from strategies import SUNDAY, csv_diaries, exactly, logged

from prtcheck.core.check_in import Cause, CodedBy, Side
from prtcheck.storage.diary import Diary

SATURDAY = SUNDAY - timedelta(days=1)


pytestmark = pytest.mark.usefixtures("sunday_evening")


def exported(*arguments):
    return list(csv.DictReader(io.StringIO(output_of("export", *arguments))))


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
    output_of("export", str(file))
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
    assert "isn't a file to write to" in refusal("export", "/dev/null")
    for own in ("diary.db", "settings.toml", "drafts/../diary.db"):
        (home / "drafts").mkdir(exist_ok=True)
        assert "prtcheck's own" in refusal("export", str(home / own))
    link = tmp_path / "link.csv"
    link.symlink_to(home / "diary.db")
    assert "prtcheck's own" in refusal("export", str(link))
    assert (home / "diary.db").read_bytes() == before


def test_an_export_into_a_folder_that_is_not_there_leaves_nothing(home, tmp_path):
    hold(home, logged())
    assert "can't be written" in refusal("export", str(tmp_path / "no" / "out.csv"), code=3)
    assert not (tmp_path / "no").exists()


@pytest.mark.parametrize(
    "command", [("export", "~nobody-here/x.csv"), ("report", "~nobody-here/x.pdf")]
)
def test_the_home_of_a_user_who_is_not_known_is_refused(command):
    assert "~nobody-here, but no such user's home is known here" in refusal(*command)


def test_the_range_of_a_json_holds_for_removed_days_too(home):
    for days in range(4):
        output_of("log", "--pain", "4", "--date", f"-{days + 1}")
    output_of("delete", "-2", "--yes")
    output_of("delete", "-4", "--yes")
    whole, part = (
        json.loads(output_of("export", "--format", "json", *arguments))
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
    table = output_of("export", "--every-day")
    assert output_of("import", "-", stdin=table).startswith("0 days added, 0 changed, 2 kept")


def test_the_form_for_excel_begins_with_the_mark_and_comes_back(home):
    hold(home, logged(note="Łódź"))
    marked = prtcheck("export", "--excel").stdout_bytes
    assert marked == b"\xef\xbb\xbf" + prtcheck("export").stdout_bytes
    assert output_of("import", "-", stdin=marked).startswith("0 days added, 0 changed, 1 kept")


@pytest.mark.parametrize("form", ["csv", "json"])
def test_without_notes_none_goes_out(form, home):
    hold(home, logged(SATURDAY, note="Schmidt"), logged(pain=4, note="Schmidt"))
    text = output_of("export", "--format", form, "--without-notes")
    assert "Schmidt" not in text
    assert "2026-11-22" in text


def test_what_only_a_table_has_is_refused_for_a_json():
    for option in ("--every-day", "--excel"):
        assert "only with CSV" in refusal("export", "--format", "json", option)


def test_the_dictionary_needs_no_diary_and_goes_to_a_file_too(home, tmp_path):
    file = tmp_path / "columns.txt"
    output_of("export", "--dictionary", str(file))
    assert file.read_text() == output_of("export", "--dictionary")
    assert json.loads(output_of("export", "--dictionary", "--format", "json"))["$schema"]
    assert not home.exists()


past_days = st.dates(SUNDAY - timedelta(days=800), SUNDAY)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(csv_diaries(days=past_days))
def test_what_is_exported_comes_back_unchanged(tmp_path_factory, monkeypatch, check_ins):
    here, there = (tmp_path_factory.mktemp("home") for _ in range(2))
    hold(here, *check_ins)
    monkeypatch.setenv("PRTCHECK_HOME", str(here))
    table = prtcheck("export").stdout_bytes
    monkeypatch.setenv("PRTCHECK_HOME", str(there))
    output_of("import", "-", stdin=table)
    assert [*map(exactly, Diary(there / "diary.db").check_ins())] == [*map(exactly, check_ins)]
    assert prtcheck("export").stdout_bytes == table


def test_a_coded_cause_comes_back_with_its_side(home, tmp_path):
    coded = Cause("stress", Side.MIND_BRAIN, CodedBy.PERSON)
    hold(home, logged(causes=(coded, Cause("disc"))))
    table = tmp_path / "out.csv"
    output_of("export", str(table))
    (home / "diary.db").unlink()
    output_of("import", str(table))
    assert Diary(home / "diary.db").check_in(SUNDAY).causes == (coded, Cause("disc"))
