"""Undo and redo, of the change that was shown."""

from typing import TYPE_CHECKING

from prtcheck.context import Context
from prtcheck.errors import ChangedMeanwhileError, InvalidInputError

if TYPE_CHECKING:
    from prtcheck.storage.changes import Reversal
    from prtcheck.storage.revisions import Reversible


_NO_UNDO = "There is nothing to undo."
_NO_REDO = "There is nothing to redo."


def next_undo(context: Context) -> "Reversible":
    """Return what undo would take back now.

    Raises:
        InvalidInputError: there is none.
        DiaryError: the diary is busy, or cannot be read.
    """
    return _require(context.diary.next_undo(), _NO_UNDO)


def next_redo(context: Context) -> "Reversible":
    """Return what redo would make again now.

    Raises:
        InvalidInputError: there is none.
        DiaryError: the diary is busy, or cannot be read.
    """
    return _require(context.diary.next_redo(), _NO_REDO)


def undo(context: Context, shown: "Reversible | None" = None) -> "Reversal":
    """Take back the change that was shown; None: the latest one.

    Raises:
        InvalidInputError: there is none.
        ChangedMeanwhileError: it is not the one that was shown; nothing is done.
        DiaryError: the diary is busy, or cannot be written.
    """
    _require_diary(context, _NO_UNDO)
    with context.diary.writing(context.now) as change:
        return change.undo(_expect(change.next_undo(), shown, _NO_UNDO))


def redo(context: Context, shown: "Reversible | None" = None) -> "Reversal":
    """Make the change again that was shown; None: the one that was undone last.

    Raises:
        InvalidInputError: there is none, or something was changed since.
        ChangedMeanwhileError: it is not the one that was shown; nothing is done.
        DiaryError: the diary is busy, or cannot be written.
    """
    _require_diary(context, _NO_REDO)
    with context.diary.writing(context.now) as change:
        return change.redo(_expect(change.next_redo(), shown, _NO_REDO))


def _require_diary(context: Context, sentence: str) -> None:
    if not context.diary.exists:
        raise InvalidInputError(sentence)


def _expect(
    following: "Reversible | None", shown: "Reversible | None", sentence: str
) -> "Reversible":
    """Return the change that follows, if it is the one that was shown."""
    if shown is not None and following != shown:
        raise ChangedMeanwhileError("The diary was changed since it was shown. Nothing was done.")
    return _require(following, sentence)


def _require(following: "Reversible | None", sentence: str) -> "Reversible":
    if following is None:
        raise InvalidInputError(sentence)
    return following
