"""The diary: asked in records, told in records."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from prtcheck.core.days import WEEK
from prtcheck.core.history import ChangeKind
from prtcheck.errors import DayTakenError, InvalidInputError
from prtcheck.files import PRIVATE_FILE, PRIVATE_FOLDER, has_file, restrict_permissions
from prtcheck.storage import queries as ask
from prtcheck.storage import revisions as past
from prtcheck.storage.logged_days import LoggedDays

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime, time

    from sqlmodel import Session

    from prtcheck.analysis.trend import Trend
    from prtcheck.core.check_in import Cause, CheckIn, Side
    from prtcheck.core.history import Revision
    from prtcheck.core.merge import Merge
    from prtcheck.core.period import Period
    from prtcheck.storage.changes import Reversal


class ChangedMeanwhileError(DayTakenError):
    """The day was saved by someone else since it was looked at."""

    def __init__(self, present: CheckIn | None) -> None:
        super().__init__("This day was changed meanwhile, in another window or by a command.")
        self.present = present
        """What the day holds now."""


class Diary(LoggedDays):
    """One person's check-ins, in one file that need not exist yet."""

    def check_in(self, day: date) -> CheckIn | None:
        """Return a day's check-in."""
        return next(iter(self.check_ins(day, day)), None)

    def check_ins(self, since: date | None = None, until: date | None = None) -> list[CheckIn]:
        """Return the check-ins of a range of days, both ends included, oldest first."""
        with self._reading() as connection:
            return list(ask.check_ins(connection, since, until)) if connection else []

    def trend(self, period: Period, day_ends: time) -> Trend:
        """Return the trend over a period."""
        from prtcheck.analysis.trend import compute_trend

        check_ins = self.check_ins(period.back(WEEK - 1), period.until)
        return compute_trend(check_ins, period, day_ends)

    def latest(self, until: date, most: int) -> list[CheckIn]:
        """Return the latest check-ins up to a day, at most so many, oldest first."""
        with self._reading() as connection:
            return ask.latest(connection, until, most) if connection else []

    def revisions(self, day: date) -> list[Revision]:
        """Return what was done to a day, oldest first."""
        return self.revisions_between(day, day).get(day, [])

    def revisions_between(
        self, since: date | None = None, until: date | None = None
    ) -> dict[date, list[Revision]]:
        """Return what was done to each day of a range, oldest first."""
        with self._reading() as connection:
            return past.revisions(connection, since, until) if connection else {}

    def with_history(
        self, since: date | None = None, until: date | None = None
    ) -> tuple[list[CheckIn], dict[date, list[Revision]]]:
        """Return the check-ins of a range and what was done to its days, of one moment."""
        with self._reading() as connection:
            if connection is None:
                return [], {}
            check_ins = list(ask.check_ins(connection, since, until))
            return check_ins, past.revisions(connection, since, until)

    def activities_by_use(self) -> list[str]:
        """Return the person's activities, most used first."""
        with self._reading() as connection:
            return ask.activities_by_use(connection) if connection else []

    def cause_texts(self) -> list[str]:
        """Return the person's own words for causes, latest first."""
        with self._reading() as connection:
            return ask.cause_texts(connection) if connection else []

    def remembered_sides(self) -> dict[str, Side]:
        """Return how the person sorted each text last, by the folded text."""
        with self._reading() as connection:
            return ask.remembered_sides(connection) if connection else {}

    def last_causes(self, before: date) -> tuple[Cause, ...]:
        """Return the causes of the latest day before `before` that has any."""
        with self._reading() as connection:
            return ask.last_causes(connection, before) if connection else ()

    def next_undo(self) -> past.Reversible | None:
        """Return what undo would take back now; None: nothing."""
        with self._reading() as connection:
            return past.next_undo(connection) if connection else None

    def next_redo(self) -> past.Reversible | None:
        """Return what redo would make again now; None: nothing."""
        with self._reading() as connection:
            return past.next_redo(connection) if connection else None

    def add(self, check_in: CheckIn, now: datetime, *, replace: bool = False) -> None:
        """Save a day's check-in, once.

        Raises:
            DayTakenError: the day has one already, and it was not to be replaced.
        """
        from prtcheck.storage import changes, loading

        with self._writing(now) as session:
            if not replace and loading.load(session, check_in.day) is not None:
                raise DayTakenError(f"{check_in.day} already has a check-in.")
            states = {check_in.day: check_in}
            changes.change_days(session, ChangeKind.LOG, now, states)

    def save(self, check_in: CheckIn, now: datetime, *, based_on: CheckIn | None) -> None:
        """Save a day's check-in over the state it was based on.

        Raises:
            ChangedMeanwhileError: the day no longer is as it was; nothing is stored.
        """
        from prtcheck.storage import changes, loading

        kind = ChangeKind.LOG if based_on is None else ChangeKind.EDIT
        with self._writing(now) as session:
            present = loading.load(session, check_in.day)
            if present != based_on:
                raise ChangedMeanwhileError(present)
            changes.change_days(session, kind, now, {check_in.day: check_in})

    def delete(self, day: date, now: datetime) -> CheckIn:
        """Remove a day's check-in and return it.

        Raises:
            InvalidInputError: the day has none.
        """
        from prtcheck.storage import changes, loading

        self._require_file(f"{day} has no check-in: there is nothing to delete.")
        with self._writing(now) as session:
            present = loading.load(session, day)
            if present is None:
                raise InvalidInputError(f"{day} has no check-in: there is nothing to delete.")
            changes.change_days(session, ChangeKind.DELETE, now, {day: None})
        return present

    def change_days(
        self, kind: ChangeKind, now: datetime, states: Mapping[date, CheckIn | None]
    ) -> None:
        """Give several days their new states in one change."""
        from prtcheck.storage import changes

        with self._writing(now) as session:
            changes.change_days(session, kind, now, states)

    def take_in(self, merged: Merge, now: datetime) -> None:
        """Import what was decided on, as one change.

        Raises:
            DayTakenError: a day was changed since it was decided; nothing is stored.
        """
        from prtcheck.storage import changes

        with self._writing(now) as session:
            changes.apply_import(session, now, merged)

    def undo(self, now: datetime) -> Reversal:
        """Take back the latest change.

        Raises:
            InvalidInputError: there is none.
        """
        from prtcheck.storage import changes

        self._require_file("There is nothing to undo.")
        with self._writing(now) as session:
            return changes.undo_change(session)

    def redo(self, now: datetime) -> Reversal:
        """Make the change again that was taken back last.

        Raises:
            InvalidInputError: there is none, or something was changed since.
        """
        from prtcheck.storage import changes

        self._require_file("There is nothing to redo.")
        with self._writing(now) as session:
            return changes.redo_change(session)

    @contextmanager
    def _writing(self, now: datetime) -> Iterator[Session]:
        """Open the diary for one change, after the day's safety copy."""
        from prtcheck.storage import changes
        from prtcheck.storage.backup import back_up_once_a_day

        if self._bring_up_to_date():
            for path, rights in ((self.path.parent, PRIVATE_FOLDER), (self.path, PRIVATE_FILE)):
                if said := restrict_permissions(path, rights):
                    self.tell(said)
            back_up_once_a_day(self.path, now)
        with changes.transaction(self.path) as session:
            yield session

    def _require_file(self, sentence: str) -> None:
        if not has_file(self.path):
            raise InvalidInputError(sentence)
