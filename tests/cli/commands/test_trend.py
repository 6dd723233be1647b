"""The `trend` command."""

import os
import re
from datetime import date, timedelta

import pytest
from program import hold, json_of, output_of, prtcheck, refusal, run
from strategies import back, evening_of, logged
from terminal import Terminal

from prtcheck.core.check_in import Cause, CheckIn, CodedBy, OwnRating, Side
from prtcheck.wording.overview import OVERVIEW_MEANINGS, OVERVIEW_TITLE

pytestmark = pytest.mark.usefixtures("sunday_evening")


SORTED = (
    Cause("stress", Side.MIND_BRAIN, CodedBy.PERSON),
    Cause("disc", Side.BODY, CodedBy.PERSON),
)


def late(day, by, **answers):
    return CheckIn(day=day, entered_at=evening_of(day + timedelta(days=by)), **answers)


def test_trend_counts_today_only_when_it_is_logged_or_named(home):
    hold(home, *(logged(back(days)) for days in range(1, 40)))
    assert json_of("trend")["until"] == "2026-11-21"
    assert json_of("trend")["days_asked"] == 30
    named = json_of("trend", "--since", "-29", "--until", "today")
    assert (named["until"], named["days_asked"], named["days_answered"]) == ("2026-11-22", 30, 29)
    output_of("log", "--pain", "4")
    assert json_of("trend")["until"] == "2026-11-22"


def test_trend_begins_with_the_first_check_in(home):
    hold(home, *(logged(back(days)) for days in range(5)))
    for options in ((), ("--all",), ("--since", "2020-01-01"), ("--days", "9999")):
        shown = json_of("trend", *options)
        assert (shown["since"], shown["days_asked"]) == ("2026-11-18", 5)


def test_the_tables_say_what_the_app_says_of_days_and_of_too_few_of_them(home):
    hold(home, *(logged(back(days), pain=days % 3) for days in range(12) if days != 4))
    shown = output_of("trend", "--plain")
    assert shown.splitlines()[0].endswith("12 days, 11 with a check-in")
    assert "Changes on these days: not enough days yet, 11 of 28." in shown


def test_the_first_mean_looks_at_the_days_before_the_period(home):
    hold(home, *(logged(back(days), pain=days) for days in range(10)))
    first, _ = json_of("trend", "--days", "2")["series"]["pain"]
    assert first == {"day": "2026-11-21", "value": 1, "days_late": 0, "mean7": 4.0}


def test_trend_json_is_the_documented_shape(home):
    hold(
        home,
        logged(back(2), pain=4, fear=3, causes=(Cause("disc"),), activities=("walk",)),
        late(back(1), 3, pain=9),
        logged(back(0), pain=1),
    )
    shown = json_of("trend")
    assert list(shown) == [
        *("since", "until", "days_asked", "days_answered", "days_late_left_out"),
        *("series", "overview", "words", "summary", "phases", "left_out"),
    ]
    assert (shown["days_asked"], shown["days_answered"], shown["days_late_left_out"]) == (3, 3, 1)
    assert list(shown["series"]) == ["pain", "fear", "causes", "activities"]
    assert shown["series"]["pain"][1] == {
        "day": "2026-11-21",
        "value": 9,
        "days_late": 3,
        "mean7": None,
    }
    assert shown["series"]["causes"] == [
        {"week": "2026-11-16", "mind_brain": 0, "body": 0, "unsure": 0, "uncoded": 1}
    ]
    assert shown["series"]["activities"] == [{"name": "walk", "days": 1}]
    assert shown["summary"]["pain"] == {
        "mean": 2.5,
        "lowest": 1,
        "highest": 4,
        "days_at_0_or_1": 1,
        "first": {"mean": 2.5, "days": 2},
        "last": {"mean": 2.5, "days": 2},
        "change": None,
        "slope": None,
    }
    assert shown["summary"]["fear"]["mean"] == 3.0


