"""Changes to the diary, each in one transaction and each kept so that it can be undone."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import col, update

from prtcheck.core.check_in import CheckIn, Side
from prtcheck.core.history import ChangeKind, Revision, Tombstone, next_stamp
from prtcheck.core.left_out import LeftOut
from prtcheck.core.merge import DiaryContents, Histories, Merge
from prtcheck.core.merge import State as DayState
from prtcheck.errors import ChangedMeanwhileError, InvalidInputError
from prtcheck.storage import queries, revisions
from prtcheck.storage.bad_days import BadDay, find_bad_days
from prtcheck.storage.definition_changes import DefinitionChanges, Definitions, State
from prtcheck.storage.definitions import drop_bad_revisions
from prtcheck.storage.month_counts import release_lost_day
from prtcheck.storage.schema import ChangeRow, RevisionRow
from prtcheck.storage.write_rows import Stamped, insert_rows, put_states, revision_row

States = Mapping[date, CheckIn | None]
"""Days with what each holds; None is no check-in."""


@dataclass(frozen=True, slots=True)
class Reversal:
    """A change that was undone, or redone."""

    kind: ChangeKind
    made_at: datetime
    states: States
    """Each day's state now."""
    definitions: Definitions
    """The phases and own ratings that it concerns, as they are now."""


