"""The `trend` command since a phase began: the golden figures, as the whole program gives them."""

import re

import pytest
from golden_series import DONE, GOLDEN, LOWER, day_of, diary_of, moment_of
from program import clock_at, hold, json_of, output_of

from prtcheck.actions.phases import end_phase, start_phase
from prtcheck.context import Context
from prtcheck.wording.intervals import DRIFT, USUAL_CARE
from prtcheck.wording.phases import TOO_LITTLE_BEFORE

GOLDEN_2, GOLDEN_3 = GOLDEN * 2, GOLDEN * 3
WITH_FEWER_DAYS = {"mean": None, "days": 0}


@pytest.fixture
def program(home):
    """Hold a series as pain with a phase from a day on, and run the day after it."""

    def run(values, start=None, *arguments, done="", name="PRT"):
        hold(home, *diary_of(values, done))
        with clock_at(moment_of(len(values)), "UTC"):
            if start is not None:
                start_phase(Context.current(), name, day_of(start))
            return json_of(*(arguments or ("trend", "--all")))

    return run


@pytest.mark.parametrize(
    ("values", "start", "expected"),
    [
        (GOLDEN, 28, (-0.6338, -1.3643, 0.0966)),
        (GOLDEN, 35, (-0.3200, -1.0184, 0.3784)),
        (GOLDEN + LOWER, 63, (-2.0000, -2.6872, -1.3128)),
        (GOLDEN_2, 98, (-0.3200, -1.1240, 0.4840)),
        (GOLDEN_2 + LOWER[:28], 126, (-1.3662, -2.1111, -0.6212)),
        (GOLDEN_2 + LOWER[:40], 126, (-1.8277, -2.5415, -1.1139)),
        (GOLDEN_3 + LOWER[:28], 189, (-1.3662, -2.1149, -0.6174)),
    ],
)
def test_the_golden_changes_since_a_phase_began(program, values, start, expected):
    [phase] = program(values, start)["phases"]
    change = phase["pain"]["change"]
    assert tuple(change.values()) == (*expected, 28)
    assert list(change) == ["difference", "low", "high", "window_days"]


@pytest.mark.parametrize(
    ("values", "start", "level", "seen"),
    [
        (GOLDEN_2, 98, 4.6006, 4.5200),
        (GOLDEN_2 + LOWER[:28], 126, 4.3919, 3.1538),
        (GOLDEN_2 + LOWER[:40], 126, 4.3271, 2.6923),
        (GOLDEN_3 + LOWER[:28], 189, 4.5479, 3.1538),
    ],
)
def test_the_golden_levels_had_it_gone_on(program, values, start, level, seen):
    [phase] = program(values, start)["phases"]
    assert phase["pain"]["expected"] == {"level": level, "seen": seen, "days_before": start}


def test_the_golden_earlier_comparisons(program):
    [phase] = program(GOLDEN_3 + LOWER[:28], 189)["phases"]
    assert phase["pain"]["earlier"] == {"as_far": 0, "places": 134, "side_by_side": 5}


def test_the_golden_earlier_comparisons_of_a_phase_like_the_days_before(program):
    [phase] = program(GOLDEN_3, 161)["phases"]
    assert phase["pain"]["earlier"] == {"as_far": 75, "places": 106, "side_by_side": 4}


@pytest.mark.parametrize(
    ("values", "change", "slope"),
    [
        (GOLDEN, (-1.1218, -2.0677, -0.1759, 14), (-0.1548, 0.1898)),
        (GOLDEN_2, (-0.6338, -1.3801, 0.1124, 28), (None, 0.1626)),
    ],
)
def test_the_golden_changes_and_trends_of_a_period(program, values, change, slope):
    pain = program(values)["summary"]["pain"]
    assert tuple(pain["change"].values()) == change
    per_week, p = slope
    assert pain["slope"]["p"] == p
    assert per_week in (None, pain["slope"]["per_week"])


def test_the_golden_means_with_an_activity(program):
    findings = program(GOLDEN, None, "insights", done=DONE)["findings"]
    [same, following] = next(f["looks"] for f in findings if "looks" in f)
    assert same["mean_with"] - same["mean_without"] == pytest.approx(-0.0108, abs=5e-5)
    assert (same["days_with"], same["days_without"]) == (20, 37)
    assert following["mean_with"] - following["mean_without"] == pytest.approx(-0.4875, abs=5e-5)
    assert (following["days_with"], following["days_without"]) == (16, 40)