def test_the_json_has_the_weeks_of_the_overview_and_null_where_too_little_is_known(home):
    hold(
        home,
        *(logged(back(days), pain=5, fear=1) for days in range(13, 8, -1)),
        logged(back(1), pain=4, causes=SORTED, activities=("walk",)),
        late(back(0), 3, pain=9, activities=("walk",)),
    )
    assert [tuple(week.items()) for week in json_of("trend")["overview"]] == [
        (
            *(("week", "2026-11-09"), ("mind_brain", None), ("sorted", 0), ("wordings", 0)),
            *(("fear", 1.0), ("pain", 5.0), ("days_active", 0), ("days_answered", 5)),
        ),
        (
            *(("week", "2026-11-16"), ("mind_brain", 1), ("sorted", 2), ("wordings", 1)),
            *(("fear", None), ("pain", None), ("days_active", 1), ("days_answered", 1)),
        ),
    ]


def test_trend_of_an_empty_diary_is_empty_and_no_error():
    result = prtcheck("trend")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No check-ins" in result.stderr
    shown = json_of("trend")
    assert (shown["since"], shown["until"], shown["days_asked"]) == (None, None, 0)
    assert shown["series"] == {"pain": [], "fear": [], "causes": [], "activities": []}
    assert shown["summary"]["pain"]["mean"] is None


def test_only_the_metrics_that_are_asked_for_are_shown(home):
    hold(home, logged(pain=4, fear=3, causes=(Cause("disc"),), activities=("walk",)))
    shown = json_of("trend", "--metric", "causes", "--metric", "pain")
    assert list(shown["series"]) == ["pain", "causes"]
    assert list(shown["summary"]) == ["pain"]
    assert shown["overview"] is None
    words = output_of("trend", "--metric", "fear")
    assert "Fear of movement: 1 of 1 day answered" in words
    assert "Pain" not in words
    assert "walk" not in words
    assert OVERVIEW_TITLE not in words
    assert prtcheck("trend", "--metric", "mood").exit_code == 2


def test_plain_figures_say_what_the_charts_show(home):
    hold(home, *(logged(back(days), pain=days % 8, fear=2) for days in range(30)))
    words = output_of("trend")
    assert words.startswith(
        "Sat 24 Oct 2026 to Sun 22 Nov 2026, 30 days, 30 with a check-in\n\nWhat changed:\n"
    )
    assert (
        "Pain: 30 of 30 days answered. Mean 3.3, lowest 0, highest 7. Days at 0 or 1: 8. "
        "First 7 days 3.1 (7 days), last 7 days 3.0 (7 days).\n"
    ) in words


def test_the_plain_overview_says_everything_that_the_drawn_one_says(home):
    answers = {"causes": SORTED, "activities": ("walk",), "fear": 2}
    hold(home, *(logged(back(days), pain=days % 8, **answers) for days in range(28)))
    words = output_of("trend", "--all").partition("Pain: ")[0]
    rows = [line.split("  ") for line in words.splitlines()]
    assert [[cell.strip() for cell in row if cell] for row in rows if len(row) > 2] == [
        ["week of", "mind & brain", "wordings", "fear", "pain", "days active"],
        ["2026-10-26", "7 of 14", "1", "2.0", "3.4", "7 of 7"],
        ["2026-11-02", "7 of 14", "1", "2.0", "3.3", "7 of 7"],
        ["2026-11-09", "7 of 14", "1", "2.0", "3.1", "7 of 7"],
        ["2026-11-16", "7 of 14", "1", "2.0", "3.0", "7 of 7"],
        ["first 7 days", "7 of 14", "1", "2.0", "3.4", "7 of 7"],
        ["last 7 days", "7 of 14", "1", "2.0", "3.0", "7 of 7"],
    ]
    assert all(f"\n{name}: {meaning}\n" in words for name, meaning in OVERVIEW_MEANINGS.items())


@pytest.mark.parametrize(("columns", "rows"), [(120, 36), (80, 24), (40, 12)])
def test_on_a_terminal_the_overview_stands_above_the_prompt(columns, rows, home):
    first = date(2025, 3, 1)
    hold(home, *(logged(first + timedelta(days=days), pain=days % 8) for days in range(30)))
    dates = ("--since", "2025-03-01", "--until", "2025-03-30")
    with Terminal("trend", *dates, home=home, columns=columns, rows=rows) as terminal:
        assert terminal.wait_for_exit() == 0
        lines = [line for line in terminal.text().split("\n") if line]
    assert any(line.startswith("days active") for line in lines)
    assert lines[-1].endswith("ease by themselves.") or lines[-1].startswith("  themselves")


