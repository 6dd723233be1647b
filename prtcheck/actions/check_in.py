"""Saving a check-in: from a form over what the form was begun from, or from typed answers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from prtcheck.context import Context
from prtcheck.core.causes import KnownSides
from prtcheck.core.check_in import CheckIn
from prtcheck.core.draft import Draft
from prtcheck.core.history import ChangeKind
from prtcheck.core.rating_scale import RatingScale
from prtcheck.errors import DiaryBusyError

if TYPE_CHECKING:
    from prtcheck.storage.changes import Transaction
    from prtcheck.storage.diary import Diary


class Known(NamedTuple):
    """What the diary holds that typed answers are completed with."""

    present: CheckIn | None
    """The day's check-in."""
    activities: list[str]
    """From the settings, then from the diary, most used first."""
    sides: KnownSides
    scales: list[RatingScale]
    """Own ratings, each wording of them."""


Compose = Callable[[Known], CheckIn | None]
"""Makes the check-in to store out of typed answers; None stores nothing."""


def begin(context: Context, day: date) -> Draft:
    """Return the draft that a form for a day begins with: its check-in, or no answer."""
    present = context.diary.check_in(day)
    return Draft.of(present) if present else Draft(day=day)


def save_draft(context: Context, draft: Draft) -> CheckIn:
    """Save a form's answers over the check-in that it was begun from, and return the new one.

    Raises:
        InvalidInputError: an answer is out of bounds, or there is none.
        ChangedMeanwhileError: the day no longer is as the form found it.
        DiaryError: the diary is busy, or cannot be written.
    """
    now = context.now
    record = draft.finished(now)
    context.diary.save(record, now, based_on=draft.based_on)
    return record


def save(context: Context, day: date, compose: Compose) -> CheckIn | None:
    """Store what `compose` makes of the day as it is in the very transaction that stores it.

    Raises:
        DiaryBusyError: the diary is in use; the answers are kept as a draft where that could
            be read.
        DiaryError: the diary cannot be written.
    """
    if not context.diary.exists:  # what cannot be taken is refused before a diary is made
        compose(_find_known(context, context.diary, day))
    try:
        with context.diary.writing(context.now) as change:
            known = _find_known(context, change, day)
            check_in = compose(known)
            if check_in is not None:
                kind = ChangeKind.LOG if known.present is None else ChangeKind.EDIT
                change.change_days(kind, {day: known.present}, {day: check_in})
    except DiaryBusyError as busy:
        _keep_as_draft(context, day, compose, busy)
        raise
    return check_in


def _find_known(context: Context, source: "Diary | Transaction", day: date) -> Known:
    return Known(
        source.check_in(day),
        [*context.settings.activities, *source.activities_by_use()],
        source.remembered_sides(),
        source.rating_scales(),
    )


def _keep_as_draft(context: Context, day: date, compose: Compose, busy: DiaryBusyError) -> None:
    """Keep the answers as a draft, where the busy diary can be read.

    Raises:
        DiaryBusyError: they are kept; the sentence says how to go on.
    """
    known = _find_known(context, context.diary, day)
    check_in = compose(known)
    if check_in is None:
        return
    context.drafts.keep(replace(Draft.of(check_in), based_on=known.present), context.now)
    raise DiaryBusyError(
        f"{busy} Your answers are kept as a draft: `prtcheck checkin --date {day}`."
    ) from None
