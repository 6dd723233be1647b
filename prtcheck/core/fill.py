"""What the days of another program become: they fill, and never replace what was answered here."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any, NamedTuple

from prtcheck.core.check_in import CheckIn
from prtcheck.core.history import ChangeKind, Tombstone, next_stamp
from prtcheck.core.merge import DiaryContents, State
from prtcheck.core.sources import join_sources, split_sources


class FilledDays(NamedTuple):
    """The days to merge, and why others stay as they are."""

    check_ins: list[CheckIn]
    own: list[date]
    """Days with a check-in that was made or corrected here."""
    removed: list[date]
    """Days whose check-in was removed here."""
    moments: list[date]
    """Days that get their moment of entry now."""


def fill_days(rows: Iterable[CheckIn], present: DiaryContents, now: datetime) -> FilledDays:
    """Decide what each day of another program becomes.

    A day without a check-in takes it. A day from the same source takes its newer answers, one from
    another source those it lacks; no answer is emptied. A day that was made or changed here stays.
    A row entered `now` has no moment of its own; an earlier one is supplied to a day of its source.
    """
    states = present.states()
    filled = FilledDays([], [], [], [])
    for row in rows:
        state = states.get(row.day)
        if isinstance(state, Tombstone):
            filled.removed.append(row.day)
        elif state is None:
            filled.check_ins.append(row)
        else:
            is_ours = _is_ours(state, present)
            day = _fill(row, state, is_ours=is_ours)
            if is_ours:
                filled.own.append(row.day)
            if day.entered_at != state.entered_at:
                filled.moments.append(row.day)
            stamp = next_stamp(now, state.changed_at)
            filled.check_ins.append(state if day is state else replace(day, stamp=stamp))
    return filled


def _is_ours(state: CheckIn, present: DiaryContents) -> bool:
    """Whether a day was made here, or changed here since it was imported."""
    history = present.histories.get(state.day, ())
    is_changed = bool(history) and history[-1].kind is not ChangeKind.IMPORT
    return state.source is None or state.edited_at is not None or is_changed


def _fill(row: CheckIn, state: CheckIn, *, is_ours: bool) -> CheckIn:
    """Return what a day becomes; the same object where nothing comes."""
    new: dict[str, Any] = {}
    is_same = state.source == row.source
    if not is_ours:
        held = state.answers()
        for name, answer in row.answers().items():
            is_wanted = is_same or not _is_answered(held[name])
            if is_wanted and _is_answered(answer) and answer != held[name]:
                new[name] = answer
        if new and not is_same:
            rated, other = (row, state) if "pain" in new else (state, row)
            new["source"] = join_sources((rated.source, other.source))
    if row.source in split_sources(state.source) and row.entered_at < state.entered_at:
        new["entered_at"] = row.entered_at
    return replace(state, **new) if new else state


def _is_answered(answer: object) -> bool:
    return answer not in (None, (), "")


def supply_moment(row: CheckIn, state: State | None) -> CheckIn | None:
    """Return an imported day with the earlier moment of entry of a row that says the same."""
    if not isinstance(state, CheckIn) or state.source is None or row.entered_at >= state.entered_at:
        return None
    said = [(a, b) for a, b in zip(row.answers().values(), state.answers().values(), strict=True)]
    is_same = all(answer == held for answer, held in said if _is_answered(answer))
    return replace(state, entered_at=row.entered_at) if is_same else None
