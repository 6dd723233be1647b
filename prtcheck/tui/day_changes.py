"""What is done to a day from more than one screen, and what is said of it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from textual.app import App

from prtcheck.context import Context
from prtcheck.core.days import format_day
from prtcheck.core.history import ChangeKind
from prtcheck.core.text import pluralize
from prtcheck.errors import PrtcheckError
from prtcheck.tui.screens.dialogs import Choice, ChoiceDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from prtcheck.storage.changes import Reversal
    from prtcheck.storage.revisions import Reversible


async def confirm_and_delete(app: App[str], context: Context, day: date) -> str:
    """Ask, delete the day's check-in if told so, and return what came of it; empty: nothing."""
    choices = [Choice("n", "no"), Choice("y", "yes, delete it; z undoes it")]
    if await app.push_screen_wait(ChoiceDialog(f"Delete {format_day(day)}?", choices)) != "y":
        return ""
    try:
        context.diary.delete(day, context.now)
    except PrtcheckError as error:
        return str(error)
    return f"Deleted: {format_day(day)}. z undoes it."


@dataclass(frozen=True, slots=True)
class _Way:
    """One of the two ways through the diary's changes."""

    following: "Callable[[], Reversible | None]"
    go: "Callable[[datetime], Reversal]"
    asked: str
    done: str
    back: str
    """How the way is gone back."""


def _undoing(context: Context) -> _Way:
    diary = context.diary
    return _Way(diary.next_undo, diary.undo, "Undo", "Took back", "Z makes it again")


def _redoing(context: Context) -> _Way:
    diary = context.diary
    return _Way(diary.next_redo, diary.redo, "Redo", "Made again", "z undoes it")


async def undo(app: App[str], context: Context) -> str:
    """Take back the latest change, after a question where a check-in would go; say what it was."""
    return await _reverse(app, context, _undoing(context))


async def redo(app: App[str], context: Context) -> str:
    """Make again what was taken back last, after a question where a check-in would go."""
    return await _reverse(app, context, _redoing(context))


async def _reverse(app: App[str], context: Context, way: _Way) -> str:
    try:
        following = way.following()
        if following and following.removes and not await _is_sure(app, way, following.removes):
            return ""
        if following != way.following():
            return "The diary was changed meanwhile: nothing was done."
        return _gone(context, way)
    except PrtcheckError as error:
        return str(error)


async def _is_sure(app: App[str], way: _Way, removes: tuple[date, ...]) -> bool:
    number = len(removes)
    what = f"check-in for {format_day(removes[0])}" if number == 1 else f"{number} check-ins"
    choices = [Choice("n", "no"), Choice("y", f"yes, remove; {way.back}")]
    question = f"{way.asked} the latest change? This removes the {what}."
    return await app.push_screen_wait(ChoiceDialog(question, choices)) == "y"


def undo_sorting(context: Context) -> str:
    """Take back the latest change if it is a sorting, and return what it was or why it stands."""
    return _reverse_sorting(context, _undoing(context), "The latest change")


def redo_sorting(context: Context) -> str:
    """Make again what was taken back last if it is a sorting."""
    return _reverse_sorting(context, _redoing(context), "What was taken back last")


def _reverse_sorting(context: Context, way: _Way, what: str) -> str:
    try:
        following = way.following()
        if following and following.kind is not ChangeKind.CODE:
            again = "takes it back" if way.asked == "Undo" else "makes it again"
            return f"{what} is no sorting: History {again}."
        return _gone(context, way)
    except PrtcheckError as error:
        return str(error)


def _gone(context: Context, way: _Way) -> str:
    reversal = way.go(context.now)
    days = list(reversal.states)
    what = format_day(days[0]) if len(days) == 1 else pluralize(len(days), "day")
    return f"{way.done}: {reversal.kind.in_words}, {what}. {way.back}."
