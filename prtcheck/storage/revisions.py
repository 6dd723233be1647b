"""What was done to the days, and what of it can be taken back."""

import sqlite3
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import Any, NamedTuple

from prtcheck.core.check_in import CheckIn
from prtcheck.core.history import ChangeKind, Revision
from prtcheck.core.left_out import LeftOut
from prtcheck.core.merge import join_revisions
from prtcheck.core.record_json import check_in_from_dict
from prtcheck.errors import InvalidInputError
from prtcheck.storage.queries import span_of
from prtcheck.storage.rows import Row, checksum
from prtcheck.storage.sqlite_errors import DamagedRowError

_REVISIONS = (
    "SELECT day, before, after, kind, made_at, checksum, change_id, state "
    "FROM revision JOIN change ON change.id = change_id"
)


class _Filed(NamedTuple):
    """A revision and the change that brought it into this diary."""

    revision: Revision
    change_id: int
    came_with: int
    """The import that it came with, or else the change itself."""


def revisions(
    connection: sqlite3.Connection, since: date | None, until: date | None, left_out: LeftOut
) -> dict[date, list[Revision]]:
    """Return what was done to the days of a range, oldest first; not what was undone.

    What came with an import is kept right before the import's own change: it counts as long as
    that is not undone. Of a day that an import added together with its history, that history is
    all there is to tell: the import itself then is not told. A row that is not what was written
    is named in `left_out`.
    """
    imports = _imports(connection)
    rows = connection.execute(
        f"{_REVISIONS} WHERE day BETWEEN ? AND ? AND state IN ('done', 'kept') "
        "ORDER BY revision.id",
        span_of(since, until),
    )
    found: dict[date, list[_Filed]] = defaultdict(list)
    for row in rows:
        *_, change_id, state = row
        try:
            came_with = _came_with(change_id, state, imports)
            if came_with is not None:
                filed = _Filed(_revision_from_row(row), change_id, came_with)
                found[date.fromisoformat(row[0])].append(filed)
        except DamagedRowError:
            left_out.histories.add(str(row[0]))
    return {day: _history(filed) for day, filed in found.items()}


def _imports(connection: sqlite3.Connection) -> list[tuple[int, bool]]:
    """Return the imports made here, oldest first, and whether each is done and not undone."""
    rows = connection.execute(
        "SELECT id, state FROM change WHERE kind = 'import' AND state <> 'kept' ORDER BY id"
    )
    return [(change_id, state == "done") for change_id, state in rows]


def _came_with(change_id: int, state: str, imports: list[tuple[int, bool]]) -> int | None:
    """Return the change by which a revision got here; None when that was undone."""
    if state == "done":
        return change_id
    place = bisect_left(imports, (change_id, False))
    if place == len(imports):
        raise DamagedRowError
    import_id, is_done = imports[place]
    return import_id if is_done else None


def _history(filed: Sequence[_Filed]) -> list[Revision]:
    """Return a day's revisions, without those of imports that repeat what the others tell."""
    others = [one.revision.before for one in filed if not _is_own_import(one)]
    told = [one.revision for one in filed if not _repeats(one, filed[0], others)]
    return join_revisions(told) if len(told) > 1 else told


def _is_own_import(one: _Filed) -> bool:
    return one.revision.kind is ChangeKind.IMPORT and one.change_id == one.came_with


def _repeats(one: _Filed, first: _Filed, others: Sequence[CheckIn | None]) -> bool:
    """Whether an import's own revision says what the history that came with it says."""
    if not _is_own_import(one):
        return False
    if one.revision.before is None:
        return one.change_id == first.came_with != first.change_id
    return one.revision.before in others


class Reversible(NamedTuple):
    """A change that can be undone, or redone."""

    change_id: int
    kind: ChangeKind
    made_at: datetime
    removes: tuple[date, ...]
    """The days that have no check-in any more after that."""


def next_undo(connection: sqlite3.Connection) -> Reversible | None:
    """Return what undo would take back now."""
    return _reversible(connection, "max(id)", "done", "before")


def next_redo(connection: sqlite3.Connection) -> Reversible | None:
    """Return what redo would make again now."""
    return _reversible(connection, "min(id)", "undone", "after")


def _reversible(
    connection: sqlite3.Connection, which: str, state: str, wanted: str
) -> Reversible | None:
    which_change = f"(SELECT {which} FROM change WHERE state = ?)"  # noqa: S608 - names of our own
    query = f"SELECT id, kind, made_at FROM change WHERE id = {which_change}"  # noqa: S608 - names of our own
    change = connection.execute(query, (state,)).fetchone()
    if change is None:
        return None
    change_id, kind, made_at = change
    rows = connection.execute(
        f"SELECT day FROM revision WHERE change_id = ? AND {wanted} IS NULL ORDER BY day",  # noqa: S608 - names of our own
        (change_id,),
    )
    removes = tuple(date.fromisoformat(day) for (day,) in rows)
    return Reversible(change_id, ChangeKind(kind), datetime.fromisoformat(made_at), removes)


class BothStates(NamedTuple):
    """A day's state before and after a change; None is no check-in."""

    before: CheckIn | None
    after: CheckIn | None


def states_of_change(connection: sqlite3.Connection, change_id: int) -> dict[date, BothStates]:
    """Return what a change did to its days.

    Raises:
        DamagedRowError: a row is not what was written.
    """
    found = {}
    for row in connection.execute(f"{_REVISIONS} WHERE change_id = ?", (change_id,)):
        _require_whole(row)
        day, before, after, *_ = row
        states = BothStates(record_from_json(before), record_from_json(after))
        found[date.fromisoformat(day)] = states
    return found


def last_written(connection: sqlite3.Connection, day: str) -> CheckIn | None:
    """Return what the latest change that stands wrote for a day; None where that is not known."""
    query = f"{_REVISIONS} WHERE day = ? AND state = 'done' ORDER BY revision.id DESC LIMIT 1"
    for row in connection.execute(query, (day,)):
        with suppress(DamagedRowError, InvalidInputError):
            _require_whole(row)
            return record_from_json(row[2])
    return None


def drop_bad_revisions(connection: sqlite3.Connection) -> list[str]:
    """Remove the former states that are not as they were written; return their days."""
    bad = {}
    for revision_id, *row in connection.execute(f"SELECT revision.id, {_REVISIONS[7:]}").fetchall():
        try:
            _require_whole(row)
        except DamagedRowError:
            bad[revision_id] = str(row[0])
    connection.executemany("DELETE FROM revision WHERE id = ?", [(one,) for one in bad])
    return sorted(set(bad.values()))


def _revision_from_row(row: Row) -> Revision:
    _require_whole(row)
    _, before, _, kind, made_at, *_ = row
    return Revision(
        kind=ChangeKind(kind),
        replaced_at=datetime.fromisoformat(made_at),
        before=record_from_json(before),
    )


def _require_whole(row: Row) -> None:
    day, before, after, kind, made_at, written, *_ = row
    if written != checksum(day, before, after, kind, made_at):
        raise DamagedRowError


def record_from_json(text: str | None) -> CheckIn | None:
    """Read the state of a day that a revision keeps."""
    import json

    if text is None:
        return None
    data: dict[str, Any] = json.loads(text)
    return check_in_from_dict(data)
