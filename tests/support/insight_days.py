"""Made-up days to ask questions of: how they move, and one question's finding."""

import random
from datetime import UTC, date, datetime, time, timedelta

from prtcheck.analysis.insights import compute_insights
from prtcheck.core.check_in import CheckIn
from prtcheck.core.period import Period

FIRST = date(2026, 1, 5)


def entry(number, **answers):
    """A check-in of a day by its number, entered that evening; without answers, pain 5."""
    day = FIRST + timedelta(days=number)
    entered = datetime.combine(day, time(21), UTC)
    return CheckIn(day=day, entered_at=entered, **{"pain": 5, **answers})


def period(days):
    """The first so many days."""
    return Period(FIRST, FIRST + timedelta(days=days - 1))


def find(check_ins, days, question):
    """Return the only finding for a question."""
    [finding] = [f for f in compute_insights(check_ins, period(days)) if f.question is question]
    return finding


def wavy(number):
    """A rating of 4 to 6 that is always the same for a day."""
    return 5 + random.Random(number).choice([-1, 0, 1])


def walked(days, effect=0, every=3):
    """Days of which every third has a walk, with so many points more of pain."""
    done = [random.Random(n + 10_000).random() < 1 / every for n in range(days)]
    return [
        entry(n, pain=wavy(n) + effect * walk, activities=("walk",) if walk else ("read",))
        for n, walk in enumerate(done)
    ]


def busy(seed):
    """90 days of chance: pain, and some of three activities."""
    drawn = random.Random(seed)

    def done():
        return tuple(drawn.sample(("read", "swim", "walk"), drawn.randint(0, 3)))

    return [entry(n, pain=drawn.randint(3, 7), activities=done()) for n in range(90)]
