"""What the rows of a table count as: it does not carry the moment of a day's last change."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from prtcheck.core.check_in import CheckIn, OwnRating
from prtcheck.core.fill import supply_moment
from prtcheck.core.history import next_stamp
from prtcheck.core.merge import DiaryContents, State, adds_nothing, answers_of
from prtcheck.core.text import fold


class StampedRows(NamedTuple):
    """The rows of a table as records that can be merged."""

    check_ins: list[CheckIn]
    corrected: tuple[date, ...]
    """Days whose row was exported here, and then corrected by hand."""


def stamp_rows(rows: Iterable[CheckIn], present: DiaryContents, now: datetime) -> StampedRows:
    """Give each row its moment of change.

    A row that says nothing beyond what the day holds or held comes as that record, which changes
    nothing. A row that was entered and edited when one of these was, but holds another answer, was
    corrected by hand; it counts as changed now, as does a row without a moment (entered `now`).
    """
    states = present.states()
    stamped = []
    corrected = []
    for row in rows:
        state = states.get(row.day)
        known = _known_records(row.day, present, state)
        stamp = next_stamp(now, None if state is None else state.changed_at)
        base = next((one for one in known if _moments(one) == _moments(row)), None)
        said = _find_said(row, known, state, is_known=base is not None or row.entered_at == now)
        supplied = supply_moment(row, state)
        if supplied is not None:
            stamped.append(replace(supplied, stamp=stamp))
        elif said is not None:
            stamped.append(said)
        elif base is not None:
            corrected.append(row.day)
            stamped.append(_correct(base, row, now, stamp))
        else:
            stamped.append(replace(row, stamp=stamp) if row.entered_at == now else row)
    return StampedRows(stamped, tuple(corrected))


def _find_said(
    row: CheckIn, known: list[CheckIn], state: State | None, *, is_known: bool
) -> CheckIn | None:
    """Return a record that says all that a row says.

    A row that was changed elsewhere (not `is_known`) is said only by the same answers held now.
    """
    if is_known:
        return next((one for one in known if adds_nothing(row, one)), None)
    is_same = isinstance(state, CheckIn) and answers_of(state) == answers_of(row)
    return known[0] if is_same else None


def _known_records(day: date, present: DiaryContents, state: State | None) -> list[CheckIn]:
    """Return what a day holds and held, latest first."""
    befores = [revision.before for revision in present.histories.get(day, ())]
    held = [state if isinstance(state, CheckIn) else None, *reversed(befores)]
    return [record for record in held if record is not None]


def _moments(record: CheckIn) -> tuple[datetime, datetime | None]:
    return record.entered_at, record.edited_at


def _correct(base: CheckIn, row: CheckIn, now: datetime, stamp: datetime) -> CheckIn:
    """Return a record with the answers of a row; an empty cell takes none away."""
    causes = {(cause.text, cause.side): cause for cause in base.causes}
    return replace(
        base,
        pain=base.pain if row.pain is None else row.pain,
        fear=base.fear if row.fear is None else row.fear,
        causes=tuple(causes.get((c.text, c.side), c) for c in row.causes) or base.causes,
        activities=row.activities or base.activities,
        note=row.note or base.note,
        ratings=_correct_ratings(base, row),
        exception=row.exception or base.exception,
        edited_at=now,
        stamp=stamp,
    )


def _correct_ratings(base: CheckIn, row: CheckIn) -> tuple[OwnRating, ...]:
    """Return the own ratings with the values of a row, which carries no wording."""
    values = {fold(rating.name): rating.value for rating in row.ratings}
    kept = {fold(rating.name): rating for rating in base.ratings}
    corrected = [replace(r, value=values.get(name, r.value)) for name, r in kept.items()]
    return (*corrected, *(r for r in row.ratings if fold(r.name) not in kept))
