"""A made-up diary from a seed, to look around in, to test with and to measure with."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from math import exp
from random import Random

from prtcheck.core.check_in import HIGHEST_RATING, Cause, CheckIn, CodedBy, OwnRating, Side
from prtcheck.core.days import WEEK
from prtcheck.core.definition import id_of
from prtcheck.core.merge import DiaryContents
from prtcheck.core.phase import Phase
from prtcheck.core.rating_scale import PRESETS, RatingScale

MADE_UP_NOTICE = "This diary is made up by a program: nobody wrote it."

CAUSES = {
    Side.BODY: (
        "slipped disc",
        "old back injury",
        "sitting too long",
        "bad posture at the desk",
        "weak core",
        "arthritis in the spine",
        "lifting boxes",
        "Hexenschuss, wie früher",
    ),
    Side.MIND_BRAIN: (
        "stress at work",
        "worry about money",
        "fear of bending",
        "argument with my sister",
        "nervous system on high alert",
        "holding in anger",
        "putting pressure on myself, deadlines",
        "stress before the visit in Malmö",
    ),
    Side.UNSURE: ("bad sleep", "the weather", "tension", "tired", "don't know"),
}

ACTIVITIES = {
    "walk": 0.55,
    "stretching": 0.4,
    "cooking": 0.35,
    "physio exercises": 0.3,
    "reading outside": 0.25,
    "gardening": 0.2,
    "seeing friends": 0.17,
    "swim": 0.15,
    "cycling": 0.1,
    "café with Zoë": 0.06,
}
"""How often each is done at first, as a share of days."""

NOTES = (
    "Long day, early to bed.",
    "Quiet Sunday at home 🙂",
    "Train to Łódź, four hours of sitting.",
    "Visited mum.",
    "Rain all day; read a whole book, très bien.",
    "New chair at the office.",
    "散歩した。桜がきれい。",
    "Slept seven hours.",
)

EXCEPTIONS = (
    "Gone for an hour while I was on the phone.",
    "In the other hip today.",
    "Less after the long walk than before it.",
    "Strong on a day in bed, without any movement.",
    "Back at once when the letter came.",
    "No worse after carrying the shopping.",
    "Came out of nowhere while I was reading.",
)

PHASE = "physio group"
PHASE_FROM = 0.4
"""Share of the days before the phase begins."""
RATING = "function"
RATING_FROM = 0.1
"""Share of the days before the rating is asked, and exceptions are."""
SHARE_WITH_RATING = 0.94
SHARE_WITH_EXCEPTION = 0.06
RATING_OF_PAIN = 0.75
"""How far function follows the day's pain; the rest is its own ups and downs."""
RATING_SPREAD = 1.4

GAP_DAYS = 4
"""Days in a row without a check-in, once in each stretch of days."""
STRETCH_DAYS = 120
SHORTEST_WITH_GAP = 21
SHARE_MISSING = 0.09
"""Of the days outside the gap; about 12 % of all are missing."""
SHARE_ONE_DAY_LATE = 0.05
SHARE_LATER = 0.03
SHARE_AFTER_MIDNIGHT = 0.07
SHARE_SKIPPED = 0.03
"""Of check-ins that leave pain out, and of those that leave fear out."""
SHARE_UNCLEAR = 0.12
"""Of causes that belong to no side."""
SHARE_NOT_SORTED = 0.12
"""Of causes whose side was not given."""
SHARE_EDITED = 0.05
SHARE_WITH_NOTE = 0.12

AUTOCORRELATION = 0.5
"""Of the daily ups and downs, from one day to the next."""
SPREAD = 1.2
"""Standard deviation of the daily ups and downs."""


@dataclass(frozen=True, slots=True)
class _Course:
    """Where a rating begins, where it ends up, and how fast it falls on the way."""

    start: float
    floor: float
    weekly: float
    """Share of the way left that a falling week takes."""
    plateau: float
    """Share of weeks in which nothing moves."""


_PAIN = _Course(start=6.2, floor=2.0, weekly=0.09, plateau=0.35)
_FEAR = _Course(start=6.6, floor=1.2, weekly=0.17, plateau=0.25)


def make_diary(seed: int, days: int, last_day: date, offset: tzinfo) -> list[CheckIn]:
    """Return a diary over so many days up to the last, always the same for the same arguments.

    The last day is always in it, entered in its evening by the clock of `offset`; nothing is
    entered after that evening.
    """
    random = Random(seed)  # noqa: S311 - nothing here is secret
    pain = _ratings(random, _PAIN, days)
    fear = _ratings(random, _FEAR, days)
    missing = _missing(random, days)
    diary = []
    for nth in range(days):
        if not missing[nth]:
            day = last_day - timedelta(days=days - 1 - nth)
            entered_at = _entered_at(random, day, last_day, offset)
            diary.append(_check_in(random, nth, (pain[nth], fear[nth]), day, entered_at))
    return diary


