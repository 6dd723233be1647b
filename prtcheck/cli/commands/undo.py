"""The commands `undo` and `redo`."""

from datetime import datetime
from typing import TYPE_CHECKING

from prtcheck.cli.console import print_lines
from prtcheck.cli.current_context import current_context
from prtcheck.core.days import format_day
from prtcheck.core.text import pluralize

if TYPE_CHECKING:
    from prtcheck.storage.changes import Reversal

_MOST_DAYS_NAMED = 5


def undo() -> None:
    """Undo the latest change, then the one before it, and so on."""
    from prtcheck.actions import undo as action

    _print_reversal("Undone", action.undo(current_context()))


def redo() -> None:
    """Redo the change that was undone last."""
    from prtcheck.actions import undo as action

    _print_reversal("Redone", action.redo(current_context()))


def _format_moment(moment: datetime) -> str:
    return f"{format_day(moment.date())} at {moment:%H:%M}"


def _print_reversal(what: str, reversal: "Reversal") -> None:
    from prtcheck.wording.changes import format_day_answers
    from prtcheck.wording.definitions import format_state

    days = sorted(reversal.states)
    print_lines(
        f"{what}: the {reversal.kind.in_words} made on {_format_moment(reversal.made_at)}. Now:",
        *(format_day_answers(day, reversal.states[day]) for day in days[:_MOST_DAYS_NAMED]),
    )
    for key, definition in sorted(reversal.definitions.items()):
        print_lines(format_state(key, definition))
    if len(days) > _MOST_DAYS_NAMED:
        print_lines(f"and {pluralize(len(days) - _MOST_DAYS_NAMED, 'more day')}")
