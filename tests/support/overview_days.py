"""Diaries to stand under each other by week: any days of some months, causes sorted or not."""

from datetime import timedelta

from hypothesis import strategies as st
from strategies import SUNDAY, evening_of, logged, ratings

from prtcheck.analysis.trend import compute_trend
from prtcheck.core.check_in import Cause, CheckIn, CodedBy, Side
from prtcheck.core.period import Period


def sorted_cause(text, side):
    """A cause that the person sorted."""
    return Cause(text, side, CodedBy.PERSON)


CAUSES = (
    Cause("weather"),
    sorted_cause("disc", Side.BODY),
    sorted_cause("sleep", Side.UNSURE),
    *(sorted_cause(text, Side.MIND_BRAIN) for text in ("stress", "Stress!", "worry")),
)


def before(days):
    """The day so many days before the Sunday on which the periods end."""
    return SUNDAY - timedelta(days=days)


def late(days, by, **answers):
    """A check-in of so many days before Sunday, entered so many days after its day."""
    day = before(days)
    return CheckIn(day=day, entered_at=evening_of(day + timedelta(days=by)), **answers)


def overview_of(diary, days):
    """Return the overview of the days up to Sunday."""
    return compute_trend(diary, Period(before(days - 1), SUNDAY)).overview


@st.composite
def diaries(draw, days):
    """Check-ins of some of the days up to Sunday, oldest first."""
    of = draw(st.sets(st.integers(0, days - 1), max_size=min(days, 60)))
    answers = st.fixed_dictionaries(
        {
            "pain": ratings,
            "fear": ratings,
            "causes": st.lists(st.sampled_from(CAUSES), max_size=3).map(tuple),
            "activities": st.sampled_from([(), ("walk",), ("walk", "swim")]),
            "note": st.just("so that no day is empty"),
        }
    )
    return [logged(before(nth), **draw(answers)) for nth in sorted(of, reverse=True)]


spans = st.integers(1, 60) | st.integers(1, 800)
diaries_of_spans = spans.flatmap(lambda days: st.tuples(diaries(days), st.just(days)))
"""A diary, and over how many days up to Sunday it is looked at."""
