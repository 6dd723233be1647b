"""Records for tests: plain ones to tell a story with, and any that the core accepts, drawn."""

import unicodedata
from datetime import UTC, date, datetime, time, timedelta, timezone

from hypothesis import strategies as st

from prtcheck.core.check_in import (
    HIGHEST_VERSION,
    LONGEST_ACTIVITY,
    MOST_CAUSES,
    Cause,
    CheckIn,
    CodedBy,
    Side,
)
from prtcheck.core.days import EARLIEST

SUNDAY = date(2026, 11, 22)
"""The day on which most stories play."""

WINTER = timezone(timedelta(hours=1))
EVENING = datetime.combine(SUNDAY, time(21, 14, 5), WINTER)
"""Its evening, when one checks in."""

THE_END = datetime.max.replace(tzinfo=UTC)
"""A moment and a day (its date) from which every drawn record lies in the past."""

_TRICKY = (
    *"'=+-@;,\"\t\r\n \\/[]<>%",
    "\x1b[31m",  # an escape sequence
    "\x07",
    "\x7f",
    "\x85",
    "\x9b",
    "\u2028",
    "\u202e",  # right-to-left override
    "\ufeff",
    "א",
    "مرحبا",
    "e\u0301",
    "👩\u200d🦽",
    "😀",
    "[bold]",
    "<script>",
    "{x}",
)


def back(days):
    """The day so many days before Sunday."""
    return SUNDAY - timedelta(days=days)


def evening_of(day):
    """A moment in the evening of a day."""
    return EVENING + (day - SUNDAY)


def logged(day=SUNDAY, **answers):
    """A check-in entered on its own evening; without answers, pain 4."""
    return CheckIn(**{"day": day, "entered_at": evening_of(day), **(answers or {"pain": 4})})


def moments_of(check_in):
    """Every moment that a check-in keeps."""
    coded = [cause.coded_at for cause in check_in.causes]
    return [m for m in (check_in.entered_at, check_in.edited_at, *coded) if m is not None]


def exactly(check_in):
    """What two records have in common that are the same to the offset of each moment."""
    return check_in, [moment.utcoffset() for moment in moments_of(check_in)]


def texts(*, longest=40, without=""):
    """Own words of any kind, empty too."""
    tricky = [piece for piece in _TRICKY if piece not in without]
    characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0" + without)
    pieces = st.lists(st.sampled_from(tricky) | characters, max_size=12)
    return st.text(characters, max_size=longest) | pieces.map("".join).map(
        lambda text: text[:longest]
    )


def words(*, longest=40, without=""):
    """Own words that hold more than spaces."""
    return texts(longest=longest, without=without).filter(str.strip)


offsets = st.builds(
    timezone,
    (st.sampled_from([0, 3600, -5 * 3600, 13 * 3600]) | st.integers(-86_399, 86_399)).map(
        lambda seconds: timedelta(seconds=seconds)
    ),
)
"""Any offset from UTC that the core accepts, to the second."""

moments = st.datetimes(timezones=offsets)
_moments_of_entry = st.datetimes(min_value=datetime.combine(EARLIEST, time()), timezones=offsets)
ratings = st.none() | st.integers(0, 10)
versions = st.integers(1, HIGHEST_VERSION)
activities = st.lists(words(longest=LONGEST_ACTIVITY, without=";"), max_size=4, unique=True)

uncoded_causes = st.builds(Cause, words())
causes_coded_by_hand = st.builds(Cause, words(), st.sampled_from(Side), st.just(CodedBy.PERSON))
causes_that_csv_carries = uncoded_causes | causes_coded_by_hand


@st.composite
def any_causes(draw):
    """Any cause that the core accepts."""
    side = draw(st.none() | st.sampled_from(Side))
    return Cause(
        text=draw(words()),
        side=side,
        coded_by=None if side is None else draw(st.sampled_from(CodedBy)),
        coded_at=draw(st.none() | moments),
        list_version=draw(st.none() | versions),
        carried_over=draw(st.booleans()),
    )


@st.composite
def answers(draw, causes=None):
    """Answers to all of a check-in's questions; none at all, too."""
    one = any_causes() if causes is None else causes
    return {
        "pain": draw(ratings),
        "fear": draw(ratings),
        "causes": tuple(draw(st.lists(one, max_size=MOST_CAUSES))),
        "activities": tuple(draw(activities)),
        "note": draw(texts()),
    }


@st.composite
def check_ins(draw, causes=None, wordings=versions, days=None):
    """Any check-in that the core accepts, of one of the days or of any."""
    given = draw(answers(causes).filter(_holds_an_answer))
    entered_at = draw(_moments_of_entry) if days is None else None
    if entered_at is None:
        day = draw(days)
        entered_at = evening_of(day)
    else:
        before = draw(st.integers(0, min(800, (entered_at.date() - EARLIEST).days)))
        day = entered_at.date() - timedelta(days=before)
    return CheckIn(
        day=day,
        entered_at=entered_at,
        wording=draw(wordings),
        edited_at=draw(st.none() | moments),
        **given,
    )


def diaries(**which):
    """Check-ins of several days, oldest first."""
    return st.lists(check_ins(**which), max_size=6, unique_by=lambda c: c.day).map(
        lambda several: sorted(several, key=lambda c: c.day)
    )


def _holds_an_answer(given):
    ratings_given = given["pain"] is not None or given["fear"] is not None
    return ratings_given or given["causes"] or given["activities"] or given["note"].strip()


def terminal_would_obey(text):
    """Whether a text holds a character that is a command to a terminal."""
    return any(unicodedata.category(character) == "Cc" for character in text)
