"""One day in full, in words: every answer, when it was entered, and what was changed of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from prtcheck.core.check_in import HIGHEST_RATING, Cause, CheckIn
from prtcheck.core.days import days_late, format_day
from prtcheck.core.history import ChangeKind, Revision
from prtcheck.core.left_out import LeftOut
from prtcheck.core.text import fit, fold, pluralize, printable, shorten
from prtcheck.wording.check_in import LONGEST_SHOWN, SIDE_NAMES, format_check_in

NAME_WIDTH = 18
"""Columns of the names, so that what they name stands in one column."""
VALUES_FROM = 2 + NAME_WIDTH
"""The column where the answers of a whole day begin, when they are set out."""

_LONGEST_NAME = NAME_WIDTH - 2
_MOST_LEFT_OUT = 5


@dataclass(frozen=True, slots=True)
class Section:
    """One answer of a day, or what was done to it."""

    name: str
    lines: tuple[str, ...]
    """Each safe to show on a terminal; at least one."""

    @classmethod
    def of(cls, name: str, lines: Iterable[str]) -> "Section":
        """Return the part; one that holds nothing says none."""
        return cls(name, tuple(lines) or ("none",))

    def format_lines(self) -> list[str]:
        """Return its lines, the first with the name before it, the others under the first."""
        names = [self.name, *[""] * (len(self.lines) - 1)]
        rows = zip(names, self.lines, strict=True)
        return [f"  {name:{NAME_WIDTH}}{line}".rstrip() for name, line in rows]


def format_whole_day(check_in: CheckIn, day_ends: time) -> list[str]:
    """Return all of a check-in, an answer a line and more where it has more."""
    answers = answer_sections(check_in, day_ends)
    return [format_day(check_in.day), *(line for part in answers for line in part.format_lines())]


def answer_sections(check_in: CheckIn, day_ends: time) -> list[Section]:
    """Return every answer of a check-in, and when it was entered."""
    late = format_lateness(check_in, day_ends)
    entered = format_moment(check_in.entered_at)
    exception = [printable(line) for line in check_in.exception.splitlines()]
    return [
        Section.of("pain", [_rating(check_in.pain)]),
        Section.of("fear of movement", [_rating(check_in.fear)]),
        *(Section.of(fit(r.name, _LONGEST_NAME), [_rating(r.value)]) for r in check_in.ratings),
        Section.of("causes", [_cause(*ranked) for ranked in enumerate(check_in.causes, start=1)]),
        Section.of("activities", [printable(name) for name in check_in.activities]),
        *([Section.of("exception", exception)] if exception else []),
        Section.of("note", [printable(line) for line in check_in.note.splitlines()]),
        Section.of("entered", [f"{entered}, {late}" if late else entered]),
        *_source(check_in),
    ]


def _source(check_in: CheckIn) -> list[Section]:
    """Return where the answers came from, if it was not prtcheck that asked."""
    return [Section.of("asked by", [printable(check_in.source)])] if check_in.source else []


def format_lateness(check_in: CheckIn, day_ends: time) -> str:
    """Return how late a check-in was entered (2 days late); empty when it was on time."""
    late = days_late(check_in.day, check_in.entered_at, day_ends)
    return f"{pluralize(late, 'day')} late" if late else ""


def format_moment(moment: datetime) -> str:
    """Return a moment by the clock it was read from: 2026-11-22 21:14 +01:00."""
    clock = moment.replace(tzinfo=None).isoformat(sep=" ", timespec="minutes")
    return f"{clock} {moment.isoformat(timespec='minutes')[len(clock) :]}"


def _rating(rating: int | None) -> str:
    return "not answered" if rating is None else f"{rating} of {HIGHEST_RATING}"


def _cause(rank: int, cause: Cause) -> str:
    side = f" ({SIDE_NAMES[cause.side]})" if cause.side else ""
    carried = " (same as last time)" if cause.carried_over else ""
    return f"{rank}. {printable(cause.text)}{side}{carried}"


def format_edits(revisions: Sequence[Revision], present: CheckIn | None) -> list[str]:
    """Return what was changed of a day after it was first entered, set out; empty: nothing."""
    return [line for part in edit_sections(revisions, present) for line in part.format_lines()]


def edit_sections(revisions: Sequence[Revision], present: CheckIn | None) -> list[Section]:
    """Return what was changed of a day after it was first entered, oldest first, if anything."""
    states = [*(revision.before for revision in revisions), present]
    edits: list[str] = []
    for revision, after in zip(revisions, states[1:], strict=True):
        change = format_day_change(revision.before, after)
        if revision.kind is ChangeKind.MOVE and after is None:
            change = change.replace("deleted", "moved to another day", 1)
        if revision.before is not None or edits:
            edits.append(f"{format_moment(revision.replaced_at)}: {change}")
    return [Section.of("changed", edits)] if edits else []


def format_day_change(before: CheckIn | None, after: CheckIn | None) -> str:
    """Return what became of a day: only what is another than before."""
    if before is None:
        return "entered" if after is None else f"entered: {format_check_in(after)}"
    if after is None:
        return f"deleted: {format_check_in(before)}"
    was, now = _ratings_of(before), _ratings_of(after)
    parts = [
        f"{name} {_score(was.get(name))} -> {_score(now.get(name))}"
        for name in was | now
        if was.get(name) != now.get(name)
    ]
    parts += _list_change("causes", _texts(before.causes), _texts(after.causes))
    parts += _list_change("activities", before.activities, after.activities)
    for name in ("exception", "note"):
        text = getattr(before, name)
        if text != getattr(after, name):
            parts.append(f"{name} was: {shorten(text, LONGEST_SHOWN) or 'none'}")
    return "; ".join(parts) or "answers unchanged"


def _ratings_of(check_in: CheckIn) -> dict[str, int | None]:
    own = {fold(rating.name): rating.value for rating in check_in.ratings}
    return {"pain": check_in.pain, "fear": check_in.fear, **own}


def _score(rating: int | None) -> str:
    return "not answered" if rating is None else str(rating)


def _texts(causes: Iterable[Cause]) -> list[str]:
    return [SIDE_NAMES[c.side] + ": " + c.text if c.side else c.text for c in causes]


def _list_change(name: str, was: Sequence[str], now: Sequence[str]) -> list[str]:
    return [] if list(was) == list(now) else [f"{name} {_listed(was)} -> {_listed(now)}"]


def _listed(texts: Iterable[str]) -> str:
    return ", ".join(shorten(text, LONGEST_SHOWN) for text in texts) or "none"


def format_left_out(left_out: LeftOut) -> list[str]:
    """Return what was left out when the diary was read, in a sentence each for days and edits."""
    sentences = []
    if days := sorted(left_out.days):
        sentences.append(f"{pluralize(len(days), 'day')} {_why(len(days))}: {_list(days)}.")
    if days := sorted(left_out.histories):
        of = f"An earlier version of {pluralize(len(days), 'day')}"
        sentences.append(f"{of} {_why(1)}: {_list(days)}.")
    if names := sorted(left_out.definitions):
        sentences.append(f"{_list(names)} {_why(len(names))}.")
    return [*sentences[:-1], f"{sentences[-1]} See `prtcheck doctor`."] if sentences else []


def _why(number: int) -> str:
    was, be = ("was", "is") if number == 1 else ("were", "are")
    return f"{was} damaged or changed outside prtcheck and {be} left out"


def _list(days: Sequence[str]) -> str:
    more = len(days) - _MOST_LEFT_OUT
    named = ", ".join(printable(day) for day in days[:_MOST_LEFT_OUT])
    return f"{named} and {more} more" if more > 0 else named