def test_a_phase_has_the_documented_keys(program):
    [phase] = program(GOLDEN, 28)["phases"]
    assert list(phase) == ["name", "since", "until", "pain", "fear"]
    assert (phase["name"], phase["since"], phase["until"]) == ("PRT", day_of(28).isoformat(), None)
    keys = ["before", "after", "change", "slope_before", "expected", "earlier"]
    assert list(phase["pain"]) == list(phase["fear"]) == keys
    assert phase["fear"] == {**dict.fromkeys(keys), **dict.fromkeys(keys[:2], WITH_FEWER_DAYS)}


def test_a_phase_is_compared_with_the_days_before_it_whatever_the_range(program):
    whole = program(GOLDEN_2 + LOWER[:28], 126)["phases"]
    with clock_at(moment_of(154), "UTC"):
        assert json_of("trend", "--days", "7")["phases"] == whole


def test_only_phases_that_have_a_day_in_the_range_are_told(home, program):
    program(GOLDEN_2, 20)
    with clock_at(moment_of(len(GOLDEN_2)), "UTC"):
        end_phase(Context.current(), day_of(60))
        assert json_of("trend", "--days", "30")["phases"] == []
        [phase] = json_of("trend", "--all")["phases"]
        assert phase["until"] == day_of(60).isoformat()
        assert "Since PRT began on Sun 25 Jan 2026 (until Fri 6 Mar 2026):" in output_of(
            "trend", "--all"
        )


def test_the_figures_since_a_phase_began_are_told_in_words(program):
    program(GOLDEN_3 + LOWER[:28], 189)
    with clock_at(moment_of(217), "UTC"):
        lines = output_of("trend", "--days", "20").splitlines()
    start = lines.index("Since PRT began on Mon 13 Jul 2026:")
    assert lines[start + 1] == (
        "Pain, latest 28 days against the 28 before it began: "
        "1.4 lower (95 % interval 2.1 lower to 0.6 lower)."
    )
    assert re.fullmatch(
        r"In the 27 weeks before, pain already moved by 0\.0\d a week \(lower, p 0\.\d\d\)\.",
        lines[start + 2],
    )
    assert lines[start + 3 : start + 5] == [
        (
            "If the line of the 189 days before had gone on, the latest 28 days would be at 4.5. "
            "They were at 3.2."
        ),
        (
            "Before it began, two adjoining runs of 28 days differed as much, or more, at 0 of "
            "134 places. The runs overlap: about 5 such places would fit side by side."
        ),
    ]
    assert lines[start + 5] == "Fear of movement: fewer than 14 days before it or since."
    assert lines.count(USUAL_CARE) == lines.count(DRIFT) == 1


def test_of_a_short_record_it_is_said_that_nothing_tells_what_was_under_way(program):
    program(GOLDEN, 30)
    with clock_at(moment_of(63), "UTC"):
        words = output_of("trend", "--all")
    assert words.count(TOO_LITTLE_BEFORE) == 1


def test_before_14_days_on_a_side_nothing_is_compared(program):
    program(GOLDEN, 55)
    with clock_at(moment_of(63), "UTC"):
        words = output_of("trend", "--all")
    assert (
        "\nSince PRT began on Sun 1 Mar 2026: fewer than 14 days before it or since, so nothing is "
        "compared yet.\n"
    ) in words


def test_before_28_days_on_a_side_there_are_two_means_and_no_interval(program):
    [phase] = program(GOLDEN, 43)["phases"]
    assert phase["pain"]["change"] is None
    assert phase["pain"]["before"]["days"] == 12
    with clock_at(moment_of(63), "UTC"):
        assert re.search(
            r"\nPain, latest 14 days against the 14 before it began: \d\.\d+ \(12 days\) "
            r"against \d\.\d+ \(12 days\)\. No interval: it needs 28 days on each side\.\n",
            output_of("trend", "--all"),
        )


def test_a_start_is_named_in_the_causes_and_over_the_overview_too(home, program):
    from terminal import Terminal

    program(GOLDEN_2, 98, name="new job")
    with Terminal("trend", "--all", home=home, TZ="UTC") as terminal:
        assert terminal.wait_for_exit() == 0
        screen = "\n".join(terminal.screen.display)
    assert "┊ new job started 13 Apr" in screen or "new job started 13 Apr ┊" in screen
