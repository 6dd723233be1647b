"""Tables of other programs: they fill, once, and take nothing away."""

import json
import re
from datetime import timedelta

import pytest
from import_samples import SAMPLES, arguments
from program import clock_at, hold, output_of, prtcheck, refusal
from strategies import EVENING, SUNDAY, logged

from prtcheck.core.check_in import Cause

pytestmark = pytest.mark.usefixtures("sunday_evening")

LATER = EVENING + timedelta(hours=1)
DAILYO = ("daylio.csv", "--scale 0-10")


@pytest.fixture(autouse=True)
def among_samples(monkeypatch):
    monkeypatch.chdir(SAMPLES)


TABLES = [
    ("bearable.csv", ""),
    ("cluster-headache-tracker.csv", ""),
    DAILYO,
    ("excel-german.csv", ""),
    ("fhir-bundle.json", ""),
    ("flaredown.csv", ""),
    ("headi.csv", "--entered row"),
    ("loop-habits-one-habit.csv", "--map loop --scale 0-10 --entered same-day"),
    ("migraine-buddy-ambiguous.csv", "--dates mdy"),
    ("old-table-of-ours.csv", ""),
    ("paintracker.json", ""),
    ("scale-of-100.csv", "--entered same-day"),
    ("sheet.ods", ""),
    ("track-and-graph.csv", "--scale 0-10 --value activities=Walk"),
]
IMPORTABLE = [*TABLES, ("own-saved-by-german-excel.csv", "")]
"""One of each shape, with the options by which it is imported."""


def import_sample(name, options, *more):
    return output_of(*arguments(name, options), "--yes", *more)


def held():
    """Everything that the diary holds."""
    whole = json.loads(output_of("export", "--format", "json"))
    return {key: value for key, value in whole.items() if key != "exported_at"}


def check_ins():
    return {c["day"]: c for c in held()["check_ins"]}


@pytest.mark.parametrize(("name", "options"), IMPORTABLE)
def test_the_same_file_twice_is_the_same_as_once(name, options):
    import_sample(name, options)
    once = held()
    assert once["check_ins"]
    with clock_at(LATER):
        assert "0 days added, 0 changed" in import_sample(name, options)
    assert held() == once


@pytest.mark.parametrize(("name", "options"), IMPORTABLE)
def test_undo_brings_back_what_was_before(name, options, home):
    hold(home, logged(pain=9))
    before = held()
    import_sample(name, options)
    with clock_at(LATER):
        output_of("undo")
    assert held()["check_ins"] == before["check_ins"]


@pytest.mark.parametrize(("name", "options"), IMPORTABLE)
def test_what_the_preview_says_is_what_happens(name, options):
    planned = output_of(*arguments(name, options), "--dry-run")
    done = import_sample(name, options)
    added = re.search(r"^(\d+) days? would be added", planned, re.MULTILINE)[1]
    assert re.search(rf"^{added} days? added, 0 changed", done, re.MULTILINE)
    assert len(check_ins()) == int(added)


@pytest.mark.parametrize(("name", "options"), TABLES)
def test_a_correction_survives_each_later_import(name, options):
    import_sample(name, options)
    day = next(iter(check_ins()))
    with clock_at(LATER):
        output_of("edit", day, "--pain", "10", "--note", "mine")
        corrected = check_ins()[day]
        import_sample(name, options)
        assert check_ins()[day] == corrected


@pytest.mark.parametrize(("name", "options"), TABLES)
def test_a_day_that_was_removed_stays_removed(name, options):
    import_sample(name, options)
    day = next(iter(check_ins()))
    with clock_at(LATER):
        output_of("delete", day, "--yes")
        assert "since deleted here" in import_sample(name, options)
        assert day not in check_ins()


@pytest.mark.parametrize(("name", "options"), TABLES)
def test_a_check_in_made_here_is_neither_replaced_nor_filled(name, options, home):
    days = list(check_ins_of(name, options))
    mine = [logged(SUNDAY - timedelta(days=n), note="mine") for n in range(400)]
    hold(home, *(check_in for check_in in reversed(mine) if check_in.day.isoformat() in days))
    before = check_ins()
    assert "kept as they are" in import_sample(name, options)
    assert before.items() <= check_ins().items()


def check_ins_of(name, options):
    import_sample(name, options)
    found = check_ins()
    output_of("undo")
    return found


@pytest.mark.parametrize(("name", "options"), TABLES)
def test_what_another_program_asked_is_marked_so(name, options):
    import_sample(name, options)
    for check_in in check_ins().values():
        assert check_in["wording"] == 0
        assert check_in["source"]


def test_several_values_of_a_day_are_kept_in_the_note_with_their_times():
    import_sample(*DAILYO)
    day = check_ins()["2026-11-20"]
    assert day["pain"] == 6
    assert day["note"].endswith("[Daylio: pain 6 at 07:40, 7 at 13:05, 4 at 21:10]")
    assert day["activities"] == ["walk", "physio", "work"]
    assert day["source"] == "Daylio"


def test_show_names_the_program_that_asked():
    import_sample(*DAILYO)
    assert "  asked by          Daylio\n" in output_of("show", "2026-11-20")


def test_severities_on_another_scale_go_into_the_note_as_they_were_written():
    import_sample("bearable.csv", "")
    note = check_ins()["2026-11-20"]["note"]
    assert "[Bearable: Back (lower) pain 1, 3, 2 of 4; Headache 2 of 4]" in note