def _ratings(random: Random, course: _Course, days: int) -> list[int]:
    """Return daily ratings: a level that falls by weeks, with autocorrelated ups and downs."""
    ratings = []
    level, off = course.start, random.gauss(0, SPREAD)
    for nth in range(days):
        if nth % WEEK == 0 and random.random() >= course.plateau:
            level -= course.weekly * (level - course.floor)
        fresh = random.gauss(0, SPREAD * (1 - AUTOCORRELATION**2) ** 0.5)
        off = AUTOCORRELATION * off + fresh
        ratings.append(min(HIGHEST_RATING, max(0, round(level + off))))
    return ratings


def _missing(random: Random, days: int) -> list[bool]:
    missing = [random.random() < SHARE_MISSING for _ in range(days)]
    for stretch in range(0, days, STRETCH_DAYS):
        length = min(STRETCH_DAYS, days - stretch)
        if length >= SHORTEST_WITH_GAP:
            gap = stretch + random.randrange(WEEK, length - WEEK - GAP_DAYS)
            missing[gap : gap + GAP_DAYS] = [True] * GAP_DAYS
    return [*missing[:-1], False]


def _entered_at(random: Random, day: date, last_day: date, offset: tzinfo) -> datetime:
    chance = random.random()
    late = 1 if chance < SHARE_ONE_DAY_LATE else 0
    if SHARE_ONE_DAY_LATE <= chance < SHARE_ONE_DAY_LATE + SHARE_LATER:
        late = random.randint(2, 6)
    evening = min(day + timedelta(days=late), last_day)
    after_midnight = random.random() < SHARE_AFTER_MIDNIGHT and evening < last_day
    minutes = random.randint(245, 475) if after_midnight else random.randint(0, 210)
    seconds = random.randrange(60)
    start = datetime.combine(evening, time(20), offset)
    return start + timedelta(minutes=minutes, seconds=seconds)


def _check_in(
    random: Random, nth: int, ratings: tuple[int, int], day: date, entered_at: datetime
) -> CheckIn:
    skipped = random.random()
    edited = random.random() < SHARE_EDITED
    return CheckIn(
        day=day,
        pain=None if skipped < SHARE_SKIPPED else ratings[0],
        fear=None if SHARE_SKIPPED <= skipped < 2 * SHARE_SKIPPED else ratings[1],
        causes=_causes(random, nth, entered_at),
        activities=tuple(name for name, share in ACTIVITIES.items() if random.random() < share),
        note=random.choice(NOTES) if random.random() < SHARE_WITH_NOTE else "",
        entered_at=entered_at,
        edited_at=entered_at + timedelta(minutes=random.randint(2, 20)) if edited else None,
    )


def _causes(random: Random, nth: int, entered_at: datetime) -> tuple[Cause, ...]:
    """Return up to three causes: of the body early on, more of mind and brain by the weeks."""
    mind_brain = 0.6 - 0.5 * exp(-nth / (9 * WEEK))
    found: dict[str, Cause] = {}
    for _ in range(random.choice((0, 1, 1, 2, 2, 3))):
        chance = random.random()
        if chance < SHARE_UNCLEAR:
            side = Side.UNSURE
        elif chance < SHARE_UNCLEAR + (1 - SHARE_UNCLEAR) * mind_brain:
            side = Side.MIND_BRAIN
        else:
            side = Side.BODY
        text = random.choice(CAUSES[side])
        sorted_one = Cause(text, side, CodedBy.PERSON, entered_at)
        found[text] = Cause(text) if random.random() < SHARE_NOT_SORTED else sorted_one
    return tuple(found.values())


def make_contents(seed: int, days: int, last_day: date, offset: tzinfo) -> DiaryContents:
    """Return that diary with a phase, an own rating and exceptions, always the same too."""
    random = Random(f"{seed} further")  # noqa: S311 - nothing here is secret

    def evening_at(share: float) -> datetime:
        day = last_day - timedelta(days=days - 1 - int(days * share))
        return datetime.combine(day, time(20), offset)

    asked_at, started_at = evening_at(RATING_FROM), evening_at(PHASE_FROM)
    check_ins = [
        _with_further(random, check_in) if check_in.day >= asked_at.date() else check_in
        for check_in in make_diary(seed, days, last_day, offset)
    ]
    phase = Phase(started_at.date(), PHASE, None, started_at)
    scale = RatingScale(
        name=RATING,
        wording=1,
        **PRESETS[RATING]._asdict(),
        is_asked=True,
        added_at=asked_at,
        changed_at=asked_at,
    )
    return DiaryContents(check_ins, definitions={id_of(phase): phase, id_of(scale): scale})


def _with_further(random: Random, check_in: CheckIn) -> CheckIn:
    """Return a check-in with its function, which follows pain, and on some days an exception."""
    off = random.gauss(1, RATING_SPREAD)
    is_rated = random.random() < SHARE_WITH_RATING and check_in.pain is not None
    exception = random.choice(EXCEPTIONS) if random.random() < SHARE_WITH_EXCEPTION else ""
    value = round(RATING_OF_PAIN * (check_in.pain or 0) + off)
    rating = OwnRating(RATING, min(HIGHEST_RATING, max(0, value)))
    return replace(check_in, ratings=(rating,) if is_rated else (), exception=exception)