def test_a_late_entry_is_in_the_table_and_left_out_of_the_figures(home):
    hold(home, logged(back(9), pain=2), late(back(5), 4, pain=10), logged(pain=2))
    words = output_of("trend")
    answered_in_time = "Pain: 2 of 10 days answered (1 more entered 2 or more days late, left out)"
    assert f"{answered_in_time}. Mean 2.0, lowest 2, highest 2" in words
    assert "Fear of movement: 0 of 10 days answered.\n" in words
    assert "Check-ins entered 2 or more days late are marked in the last column. No figure" in words
    assert words.count("1 more") + words.count("1 check-in") == 1
    (row,) = (line for line in words.splitlines() if line.startswith("2026-11-17"))
    assert row.split() == ["2026-11-17", "10", "4"]


def test_the_number_of_late_entries_is_said_where_no_rating_says_it(home):
    hold(home, logged(back(9), activities=("walk",)), late(back(5), 4, activities=("walk",)))
    sentence = "1 check-in entered 2 or more days late is left out of the figures.\n"
    assert sentence in output_of("trend", "--metric", "activities")
    assert sentence in output_of("trend", "--metric", "causes")
    assert sentence in output_of("trend", "--weekly")
    assert "1 check-in" not in output_of("trend", "--weekly", "--metric", "pain")


@pytest.mark.parametrize("options", [("--weekly",), ("--all",)])
def test_weekly_points_come_when_asked_and_beyond_120_days(options, home):
    hold(home, *(logged(back(days), pain=days % 3) for days in (0, 1, 2, 9, 150)))
    words = output_of("trend", *options)
    assert "week of     pain mean  days" in words
    _, means = [line.split() for line in words.splitlines() if line.startswith("2026-11-16")]
    assert means == ["2026-11-16", "1.0", "3", "0"]


def test_plain_output_holds_no_escape_sequence_and_no_box(home):
    hold(home, *(logged(back(days), pain=days % 8, activities=("café",)) for days in range(30)))
    for options in ((), ("--plain",), ("--weekly",)):
        assert output_of("trend", *options).replace("é", "e").isascii()


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Auckland", "UTC", "Asia/Kolkata"])
def test_every_zone_labels_the_same_days(zone, home, tmp_path):
    first = date(2025, 3, 1)
    hold(home, *(logged(first + timedelta(days=days), pain=days % 11) for days in range(60)))
    dates = ("--since", "2025-03-01", "--until", "2025-04-29")
    for command in (("trend", *dates), ("trend", *dates, "--json"), ("history", *dates)):
        there = run(*command, env={**os.environ, "TZ": zone})
        assert there.returncode == 0
        assert there.stdout.decode() == output_of(*command)


def test_a_first_day_at_the_beginning_of_the_calendar_breaks_nothing(home):
    hold(home, late(date(1900, 1, 1), 700, pain=4))
    shown = json_of("trend", "--since", "1900-01-01", "--until", "1900-01-09")
    assert shown["days_asked"] == 9
    assert json_of("history", "--all")[0]["day"] == "1900-01-01"


def with_sleep(nth, value):
    return logged(back(nth), pain=4, ratings=(OwnRating("sleep", value),))


def test_own_ratings_are_in_everything_by_name(home):
    hold(home, *(with_sleep(nth, nth % 5) for nth in reversed(range(9))))
    shown = json_of("trend")
    assert list(shown["series"]) == ["pain", "fear", "causes", "activities", "sleep"]
    assert list(shown["series"]["sleep"][0]) == [
        *("day", "value", "days_late", "mean7", "is_former"),
    ]
    assert list(shown["series"]["pain"][0]) == ["day", "value", "days_late", "mean7"]
    assert shown["summary"]["sleep"].keys() == shown["summary"]["pain"].keys()
    assert [*shown["overview"][0]][-1] == "sleep"
    words = output_of("trend")
    assert "\nSleep: 9 of 9 days answered. Mean 1.8" in words
    assert re.search("pain  7-day mean +fear  7-day mean  sleep  7-day mean  days late", words)


def test_one_own_rating_is_shown_alone_whatever_its_spelling(home):
    hold(home, with_sleep(1, 3), with_sleep(0, 5))
    assert [*json_of("trend", "--metric", "SLEEP")["series"]] == ["sleep"]
    assert "Pain" not in output_of("trend", "--metric", "sleep")
    wrong = refusal("trend", "--metric", "slep")
    assert wrong == "A metric must be pain, fear, causes, activities or sleep. You typed 'slep'."
