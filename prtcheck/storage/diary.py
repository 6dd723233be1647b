"""The diary: what the rest of the program reads records from and writes them to."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from prtcheck.core.history import ChangeKind
from prtcheck.errors import ChangedMeanwhileError
from prtcheck.storage import queries, revisions
from prtcheck.storage.logged_days import LoggedDays
from prtcheck.storage.open_diary import prepare_for_writing
from prtcheck.storage.sqlite_errors import leave_out_damaged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

    from prtcheck.core.check_in import Cause, CheckIn, Side
    from prtcheck.core.history import Revision
    from prtcheck.core.merge import DiaryContents
    from prtcheck.core.phase import Phase
    from prtcheck.core.rating_scale import RatingScale
    from prtcheck.storage.bad_days import BadDay
    from prtcheck.storage.changes import Transaction
    from prtcheck.storage.definitions import BadDefinition
    from prtcheck.storage.revisions import Reversible


_DEFINITIONS = "the list of phases and own ratings"


class Diary(LoggedDays):
    """One person's check-ins, in one file that need not exist yet."""

    def check_in(self, day: date) -> CheckIn | None:
        """Return a day's check-in."""
        return next(iter(self.check_ins(day, day)), None)

    def check_ins(self, since: date | None = None, until: date | None = None) -> list[CheckIn]:
        """Return the check-ins of a range of days, both ends included, oldest first."""
        with self._reading() as connection:
            return (
                list(queries.check_ins(connection, since, until, self.left_out))
                if connection
                else []
            )

    def latest(self, until: date, most: int) -> list[CheckIn]:
        """Return the latest check-ins up to a day, at most so many, oldest first."""
        with self._reading() as connection:
            return queries.latest(connection, until, most, self.left_out) if connection else []

    def revisions(self, day: date) -> list[Revision]:
        """Return what was done to a day, oldest first."""
        return self.revisions_between(day, day).get(day, [])

    def revisions_between(
        self, since: date | None = None, until: date | None = None
    ) -> dict[date, list[Revision]]:
        """Return what was done to each day of a range, oldest first."""
        with self._reading() as connection:
            return (
                revisions.revisions(connection, since, until, self.left_out) if connection else {}
            )

    def name_bad_histories(self) -> None:
        """Name in `left_out` whose former states are not as they were written."""
        from prtcheck.storage.definitions import name_bad_revisions

        with self._reading() as connection:
            if connection is not None:
                revisions.revisions(connection, None, None, self.left_out)
                name_bad_revisions(connection, self.left_out)

    def contents(self, since: date | None = None, until: date | None = None) -> DiaryContents:
        """Return the check-ins of a range, its removals and its history, all of one moment.

        The phases and own ratings are all that there are, whatever the range.
        """
        from prtcheck.core.merge import DiaryContents
        from prtcheck.storage.definitions import read_definitions

        with self._reading() as connection:
            if connection is None:
                return DiaryContents([])
            found = DiaryContents(
                list(queries.check_ins(connection, since, until, self.left_out)),
                revisions.revisions(connection, since, until, self.left_out),
                queries.removed(connection, since, until, self.left_out),
            )
            with leave_out_damaged(self.left_out.definitions, _DEFINITIONS):
                return found._replace(definitions=read_definitions(connection, self.left_out))
            return found

    def phases(self) -> list[Phase]:
        """Return the phases, oldest first, no two of which share a day."""
        from prtcheck.storage.definitions import read_phases

        with (
            self._reading() as connection,
            leave_out_damaged(self.left_out.definitions, _DEFINITIONS),
        ):
            return read_phases(connection, self.left_out) if connection else []
        return []

    def rating_scales(self) -> list[RatingScale]:
        """Return the own ratings, each wording of them, in the order they were added."""
        with (
            self._reading() as connection,
            leave_out_damaged(self.left_out.definitions, _DEFINITIONS),
        ):
            if connection is None or not queries.has_rating_scales(connection):
                return []  # as in most diaries, whose form is painted sooner without the import
            from prtcheck.storage.definitions import read_rating_scales

            return read_rating_scales(connection, self.left_out)
        return []

    def rating_days(self) -> dict[str, int]:
        """Return on how many days each own rating was answered, by `RatingScale.key`."""
        with self._reading() as connection:
            return queries.rating_days(connection) if connection else {}

    def activities_by_use(self) -> list[str]:
        """Return the person's activities, most used first."""
        with self._reading() as connection:
            return queries.activities_by_use(connection) if connection else []

    def activity_days(self) -> dict[str, int]:
        """Return on how many days each activity was done, most first."""
        with self._reading() as connection:
            return queries.activity_days(connection) if connection else {}

    def cause_texts(self) -> list[str]:
        """Return the person's own words for causes, latest first."""
        with self._reading() as connection:
            return queries.cause_texts(connection) if connection else []

    def remembered_sides(self) -> dict[str, Side]:
        """Return how the person sorted each text last, by the folded text."""
        with self._reading() as connection:
            return queries.remembered_sides(connection) if connection else {}

    def last_causes(self, before: date) -> tuple[Cause, ...]:
        """Return the causes of the latest day before `before` that has any."""
        with self._reading() as connection:
            return queries.last_causes(connection, before) if connection else ()

    def next_undo(self) -> Reversible | None:
        """Return what undo would take back now; None: nothing."""
        with self._reading() as connection:
            return revisions.next_undo(connection) if connection else None

    def next_redo(self) -> Reversible | None:
        """Return what redo would make again now; None: nothing."""
        with self._reading() as connection:
            return revisions.next_redo(connection) if connection else None

    def bad_days(self) -> list[BadDay]:
        """Return the days that are not as they were written, oldest first."""
        from prtcheck.storage.bad_days import find_bad_days

        with self._reading() as connection:
            return find_bad_days(connection) if connection else []

    def bad_definitions(self) -> list[BadDefinition]:
        """Return the phases and own ratings that are not as they were written."""
        from prtcheck.storage.definitions import find_bad_definitions

        with self._reading() as connection:
            return find_bad_definitions(connection) if connection else []

    def save(self, check_in: CheckIn, now: datetime, *, based_on: CheckIn | None) -> None:
        """Save a day's check-in over the state it was based on.

        Raises:
            ChangedMeanwhileError: the day no longer is as it was; nothing is stored.
        """
        day = check_in.day
        with self.writing(now) as change:
            if change.check_in(day) != based_on:
                raise ChangedMeanwhileError
            kind = ChangeKind.LOG if based_on is None else ChangeKind.EDIT
            change.change_days(kind, {day: based_on}, {day: check_in})

    def delete(self, shown: CheckIn, now: datetime) -> None:
        """Remove a day's check-in.

        Raises:
            ChangedMeanwhileError: the day no longer holds what was shown; nothing is removed.
        """
        day = shown.day
        with self.writing(now) as change:
            if change.check_in(day) != shown:
                raise ChangedMeanwhileError
            change.change_days(ChangeKind.DELETE, {day: shown}, {day: None})

    def change_days(
        self, kind: ChangeKind, now: datetime, states: Mapping[date, CheckIn | None]
    ) -> None:
        """Give several days their new states in one change, whatever they hold."""
        with self.writing(now) as change:
            change.change_days(kind, change.states(states), states)

    @contextmanager
    def writing(self, now: datetime) -> Iterator[Transaction]:
        """Open the diary for one change, after the day's safety copy.

        Raises:
            DiaryError: it is busy, damaged, or cannot be written or copied.
        """
        from prtcheck.storage.transaction import transaction

        prepare_for_writing(self.path, now, self.notify)
        with transaction(self.path, now) as change:
            yield change