def test_the_moment_of_entry_can_be_supplied_later_without_touching_answers():
    import_sample(*DAILYO)
    before = check_ins()["2026-11-20"]
    with clock_at(LATER):
        output_of("edit", "2026-11-19", "--pain", "1")
        said = import_sample("daylio.csv", "--scale 0-10 --entered row")
    assert "the moment of entry is supplied." in said
    after = check_ins()
    assert after["2026-11-20"]["entered_at"] == "2026-11-20T21:10:00+01:00"
    assert after["2026-11-19"]["pain"] == 1
    assert after["2026-11-19"]["entered_at"] == "2026-11-19T20:55:00+01:00"
    changed = {"entered_at", "changed_at", "revisions"}
    same = before.keys() - changed
    assert {k: after["2026-11-20"][k] for k in same} == {k: before[k] for k in same}
    with clock_at(LATER):
        once = held()
        import_sample(*DAILYO)
        assert held() == once


def test_a_plain_table_gets_its_moments_from_a_later_one_with_them(tmp_path):
    file = tmp_path / "in.csv"
    file.write_text("date,pain\n2026-11-02,4\n2026-11-03,5\n")
    output_of("import", str(file))
    file.write_text("date,pain,entered_at\n2026-11-02,4,2026-11-02T21:00:00+01:00\n")
    with clock_at(LATER):
        output_of("import", str(file))
    assert check_ins()["2026-11-02"]["entered_at"] == "2026-11-02T21:00:00+01:00"
    file.write_text("date,pain\n2026-11-02,4\n2026-11-03,5\n")
    output_of("import", str(file), "--entered", "same-day")
    assert check_ins()["2026-11-03"]["entered_at"].startswith("2026-11-03T23:59")


def test_a_plain_table_over_a_day_made_here_takes_nothing_away(home, tmp_path, diary):
    mine = logged(pain=4, fear=3, causes=(Cause("stress"),))
    hold(home, mine)
    file = tmp_path / "in.csv"
    file.write_text("date,pain\n2026-11-22,9\n")
    said = output_of("import", str(file))
    assert "1 day made or corrected here: kept as they are." in said
    assert diary.check_in(SUNDAY) == mine


def test_a_growing_file_adds_and_renews_and_another_program_fills_in(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("Date,Pain (0-10)\n2026-11-20,4\n")
    output_of("import", str(file), "--yes")
    file.write_text("Date,Pain (0-10)\n2026-11-20,5\n2026-11-21,6\n")
    with clock_at(LATER):
        assert "1 day added, 1 changed" in output_of("import", str(file), "--yes")
    other = tmp_path / "b.csv"
    other.write_text("Date,Pain (0-10),Activities\n2026-11-20,9,walk\n")
    output_of("import", str(other), "--yes")
    day = check_ins()["2026-11-20"]
    assert (day["pain"], day["activities"], day["source"]) == (5, ["walk"], "a.csv + b.csv")


def test_days_of_attacks_stay_late_and_say_so_in_their_source():
    import_sample("headi.csv", "--entered row")
    day = check_ins()["2026-11-19"]
    assert day["source"] == "Headi (attacks only)"
    assert day["entered_at"].startswith("2026-11-22")


def test_without_a_terminal_an_import_of_another_program_needs_yes(home):
    result = prtcheck("import", "halves.csv")
    assert result.exit_code == 2
    assert "3 days would be added" in result.stdout
    assert "--yes" in result.stderr
    assert not home.exists()


def test_every_date_in_two_orders_is_asked_for_and_never_guessed(home):
    sentence = refusal("import", "migraine-buddy-ambiguous.csv", "--yes", code=3)
    assert "day first: 11 Mar 2026 to 11 Oct 2026, month first: 3 Nov 2026" in sentence
    assert "--dates dmy or --dates mdy" in sentence
    assert not home.exists()


def test_the_mappings_are_listed():
    listed = output_of("import", "--maps")
    assert len(listed.splitlines()) == 10
    assert "daylio" in listed


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (("--map", "nobody"), "no mapping nobody"),
        (("--column", "pain"), "FIELD=NAME"),
        (("--column", "joy=Pain (0-10)"), "joy can't be imported"),
        (("--column", "pain=Nowhere"), "no column Nowhere"),
        (("--value", "pain=Nowhere"), "Can't find Nowhere"),
        (("--dates", "wild"), "must be dmy, mdy or ymd"),
        (("--scale", "ten"), "such as 0-10"),
        (("--scale", "10-0"), "such as 0-10"),
    ],
)
def test_a_choice_that_is_none_is_named(options, named, home):
    assert named in refusal("import", "halves.csv", *options)
    assert not home.exists()


def test_a_row_of_ones_own_table_without_its_moment_gets_it_by_ones_word(tmp_path):
    file = tmp_path / "in.csv"
    file.write_text("date,pain,entered_at\n2026-11-02,4,\n2026-11-03,5,2026-11-03T21:00+01:00\n")
    output_of("import", str(file))
    with clock_at(LATER):
        said = output_of("import", str(file), "--entered", "same-day")
    assert "1 day: the moment of entry is supplied." in said
    assert check_ins()["2026-11-02"]["entered_at"] == "2026-11-02T23:59:00+01:00"
    assert check_ins()["2026-11-03"]["entered_at"] == "2026-11-03T21:00:00+01:00"


def test_own_files_take_no_choices():
    assert "needs no mapping" in refusal("import", "own-as-exported.csv", "--scale", "0-10")
