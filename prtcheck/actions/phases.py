"""Starting, ending, renaming and deleting phases; each is one change that undo takes back."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from prtcheck.context import Context
from prtcheck.core.definition import DefinitionKind
from prtcheck.core.phase import Phase
from prtcheck.core.phase import delete_phase as without_phase
from prtcheck.core.phase import end_phase as with_end
from prtcheck.core.phase import rename_phase as with_name
from prtcheck.core.phase import start_phase as with_phase


class PhaseDays(NamedTuple):
    """A phase and on how many of its days something was logged."""

    phase: Phase
    days: int


def list_phases(context: Context) -> list[PhaseDays]:
    """Return the phases, oldest first, each with its logged days.

    Raises:
        DiaryError: the diary cannot be read.
    """
    diary = context.diary
    return [
        PhaseDays(phase, len(diary.logged_days(phase.since, phase.until or date.max)))
        for phase in diary.phases()
    ]


def start_phase(context: Context, name: str, since: date) -> list[Phase]:
    """Start a phase and return all there are; it ends the one before it the day before.

    Raises:
        InvalidInputError: a phase has that name or starts on that day, or the name is none.
        DiaryError: the diary is busy, or cannot be written.
    """
    return _change(context, lambda phases: with_phase(phases, name, since, context.now))


def end_phase(context: Context, last: date) -> list[Phase]:
    """End the phase that a day belongs to on that day, and return all there are.

    Raises:
        InvalidInputError: the day belongs to none, or is the last one already.
        DiaryError: the diary is busy, or cannot be written.
    """
    return _change(context, lambda phases: with_end(phases, last))


def rename_phase(context: Context, old: str, new: str) -> list[Phase]:
    """Give a phase another name, and return all there are.

    Raises:
        InvalidInputError: none has the old name, another has the new one, or that is none.
        DiaryError: the diary is busy, or cannot be written.
    """
    return _change(context, lambda phases: with_name(phases, old, new))


def delete_phase(context: Context, name: str) -> list[Phase]:
    """Delete a phase, and return those that are left; the days stay as they are.

    Raises:
        InvalidInputError: none has that name.
        DiaryError: the diary is busy, or cannot be written.
    """
    return _change(context, lambda phases: without_phase(phases, name))


def _change(context: Context, function: Callable[[list[Phase]], list[Phase]]) -> list[Phase]:
    """Change the phases from what they are inside the transaction."""
    if not context.diary.exists:
        function([])  # what is refused makes no diary
    with context.diary.writing(context.now) as change:
        phases = function(change.phases())
        change.change_definitions(DefinitionKind.PHASE, phases)
        return phases
