"""Undo and redo in the app: the question before a check-in is removed, and what was done."""

from typing import TYPE_CHECKING, NamedTuple

from textual import work

from prtcheck.actions.undo import next_redo, next_undo, redo, undo
from prtcheck.core.days import format_day
from prtcheck.core.history import ChangeKind
from prtcheck.core.text import pluralize
from prtcheck.errors import PrtcheckError
from prtcheck.tui.screens.base import BaseScreen, Result
from prtcheck.tui.screens.dialogs import ChoiceDialog
from prtcheck.wording.definitions import format_state

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from prtcheck.context import Context
    from prtcheck.storage.changes import Reversal
    from prtcheck.storage.revisions import Reversible


class Direction(NamedTuple):
    """Undo or redo: how it is done, and its words."""

    find_next: "Callable[[Context], Reversible]"
    reverse: "Callable[[Context, Reversible], Reversal]"
    name: str
    done: str
    way_back: str
    another: str
    """What is said where the change is none of those that are reversed on the screen."""


UNDO = Direction(
    find_next=next_undo,
    reverse=undo,
    name="Undo",
    done="Undone",
    way_back="Z redoes it",
    another="The latest change isn't a {kind}. Undo it in History.",
)
REDO = Direction(
    find_next=next_redo,
    reverse=redo,
    name="Redo",
    done="Redone",
    way_back="z undoes it",
    another="What you undid last isn't a {kind}. Redo it in History.",
)


_KINDS = {
    ChangeKind.CODE: "sorting of causes",
    ChangeKind.PHASE: "change to a phase",
    ChangeKind.RATING: "change to a rating",
}


class UndoScreen(BaseScreen[Result]):
    """A screen from which changes of the diary can be undone and redone."""

    only_kind: ChangeKind | None = None
    """The one kind of change that is undone here; None is any."""

    @work
    async def action_undo(self) -> None:
        """Undo the latest change of the diary."""
        self.show_result(await self._reverse(UNDO))

    @work
    async def action_redo(self) -> None:
        """Redo the change that was undone last."""
        self.show_result(await self._reverse(REDO))

    async def _reverse(self, direction: Direction) -> str:
        """Reverse a change, after a question if that removes a check-in; return what was done."""
        try:
            shown = direction.find_next(self.context)
            if self.only_kind and self.only_kind is not shown.kind:
                return direction.another.format(kind=_KINDS[self.only_kind])
            is_removal = shown.removes and shown.kind is not ChangeKind.MOVE
            if is_removal and not await self._confirm(direction, shown.removes):
                return ""
            reversal = direction.reverse(self.context, shown)
        except PrtcheckError as error:
            return str(error)
        what = _name_changed(reversal)
        return f"{direction.done}: {reversal.kind.in_words}, {what}. {direction.way_back}."

    async def _confirm(self, direction: Direction, days: "Sequence[date]") -> bool:
        one = len(days) == 1
        removed = f"check-in for {format_day(days[0])}" if one else f"{len(days)} check-ins"
        question = f"{direction.name} the latest change? This removes the {removed}."
        choices = {"n": "no", "y": f"yes, remove ({direction.way_back})"}
        return await self.app.push_screen_wait(ChoiceDialog(question, choices)) == "y"


def _name_changed(reversal: "Reversal") -> str:
    """Return what phases and own ratings now are, or else which day or how many were changed."""
    if reversal.definitions and not reversal.states:
        return "; ".join(format_state(*each) for each in sorted(reversal.definitions.items()))
    days = list(reversal.states)
    return format_day(days[0]) if len(days) == 1 else pluralize(len(days), "day")
