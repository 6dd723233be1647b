"""What the form asks of the diary: own activities, own words, the last causes."""

from datetime import timedelta

from strategies import EVENING, SUNDAY, logged

from prtcheck.core.check_in import Cause, CodedBy, Side

WEEK = [SUNDAY - timedelta(days=n) for n in range(6, -1, -1)]
CODED = Cause("stress", Side.MIND_BRAIN, CodedBy.ACCEPTED, EVENING, 2, carried_over=True)


def test_the_activities_of_late_come_first_by_use(diary):
    done = [("swim",), ("walk",), ("walk", "swim"), ("walk", "yoga"), ("bike",)]
    for day, names in zip(WEEK, done, strict=False):
        diary.save(logged(day, activities=names), EVENING, based_on=None)
    assert diary.activities_by_use() == ["walk", "swim", "bike", "yoga"]


def test_own_words_for_causes_come_once_latest_first(diary):
    diary.save(logged(WEEK[0], causes=(Cause("disc"), Cause("stress"))), EVENING, based_on=None)
    diary.save(
        logged(WEEK[1], causes=(Cause("posture"), Cause("age"), Cause("disc"))),
        EVENING,
        based_on=None,
    )
    assert diary.cause_texts() == ["posture", "age", "disc", "stress"]


def test_the_last_causes_are_those_of_the_latest_day_before_that_has_any(diary):
    diary.save(logged(WEEK[0], causes=(CODED, Cause("disc"))), EVENING, based_on=None)
    diary.save(logged(WEEK[1], pain=2), EVENING, based_on=None)
    diary.save(logged(WEEK[3], causes=(Cause("weather"),)), EVENING, based_on=None)
    assert diary.last_causes(WEEK[0]) == ()
    assert diary.last_causes(WEEK[3]) == (CODED, Cause("disc"))
    assert diary.last_causes(SUNDAY) == (Cause("weather"),)
