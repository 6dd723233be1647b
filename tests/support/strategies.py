"""Records for tests: plain ones to tell a story with, and any that the core accepts, drawn."""

import unicodedata
from datetime import UTC, date, datetime, time, timedelta, timezone

from hypothesis import strategies as st

from prtcheck.core.check_in import (
    HIGHEST_VERSION,
    LONGEST_ACTIVITY,
    LONGEST_RATING_NAME,
    LONGEST_SOURCE,
    MOST_CAUSES,
    Answers,
    Cause,
    CheckIn,
    CodedBy,
    OwnRating,
    Side,
    require_rating_name,
)
from prtcheck.core.days import EARLIEST
from prtcheck.core.phase import Phase
from prtcheck.core.rating_scale import PRESETS, RatingScale
from prtcheck.core.text import fold, printable
from prtcheck.errors import InvalidInputError

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
wordings_of_answers = st.integers(0, HIGHEST_VERSION)
"""Those of a day or a rating; 0 was asked by another program."""
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


def _can_name_a_rating(name):
    try:
        require_rating_name(name)
    except InvalidInputError:
        return False
    return True


rating_names = st.sampled_from(["sleep", "mood", "function"]) | words(
    longest=LONGEST_RATING_NAME, without="=;"
).map(printable).filter(_can_name_a_rating)
sources = st.none() | words(longest=LONGEST_SOURCE)


def own_ratings():
    """The answers to a person's own questions on a day; often there are none."""
    one = st.builds(OwnRating, rating_names, st.integers(0, 10), wordings_of_answers)
    some = st.lists(one, max_size=3, unique_by=lambda rating: fold(rating.name)).map(tuple)
    return st.just(()) | some


def phases(days, names=None):
    """Any phase that begins on one of some days."""
    any_names = words(longest=60).map(printable).filter(str.strip)
    return st.builds(
        lambda since, length, name, now: Phase(
            since, name, None if length is None else since + timedelta(days=length), now
        ),
        days,
        st.none() | st.integers(0, 30),
        any_names if names is None else names,
        moments,
    )


def rating_scales(names=rating_names):
    """Any wording of an own rating."""
    texts = words().map(printable).filter(str.strip)
    return st.builds(
        RatingScale,
        name=names,
        wording=versions,
        question=texts | st.just(PRESETS["sleep"].question),
        lowest=texts,
        highest=texts,
        is_asked=st.booleans(),
        added_at=moments,
        changed_at=moments,
    )


@st.composite
def answers(draw, causes=None, ratings_of_own=None):
    """Answers to all of a check-in's questions, each cause once; none at all, too."""
    one = any_causes() if causes is None else causes
    several = st.lists(one, max_size=MOST_CAUSES, unique_by=lambda cause: fold(cause.text))
    return {
        "pain": draw(ratings),
        "fear": draw(ratings),
        "causes": tuple(draw(several)),
        "activities": tuple(draw(activities)),
        "note": draw(texts()),
        "ratings": draw(own_ratings() if ratings_of_own is None else ratings_of_own),
        "exception": draw(st.just("") | texts()),
    }


@st.composite
def check_ins(  # noqa: PLR0913 - each is a part of it
    draw,
    *,
    causes=None,
    wordings=wordings_of_answers,
    days=None,
    own_ratings=None,
    sources=sources,
):
    """Any check-in that the core accepts, of one of the days or of any."""
    given = draw(answers(causes, own_ratings).filter(_holds_an_answer))
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
        source=draw(sources),
        **given,
    )


def diaries(**which):
    """Check-ins of several days, oldest first."""
    return st.lists(check_ins(**which), max_size=6, unique_by=lambda c: c.day).map(
        lambda several: sorted(several, key=lambda c: c.day)
    )


csv_ratings = st.dictionaries(
    st.sampled_from(["sleep", "Stimmung, abends", 'a "b"', "-1+1", "'q"]), st.integers(0, 10)
).map(lambda values: tuple(OwnRating(name, values[name]) for name in sorted(values, key=fold)))
"""Own ratings as CSV carries them: by name, without their wording."""


def csv_diaries(**which):
    """Check-ins that CSV carries whole."""
    return diaries(
        causes=causes_that_csv_carries,
        wordings=st.just(1),
        own_ratings=csv_ratings,
        sources=st.none(),
        **which,
    )


def _holds_an_answer(given):
    return not Answers(day=SUNDAY, **given).is_empty


def terminal_would_obey(text):
    """Whether a text holds a character that is a command to a terminal."""
    return any(unicodedata.category(character) == "Cc" for character in text)
