"""Answers to a few questions: with their uncertainty, or refused; in words that teach no fear."""

import random
import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from program import answered, clock_at, prtcheck, said
from strategies import SUNDAY

from prtcheck.analysis.findings import limit_period
from prtcheck.analysis.inference import change
from prtcheck.analysis.insights import compute_insights
from prtcheck.analysis.trend import compute_trend
from prtcheck.core.check_in import Cause, CheckIn, CodedBy, Side
from prtcheck.core.history import ChangeKind
from prtcheck.core.metric import Metric
from prtcheck.core.period import Period
from prtcheck.demo import make_diary
from prtcheck.paths import find_paths
from prtcheck.storage.diary import Diary
from prtcheck.wording.check_in import format_change, format_means
from prtcheck.wording.trend import REGRESSION, USUAL_CARE, format_metric

FIRST = date(2026, 1, 5)
NEVER_SAID = re.compile(r"cause of|because|trigger|worse|better|hurts|works", re.IGNORECASE)


def entry(number, **answers):
    day = FIRST + timedelta(days=number)
    entered = datetime.combine(day, time(21), UTC)
    return CheckIn(day=day, entered_at=entered, **{"pain": 5, **answers})


def period(days):
    return Period(FIRST, FIRST + timedelta(days=days - 1))


def found(check_ins, days, question):
    [finding] = [f for f in compute_insights(check_ins, period(days)) if question in f.question]
    return finding


def wavy(number):
    return 5 + random.Random(number).choice([-1, 0, 1])


@pytest.mark.parametrize("days", [1, 9, 27])
def test_before_28_days_it_says_how_many_are_missing(days):
    finding = found([entry(n, pain=wavy(n)) for n in range(days)], days, "Has pain changed")
    assert not finding.enough
    assert finding.text == f"not enough days yet: {days} of 28 answered days"


def test_a_change_is_told_with_its_interval():
    check_ins = [entry(n, pain=wavy(n) - 3 * (n >= 45)) for n in range(90)]
    finding = found(check_ins, 90, "Has pain changed")
    expected = change([c.pain for c in check_ins])
    assert (finding.enough, finding.figures["low"]) == (True, expected.low)
    assert "lower" in finding.text
    assert finding.figures["high"] < 0


@given(st.floats(0, 10), st.floats(0, 10))
def test_the_means_that_are_shown_are_as_far_apart_as_is_said(first, last):
    shown = format_means(first, last)
    told = [len(mean.partition(".")[2]) for mean in shown]
    apart = abs(float(shown[0]) - float(shown[1]))
    assert f"{apart:.1f}" == f"{abs(first - last):.1f}" or told == [3, 3]
    assert apart == pytest.approx(abs(first - last), abs=0.1)
    assert [float(mean) for mean in shown] == pytest.approx([first, last], abs=0.05)


@pytest.mark.parametrize(
    ("means", "shown"),
    [
        ((4.8, 2.8), ["4.8", "2.8"]),
        ((4.7649, 2.8251), ["4.76", "2.83"]),
        ((4.846, 2.904), ["4.8", "2.9"]),
        ((None, 4.25), ["", "4.2"]),
    ],
)
def test_a_mean_is_shown_to_more_than_one_decimal_only_where_the_difference_needs_it(means, shown):
    assert format_means(*means) == shown


def test_no_week_against_a_week_contradicts_the_difference_beside_it():
    more_decimals = 0
    for seed in range(40):
        drawn = random.Random(seed)
        days = [entry(n, pain=drawn.choice([None, 3, 4, 5, 6]), fear=4) for n in range(50)]
        seen = compute_trend(days, period(50))
        words = " ".join(format_metric(seen, Metric.PAIN))
        if seen.ratings[Metric.PAIN].summary.change is None:
            continue
        first, last = re.search(r"first 7 days (\S+) .*?last 7 days (\S+) ", words).groups()
        told = re.search(r"first 7: (\S+) ", words)[1]
        assert f"{abs(float(first) - float(last)):.1f}" == told
        more_decimals += len(first) > len("4.5")
    assert 0 < more_decimals < 40


def test_late_entries_are_left_out():
    check_ins = [entry(n, pain=wavy(n)) for n in range(40)]
    late = [replace(c, entered_at=c.entered_at + timedelta(days=5)) for c in check_ins[20:]]
    assert found([*check_ins[:20], *late], 40, "Has pain changed").days_there == 20


def test_when_both_moved_the_order_is_told_and_not_tested():
    check_ins = [
        entry(n, pain=wavy(n) - 3 * (n >= 60), fear=wavy(n + 500) - 3 * (n >= 20))
        for n in range(100)
    ]
    finding = found(check_ins, 100, "moved first")
    assert finding.figures["fear_half_way"] < finding.figures["pain_half_way"]
    assert "not tested" in finding.text


def test_when_not_both_moved_there_is_no_order():
    check_ins = [entry(n, pain=wavy(n), fear=wavy(n + 500)) for n in range(60)]
    assert "no order" in found(check_ins, 60, "moved first").text


def walked(days, effect=0, every=3):
    done = [random.Random(n + 10_000).random() < 1 / every for n in range(days)]
    return [
        entry(n, pain=wavy(n) + effect * walk, activities=("walk",) if walk else ("read",))
        for n, walk in enumerate(done)
    ]


def test_activities_wait_for_42_days_and_their_test_for_84():
    assert found(walked(41), 41, "walk").text == "not enough days yet: 41 of 42 calendar days"
    means_only = found(walked(60), 60, "walk")
    assert means_only.enough
    assert {look["stands_out"] for look in means_only.figures["looks"]} == {None}
    assert "chance (p" not in means_only.text
    tested = found(walked(90), 90, "walk")
    assert {look["stands_out"] for look in tested.figures["looks"]} == {False}
    assert "could easily be chance" in tested.text


