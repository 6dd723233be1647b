"""Sentences about check-ins, each safe to show on a terminal."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from shlex import quote

from prtcheck.core.checkin import HIGHEST_RATING, Cause, CheckIn
from prtcheck.core.coding import SIDE_NAMES
from prtcheck.core.days import days_late, spoken
from prtcheck.core.history import Revision
from prtcheck.core.sentences import check_in_in_one_line, counted
from prtcheck.core.text import printable, shortened

_LONGEST_SHOWN = 60
_NAME_WIDTH = 18


def day_in_words(day: date, check_in: CheckIn | None) -> str:
    """Return a day and what it holds, in one line."""
    held = "no check-in" if check_in is None else check_in_in_one_line(check_in)
    return f"{spoken(day)}: {held}"


def lateness(check_in: CheckIn, day_ends: time) -> str:
    """Return how late a check-in was entered (2 days late); empty when it was on time."""
    late = days_late(check_in.day, check_in.entered_at, day_ends)
    return f"{counted(late, 'day')} late" if late else ""


def moment_in_words(moment: datetime) -> str:
    """Return a moment by the clock it was read from: 2026-11-22 21:14 +01:00."""
    clock = moment.replace(tzinfo=None).isoformat(sep=" ", timespec="minutes")
    return f"{clock} {moment.isoformat(timespec='minutes')[len(clock) :]}"


def whole_day(check_in: CheckIn, day_ends: time) -> list[str]:
    """Return all of a check-in, an answer a line and more where it has more."""
    late = lateness(check_in, day_ends)
    entered = moment_in_words(check_in.entered_at)
    return [
        spoken(check_in.day),
        *_named("pain", [_rating(check_in.pain)]),
        *_named("fear of movement", [_rating(check_in.fear)]),
        *_named("causes", [_cause(*ranked) for ranked in enumerate(check_in.causes, start=1)]),
        *_named("activities", [printable(name) for name in check_in.activities]),
        *_named("note", [printable(line) for line in check_in.note.splitlines()]),
        *_named("entered", [f"{entered}, {late}" if late else entered]),
    ]


def _rating(rating: int | None) -> str:
    return "not answered" if rating is None else f"{rating} of {HIGHEST_RATING}"


def _cause(rank: int, cause: Cause) -> str:
    side = f" ({SIDE_NAMES[cause.side]})" if cause.side else ""
    carried = " (same as last time)" if cause.carried_over else ""
    return f"{rank}. {printable(cause.text)}{side}{carried}"


def _named(name: str, lines: Sequence[str]) -> list[str]:
    first, *others = lines or ["none"]
    return [
        f"  {name:{_NAME_WIDTH}}{first}",
        *(f"  {'':{_NAME_WIDTH}}{line}".rstrip() for line in others),
    ]


def edits_in_words(revisions: Sequence[Revision], present: CheckIn | None) -> list[str]:
    """Return what was changed of a day after it was first entered, oldest first."""
    states = [*(revision.before for revision in revisions), present]
    edits: list[str] = []
    for revision, after in zip(revisions, states[1:], strict=True):
        change = change_in_words(revision.before, after)
        if revision.before is not None or edits:
            edits.append(f"{moment_in_words(revision.replaced_at)}: {change}")
    return _named("changed", edits) if edits else []


def change_in_words(before: CheckIn | None, after: CheckIn | None) -> str:
    """Return what became of a day: only what is another than before."""
    if before is None:
        return "entered" if after is None else f"entered: {check_in_in_one_line(after)}"
    if after is None:
        return f"deleted: {check_in_in_one_line(before)}"
    parts = [
        f"{name} {_score(was)} -> {_score(now)}"
        for name, was, now in (
            ("pain", before.pain, after.pain),
            ("fear", before.fear, after.fear),
        )
        if was != now
    ]
    parts += _list_change("causes", _texts(before.causes), _texts(after.causes))
    parts += _list_change("activities", before.activities, after.activities)
    if before.note != after.note:
        parts.append(f"note was: {shortened(before.note, _LONGEST_SHOWN) or 'none'}")
    return "; ".join(parts) or "answers as they were"


def how_to_sort(cause: Cause) -> str:
    """Return how to give a side to a cause that has none."""
    text = quote(cause.text if cause.text.isprintable() else printable(cause.text))
    return f"Not sorted yet: prtcheck causes code {text} SIDE (body, mind-brain or unsure)"


def _score(rating: int | None) -> str:
    return "not answered" if rating is None else str(rating)


def _texts(causes: Iterable[Cause]) -> list[str]:
    return [SIDE_NAMES[c.side] + ": " + c.text if c.side else c.text for c in causes]


def _list_change(name: str, was: Sequence[str], now: Sequence[str]) -> list[str]:
    return [] if list(was) == list(now) else [f"{name} {_listed(was)} -> {_listed(now)}"]


def _listed(texts: Iterable[str]) -> str:
    return ", ".join(shortened(text, _LONGEST_SHOWN) for text in texts) or "none"
