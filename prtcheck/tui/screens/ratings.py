"""The person's own ratings: which are asked, new ones, other wording."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from prtcheck.actions.ratings import RatingDays, add_rating, list_ratings, stop_rating
from prtcheck.context import Context
from prtcheck.core.history import ChangeKind
from prtcheck.core.rating_scale import (
    PRESETS,
    RatingScale,
    ScaleTexts,
    find_scale,
    list_asked,
)
from prtcheck.core.text import fold, pluralize, printable
from prtcheck.errors import PrtcheckError
from prtcheck.tui.screens.base import ListScreen
from prtcheck.tui.screens.dialogs import TextDialog
from prtcheck.tui.screens.undo import UndoScreen
from prtcheck.tui.widgets.key_bar import KeyBar
from prtcheck.tui.widgets.spread_row import SpreadRow

COST = "Each adds about two keys and three seconds."
STARTS_ANEW = "The wording is new, so a new series starts. Earlier answers are kept."


class OwnRow(NamedTuple):
    """A rating that is asked, was asked, or could be."""

    name: str
    texts: ScaleTexts
    is_asked: bool
    days: int
    """On how many days it was answered, in whatever wording."""


class RatingsScreen(ListScreen, UndoScreen[None]):
    """A row a rating, those that were set up first, then the presets that were not."""

    CSS_PATH = "column.tcss"
    DEFAULT_CLASSES = "column"
    KEYS = (
        "Space Enter  ask it in the check-in, or stop asking (answers are kept)\n"
        "n            add a rating: its name, its question, what 0 and 10 mean\n"
        "e            edit its question (a new wording starts a new series)\n"
        "z            undo the latest change to own ratings\n"
        "Z            redo what you undid last\n"
        "↑ ↓ Home End PgUp PgDn  move\n"
        "Esc q        back\n"
        f"At most three are asked. {COST}"
    )
    BINDINGS = [
        Binding("space", "ask_or_stop", "Ask", id="ratings.toggle"),
        Binding("n", "add", "New", id="ratings.new"),
        Binding("e", "edit", "Edit", id="ratings.edit"),
        Binding("z", "undo", "Undo", show=False, id="ratings.undo"),
        Binding("Z", "redo", "Redo", show=False, id="ratings.redo"),
        Binding("escape,q", "dismiss(None)", "Back", id="ratings.back"),
        Binding("f1,question_mark", "help", "Help", key_display="F1", id="ratings.help"),
    ]
    only_kind = ChangeKind.RATING

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown: Sequence[OwnRow] = ()

    def compose(self) -> ComposeResult:
        """Add the rows, what they cost, the message line and the keys."""
        yield OptionList(markup=False, compact=True, classes="pane")
        yield Static(COST, classes="about", markup=False)
        yield Static(id="news", markup=False)
        yield KeyBar()

    def on_resize(self) -> None:
        """Leave out the questions in a low window."""
        self.call_after_refresh(self.refresh_content)

    def read_content(self) -> Callable[[], None]:
        """Read the ratings again."""
        return partial(self._show_ratings, list_rows(list_ratings(self.context)))

    def _show_ratings(self, rows: Sequence[OwnRow]) -> None:
        """Show the ratings, the cursor on the one that it was on."""
        self.set_heading("Your own ratings")
        name = fold(self._chosen.name) if self._chosen else ""
        self._shown = rows
        self.rows.set_options(map(self._make_row, rows))
        self.rows.highlighted = max(
            (n for n, r in enumerate(rows) if fold(r.name) == name), default=0
        )

    def _make_row(self, row: OwnRow) -> Option:
        name = f"{'[x]' if row.is_asked else '[ ]'} {printable(row.name)}"
        days = pluralize(row.days, "day") if row.days or row.is_asked else ""
        question = Content(f"    {printable(row.texts.question)}")
        return Option(SpreadRow(name, days, None if self.has_class("-short") else question))

    @property
    def _chosen(self) -> OwnRow | None:
        """The rating under the cursor; None where the diary could not be read."""
        return self._shown[self.rows.highlighted or 0] if self._shown else None

    async def action_ask_or_stop(self) -> None:
        """Ask the rating under the cursor from now on, or no longer."""
        row = self._chosen
        if row is None:
            return
        if row.is_asked:
            await self._change(partial(stop_rating, self.context, row.name))
        else:
            await self._change(partial(add_rating, self.context, row.name, ScaleTexts()))

    @on(OptionList.OptionSelected)
    async def toggle_chosen(self) -> None:
        """Ask the chosen rating from now on, or no longer."""
        await self.action_ask_or_stop()

    @work
    async def action_add(self) -> None:
        """Ask for a name, a question and what 0 and 10 mean, and ask that from now on."""
        name = await self.app.push_screen_wait(TextDialog("What do you call it?", "A new rating"))
        if name:
            known = [row.texts for row in self._shown if fold(row.name) == fold(name)]
            await self._ask_texts(name, known[0] if known else ScaleTexts())

    @work
    async def action_edit(self) -> None:
        """Ask for another question of the rating under the cursor."""
        if self._chosen:
            await self._ask_texts(self._chosen.name, self._chosen.texts)

    async def _ask_texts(self, name: str, known: ScaleTexts) -> None:
        anew = " A new wording starts a new series." if all(known) else ""
        questions = (f"The question, asked every day.{anew}", "What does 0 mean?", "And 10?")
        texts = []
        for question, text in zip(questions, known, strict=True):
            dialog = TextDialog(question, printable(name), text)
            answer = await self.app.push_screen_wait(dialog)
            if not answer:
                return
            texts.append(answer)
        given = ScaleTexts(*texts)
        await self._change(partial(add_rating, self.context, name, given), given)

    async def _change(
        self, change: Callable[[], list[RatingScale]], given: ScaleTexts | None = None
    ) -> None:
        """Change what is asked, and say if a wording is new."""
        try:
            asked = await asyncio.to_thread(change)
        except PrtcheckError as error:
            self.show_result(str(error))
            return
        is_new = any(scale.texts == given and scale.wording > 1 for scale in asked)
        self.show_result(STARTS_ANEW if is_new else "Saved")


def list_rows(found: Sequence[RatingDays]) -> list[OwnRow]:
    """Return the latest wording of each rating, then the presets that are none of them."""
    scales = [each.scale for each in found]
    asked = list_asked(scales)
    days: dict[str, int] = {}
    for scale, answered in found:
        days[fold(scale.name)] = days.get(fold(scale.name), 0) + answered
    rows = [
        OwnRow(latest.name, latest.texts, latest in asked, answered)
        for name, answered in days.items()
        if (latest := find_scale(scales, name))
    ]
    presets = PRESETS.items()
    new = [OwnRow(n, texts, is_asked=False, days=0) for n, texts in presets if n not in days]
    return [*rows, *new]
