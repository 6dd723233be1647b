"""Sorting causes: by hand, by yes, by memory; and a text sorted anew."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from prtcheck.core.causes import (
    accept_suggestion,
    clear_side,
    code_cause,
    distinct_causes,
    list_own_causes,
    recall_side,
    recode_days,
)
from prtcheck.core.check_in import Cause, CheckIn, CodedBy, Side
from prtcheck.core.text import fold

NOW = datetime(2026, 3, 1, 21, 0, tzinfo=UTC)
FIRST = date(2026, 1, 1)
sides = some.sampled_from(Side)


def day(number, *causes):
    return CheckIn(day=FIRST + timedelta(days=number), entered_at=NOW, causes=causes)


@given(sides)
def test_sorting_never_changes_the_words(side):
    cause = Cause("  My Old DISC ")
    for changed in (code_cause(cause, side, NOW), accept_suggestion(cause, side, NOW, 1)):
        assert (changed.text, changed.side) == (cause.text, side)
        assert clear_side(changed) == cause


@given(sides)
def test_the_same_words_are_recalled_in_any_spelling(side):
    found = recall_side(Cause("Old  disc!"), {fold("old DISC"): side}, NOW)
    assert (found.side, found.coded_by, found.text) == (side, CodedBy.REMEMBERED, "Old  disc!")


def test_what_is_sorted_already_is_not_recalled():
    cause = code_cause(Cause("disc"), Side.BODY, NOW)
    assert recall_side(cause, {"disc": Side.UNSURE}, NOW) == cause


def test_other_words_are_not_recalled():
    assert recall_side(Cause("disc"), {"discs": Side.BODY}, NOW) == Cause("disc")


@given(some.lists(some.none() | sides, min_size=1, max_size=8), sides)
def test_a_text_is_sorted_everywhere_but_where_the_hand_said_otherwise(former, side):
    days = [
        day(n, Cause("other"), code_cause(Cause("disc"), s, NOW) if s else Cause("Disc"))
        for n, s in enumerate(former)
    ]
    changed, left = recode_days(days, "disc", side, NOW)
    assert left == sum(s is not None and s is not side for s in former)
    assert changed.keys() == {d.day for d, s in zip(days, former, strict=True) if s is None}
    for check_in in changed.values():
        assert check_in.causes[0] == Cause("other")
        assert (check_in.causes[1].side, check_in.causes[1].text) == (side, "Disc")


def test_a_text_sorted_at_once_can_be_sorted_at_once_again():
    [once] = recode_days([day(0, Cause("disc"))], "disc", Side.BODY, NOW)[0].values()
    [again] = recode_days([once], "disc", Side.MIND_BRAIN, NOW)[0].values()
    assert again.causes[0].side is Side.MIND_BRAIN


def test_own_causes_count_days_and_say_how_they_are_sorted_last():
    body = code_cause(Cause("Disc"), Side.BODY, NOW)
    days = [day(0, body), day(1, Cause("stress")), day(3, Cause("disc"), Cause("disc!"))]
    disc, stress = list_own_causes(days)
    assert (disc.text, disc.days, disc.side) == ("disc", 2, Side.BODY)
    assert (disc.first, disc.last) == (days[0].day, days[2].day)
    assert (stress.days, stress.side) == (1, None)


def test_a_text_sorted_to_several_sides_has_each_with_its_days_the_latest_first():
    body, mind = (code_cause(Cause("disc"), side, NOW) for side in (Side.BODY, Side.MIND_BRAIN))
    days = [day(n, cause) for n, cause in enumerate([body, mind, body, mind, mind, Cause("disc")])]
    [own] = list_own_causes(days)
    assert list(own.sides.items()) == [(Side.MIND_BRAIN, 3), (Side.BODY, 2), (None, 1)]


@given(some.lists(some.none() | sides, min_size=1, max_size=8))
def test_the_days_of_all_sides_are_the_days_of_the_text(sorted_as):
    causes = [code_cause(Cause("disc"), side, NOW) if side else Cause("disc") for side in sorted_as]
    [own] = list_own_causes([day(n, cause) for n, cause in enumerate(causes)])
    assert sum(own.sides.values()) == own.days
    assert own.side is next(iter(own.sides))


def test_a_cause_named_twice_counts_once_as_it_was_named_first():
    causes = (Cause("Stress", Side.MIND_BRAIN, CodedBy.PERSON), Cause("disc"), Cause("stress!"))
    assert distinct_causes(causes) == causes[:2]
    [stress, _] = sorted(list_own_causes([day(0, *causes)]), key=lambda own: own.text)
    assert (stress.days, dict(stress.sides)) == (1, {Side.MIND_BRAIN: 1})