class Transaction(DefinitionChanges):
    """One change to the diary: what is read in it stays so until what is written is stored."""

    def check_in(self, day: date) -> CheckIn | None:
        """Return a day's check-in."""
        return self.states([day])[day]

    def states(self, days: Iterable[date]) -> dict[date, CheckIn | None]:
        """Return what each of some days holds; one that is not as it was written holds nothing."""
        asked = list(days)
        found = {c.day: c for c in queries.check_ins_of(self.connection, asked, LeftOut())}
        return {day: found.get(day) for day in asked}

    def check_ins(self) -> list[CheckIn]:
        """Return all check-ins, oldest first."""
        return list(queries.check_ins(self.connection, None, None, LeftOut()))

    def activities_by_use(self) -> list[str]:
        """Return the person's activities, most used first."""
        return queries.activities_by_use(self.connection)

    def remembered_sides(self) -> dict[str, Side]:
        """Return how the person sorted each text last, by the folded text."""
        return queries.remembered_sides(self.connection)

    def change_days(self, kind: ChangeKind, before: States, after: States) -> None:
        """Give days their new states and keep the former ones.

        What was undone before can then no longer be redone.
        """
        former = queries.changed_at(self.connection, after)
        self._file_change(kind, before, self._stamp(after, former))

    def _stamp(self, after: States, former: Mapping[date, datetime]) -> dict[date, DayState]:
        """Return new states as changed now, each after the state that it replaces.

        The first check-in of a day was changed when it was entered.
        """
        stamps = {day: next_stamp(self._now, former.get(day)) for day in after}
        return {
            day: Tombstone(day, stamps[day])
            if state is None
            else replace(state, stamp=stamps[day])
            if day in former
            else state
            for day, state in after.items()
        }

    def _file_change(self, kind: ChangeKind, before: States, after: Stamped) -> ChangeRow:
        made_at = next_stamp(self._now, queries.last_change_of(self.connection, before))
        change = self._add_change(kind, made_at)
        kept = [revision_row(change, day, before[day], after[day]) for day in before]
        put_states(self._session, after)
        insert_rows(self._session, RevisionRow, kept)
        return change

    def repair(self, bad: BadDay, after: CheckIn | None) -> None:
        """Give a bad day a state again, or none; undo gives what else is known of it.

        A day that the calendar does not have is removed for good.

        Raises:
            ChangedMeanwhileError: the day no longer is as it was shown.
        """
        connection = self.connection
        if bad not in find_bad_days(connection):
            raise ChangedMeanwhileError
        day = bad.date
        if day is None:
            connection.execute("DELETE FROM check_in WHERE day = ?", (bad.day,))
            return
        before = next((state for state in (bad.written, bad.present) if state != after), None)
        self.change_days(ChangeKind.REPAIR, {day: before}, {day: after})
        if bad.is_lost:
            release_lost_day(connection, bad.day)

    def drop_bad_revisions(self) -> list[str]:
        """Remove former states that are not as they were written; return whose they were."""
        days = revisions.drop_bad_revisions(self.connection)
        return [*days, *drop_bad_revisions(self.connection)]

    def apply_import(self, merged: Merge) -> None:
        """Import what was decided on; one undo takes all of it back.

        What goes into the days' histories is kept in changes of its own, never undone by
        themselves, right before the import's change: so the import is found that each came with.
        A removal of a day that has no check-in here is no change to a day: undo leaves it.

        Raises:
            ChangedMeanwhileError: a day was changed since it was decided.
        """
        before = self._stamped_states(merged.states)
        decided = {day: _with_stamp(state) for day, state in merged.before.items()}
        found = {day: _with_stamp(state) for day, state in before.items()}
        if found != decided or not self._are_as_decided(merged):
            raise ChangedMeanwhileError(
                "The diary was changed since you looked, in a window or by a command. Nothing "
                "was imported. Import again."
            )
        self._keep_histories(merged.histories)
        replaced = {d: (_replaced_by_import(r, self._now),) for d, r in merged.outdated.items()}
        self._keep_histories(replaced)
        check_ins = {d: s if isinstance(s, CheckIn) else None for d, s in before.items()}
        touched = {
            day: check_in
            for day, check_in in check_ins.items()
            if check_in is not None or isinstance(merged.states[day], CheckIn)
        }
        change = self._file_change(ChangeKind.IMPORT, touched, merged.states)
        self._import_definitions(change, merged)

    def _stamped_states(self, days: Collection[date]) -> dict[date, DayState | None]:
        """Return what each of some days holds, with the moment of its last change."""
        check_ins = queries.check_ins_of(self.connection, days, LeftOut())
        removed = queries.removed(self.connection, None, None, LeftOut())
        present = DiaryContents(check_ins, {}, removed).states()
        return {day: present.get(day) for day in days}

    def _keep_histories(self, histories: Histories) -> None:
        """Keep former states as they came; what followed each is not known: `after` is empty."""
        changes: dict[tuple[str, str], ChangeRow] = {}
        for revision in (one for history in histories.values() for one in history):
            key = (revision.kind.value, revision.replaced_at.isoformat())
            changes.setdefault(key, ChangeRow(kind=key[0], made_at=key[1], state=State.KEPT))
        self._session.add_all(changes.values())
        self._session.flush()
        rows = [
            revision_row(
                changes[one.kind.value, one.replaced_at.isoformat()], day, one.before, None
            )
            for day, history in histories.items()
            for one in history
        ]
        insert_rows(self._session, RevisionRow, rows)

    def next_undo(self) -> revisions.Reversible | None:
        """Return what undo would take back."""
        return revisions.next_undo(self.connection)

    def next_redo(self) -> revisions.Reversible | None:
        """Return what redo would make again."""
        return revisions.next_redo(self.connection)

    def undo(self, change: revisions.Reversible) -> Reversal:
        """Take a change back.

        Raises:
            InvalidInputError: a day, phase or own rating is not as the change left it.
        """
        return self._reverse(change, State.UNDONE)

    def redo(self, change: revisions.Reversible) -> Reversal:
        """Make a change again that was undone.

        Raises:
            InvalidInputError: a day, phase or own rating is not as it was before the change.
        """
        return self._reverse(change, State.DONE)

    def _reverse(self, change: revisions.Reversible, state: State) -> Reversal:
        is_undo = state is State.UNDONE
        days = revisions.states_of_change(self.connection, change.change_id)
        present = self.states(days)
        for day, both in days.items():
            if present[day] != (both.after if is_undo else both.before):
                raise InvalidInputError(
                    f"{day} is not as that change left it. Nothing was changed."
                )
        wanted = {day: both.before if is_undo else both.after for day, both in days.items()}
        definitions = self._reverse_definitions(change, is_undo=is_undo)
        row = update(ChangeRow).where(col(ChangeRow.id) == change.change_id)
        self._session.exec(row.values(state=state))
        put_states(self._session, self._reversed(change.kind, state, wanted))
        return Reversal(change.kind, change.made_at, wanted, definitions)

    def _reversed(self, kind: ChangeKind, state: State, wanted: States) -> Stamped:
        """Return the states to go back to, as changed now.

        A day that an import had added is as if it had never come, and comes again as it came: else
        the same file could not be imported again.
        """
        former = queries.changed_at(self.connection, wanted)
        stamped = self._stamp(wanted, former)
        if kind is not ChangeKind.IMPORT:
            return stamped
        as_before = {
            day: held
            for day, held in wanted.items()
            if (state is State.UNDONE if held is None else _is_after(held, former.get(day)))
        }
        return {**stamped, **as_before}


def _replaced_by_import(record: CheckIn, now: datetime) -> Revision:
    return Revision(ChangeKind.IMPORT, now, record)


def _is_after(check_in: CheckIn, former: datetime | None) -> bool:
    return former is None or check_in.changed_at > former


def _with_stamp(state: DayState | None) -> tuple[DayState | None, datetime | None]:
    """Return a state and its stamp, which two equal check-ins need not share."""
    return state, None if state is None else state.changed_at
