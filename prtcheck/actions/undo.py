"""Undo and redo, of the change that was shown."""

from typing import TYPE_CHECKING

from prtcheck.context import Context
from prtcheck.errors import ChangedMeanwhileError, InvalidInputError

if TYPE_CHECKING:
    from prtcheck.storage.changes import Reversal
    from prtcheck.storage.revisions import Reversible


def next_undo(context: Context) -> "Reversible | None":
    """Return what undo would take back now; None: nothing."""
    return context.diary.next_undo()


def next_redo(context: Context) -> "Reversible | None":
    """Return what redo would make again now; None: nothing."""
    return context.diary.next_redo()


def undo(context: Context, shown: "Reversible | None" = None) -> "Reversal":
    """Take back the latest change.

    Raises:
        InvalidInputError: there is none.
        ChangedMeanwhileError: it is not the one that was shown; nothing is done.
        DiaryError: the diary is busy, or cannot be written.
    """
    _require(context, "There is nothing to undo.")
    with context.diary.writing(context.now) as change:
        return change.undo(_expect(change.next_undo(), shown, "There is nothing to undo."))


def redo(context: Context, shown: "Reversible | None" = None) -> "Reversal":
    """Make the change again that was undone last.

    Raises:
        InvalidInputError: there is none, or something was changed since.
        ChangedMeanwhileError: it is not the one that was shown; nothing is done.
        DiaryError: the diary is busy, or cannot be written.
    """
    _require(context, "There is nothing to redo.")
    with context.diary.writing(context.now) as change:
        return change.redo(_expect(change.next_redo(), shown, "There is nothing to redo."))


def _require(context: Context, sentence: str) -> None:
    if not context.diary.exists:
        raise InvalidInputError(sentence)


def _expect(
    following: "Reversible | None", shown: "Reversible | None", sentence: str
) -> "Reversible":
    """Return the change that follows, if it is the one that was shown."""
    if shown is not None and following != shown:
        raise ChangedMeanwhileError("The diary was changed meanwhile: nothing was done.")
    if following is None:
        raise InvalidInputError(sentence)
    return following