def test_a_day_is_counted_as_what_it_is_called():
    check_ins = [entry(n, pain=wavy(n) if n % 2 else None, fear=wavy(n + 500)) for n in range(40)]
    findings = compute_insights(check_ins, period(40))
    counts = {(f.days_there, f.text.rsplit(" of ")[-1]) for f in findings if not f.enough}
    assert counts == {(20, "28 answered days"), (40, "56 calendar days")}


def busy(seed):
    drawn = random.Random(seed)

    def done():
        return tuple(drawn.sample(("read", "swim", "walk"), drawn.randint(0, 3)))

    return [entry(n, pain=drawn.randint(3, 7), activities=done()) for n in range(90)]


def test_only_what_would_not_stand_out_alone_could_easily_be_chance():
    seen = set()
    for seed in range(12):
        for finding in compute_insights(busy(seed), period(90)):
            looks = finding.figures.get("looks", ())
            for look, words in zip(looks, finding.text.split("; "), strict=bool(looks)):
                verdict = words.rpartition(": ")[2].partition(" (p")[0]
                alone = look["p"] <= 0.10
                assert (look["stands_out"], alone, verdict) in {
                    (True, True, "stands out"),
                    (False, True, "not clear enough to say, for several things were looked at"),
                    (False, False, "could easily be chance"),
                }
                seen.add((look["stands_out"], alone))
    assert {(False, True), (False, False)} <= seen


def test_a_strong_difference_stands_out():
    looks = found(walked(180, effect=3), 180, "walk").figures["looks"]
    assert looks[0]["stands_out"]
    assert looks[0]["mean_with"] - looks[0]["mean_without"] == pytest.approx(3, abs=0.5)


def test_few_days_on_one_side_are_not_compared():
    check_ins = [entry(n, pain=wavy(n), activities=("walk",)) for n in range(90)]
    assert not found(check_ins, 90, "walk").enough


def test_at_most_three_activities_sorted_by_name():
    names = ("zumba", "apples", "middle", "rare")
    check_ins = [
        entry(n, activities=tuple(x for at, x in enumerate(names) if n % (at + 2)))
        for n in range(60)
    ]
    asked = [
        f.question for f in compute_insights(check_ins, period(60)) if "together" in f.question
    ]
    assert len(asked) == 3
    assert asked == sorted(asked)


def test_causes_of_the_first_four_weeks_stand_beside_the_last_four():
    coded = {
        side: Cause("x", side, CodedBy.PERSON, datetime(2026, 1, 1, tzinfo=UTC)) for side in Side
    }
    check_ins = [
        entry(n, causes=(coded[Side.BODY if n < 28 else Side.MIND_BRAIN], coded[Side.UNSURE]))
        for n in range(56)
    ]
    figures = found(check_ins, 56, "sorted").figures
    assert (figures["first_mind_brain"], figures["first_body"]) == (0, 28)
    assert (figures["last_mind_brain"], figures["last_body"]) == (28, 0)


def test_no_more_than_366_days_are_tested():
    long = Period(FIRST, FIRST + timedelta(days=1000))
    assert limit_period(long).days == 366
    assert limit_period(long).until == long.until
    assert limit_period(period(30)) == period(30)
    days = [entry(n, pain=wavy(n)) for n in range(400)]
    assert compute_trend(days, period(400)).ratings[Metric.PAIN].summary.change is None
    assert compute_trend(days, period(366)).ratings[Metric.PAIN].summary.change is not None


def test_an_interval_with_0_in_it_says_that_it_could_be_no_change():
    same = change([wavy(n) for n in range(60)])
    assert same.low <= 0 <= same.high
    assert "could be no change" in format_change(same)


@pytest.fixture
def demo():
    def fill(seed, days):
        diary = Diary(find_paths().diary)
        made_up = make_diary(seed, days, SUNDAY - timedelta(days=1), UTC)
        diary.change_days(
            ChangeKind.IMPORT, datetime.combine(SUNDAY, time(9), UTC), {c.day: c for c in made_up}
        )

    with clock_at():
        yield fill


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("days", [20, 60, 200])
def test_nothing_it_says_of_a_diary_judges_or_explains(demo, seed, days):
    demo(seed, days)
    for command in (
        ("insights",),
        ("insights", "--json"),
        ("trend", "--all"),
        ("trend", "--all", "--json"),
        ("history", "--calendar"),
        ("status",),
    ):
        assert not NEVER_SAID.search(prtcheck(*command).stdout)


def test_under_every_change_stands_that_high_spells_ease_by_themselves(demo):
    demo(1, 90)
    words = said("trend", "--all", "--metric", "pain", "--metric", "fear")
    assert words.count(REGRESSION) == words.count("Last 28 days against the first 28") == 2
    assert USUAL_CARE in words
    answers = " ".join(said("insights").split())
    assert REGRESSION in answers
    assert USUAL_CARE in answers


def test_the_json_has_the_documented_shape(demo):
    demo(1, 90)
    shown = answered("insights")
    assert list(shown) == ["since", "until", "findings"]
    keys = ["question", "enough", "days_needed", "days_there", "text"]
    assert all(list(finding)[:5] == keys for finding in shown["findings"])
    trends = answered("trend", "--all")["summary"]["pain"]
    assert trends["change"].keys() == {"difference", "low", "high", "window_days"}
    assert trends["slope"].keys() == {"per_week", "p"}


def test_a_long_diary_is_cut_and_it_is_said(demo):
    demo(1, 500)
    assert "Cut to the latest 366 days" in said("insights", "--all")


def test_an_empty_diary_has_nothing_to_say():
    with clock_at():
        assert said("insights") == "No check-ins in these days.\n"
