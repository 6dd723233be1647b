"""The step that asks where each cause belongs: body, mind & brain, or both."""

from dataclasses import replace
from datetime import date

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from prtcheck.attribution.suggest import Ask, Suggestion, list_version, suggest_side
from prtcheck.context import Context
from prtcheck.core.causes import accept_suggestion, clear_side, code_cause
from prtcheck.core.check_in import MOST_CAUSES, Cause, Side
from prtcheck.core.draft import Draft
from prtcheck.core.questions import Question
from prtcheck.tui.steps.step import Step
from prtcheck.tui.widgets.answered import Answered
from prtcheck.tui.widgets.cause_row import CauseRow
from prtcheck.tui.widgets.choice import Choice
from prtcheck.wording.check_in import SIDE_NAMES, format_suggestion

HINT = "b, m or u sorts it, Enter goes on"
"""Shown after a letter that has no use; it fits into 40 columns."""
_CHOICES = {"b": Side.BODY, "m": Side.MIND_BRAIN, "u": Side.UNSURE}


class SidesStep(Step, can_focus=True):
    """The causes, one of them active, each sorted with one key; passed over when all are."""

    KEYS = (
        "Enter    accept the suggestion, or leave it open\n"
        "b m u    body, mind & brain, both / not sure (or 1 2 3)\n"
        "p        split a cause that names both sides\n"
        "↑ ↓      another cause\n"
        "Backspace  back to not sorted"
    )
    BINDINGS = [
        Binding("enter", "take", "Next", key_display="enter", id="sides.next"),
        Binding("b,1", "code('body')", "Body", show=False, id="sides.body"),
        Binding("m,2", "code('mind-brain')", "Mind & brain", show=False, id="sides.mind"),
        Binding("u,3", "code('unsure')", "Both", show=False, id="sides.unsure"),
        Binding("p", "split", "Split", show=False, id="sides.split"),
        Binding("backspace,delete", "clear", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
    ]

    def __init__(self, question: Question, context: Context, day: date) -> None:
        super().__init__(question, context, day)
        self._causes: list[Cause] = []
        self._at = 0

    def compose(self) -> ComposeResult:
        """Show the question, the suggestion, the choices and a row for each cause."""
        yield from super().compose()
        yield Static(id="reading", markup=False)  # first: visible in a small window too
        with Horizontal(id="choices"):
            for key, side in _CHOICES.items():
                name = SIDE_NAMES[side]
                yield Choice(key, side.value, name, name.split(" / ")[0])
        yield Static(id="hint", markup=False)
        for at in range(MOST_CAUSES):
            yield CauseRow(at)

    @property
    def active_row(self) -> Widget | None:
        """The row of the cause that is sorted now."""
        return next(iter(self.query(".cause.-asked")), None)

    def is_asked(self, draft: Draft, *, going_back: bool) -> bool:
        """Whether a new cause is not sorted; or, going back, whether there is any cause."""
        before = draft.based_on.causes if draft.based_on else ()
        return any(
            going_back or not (cause.side or cause.carried_over or cause in before)
            for cause in draft.causes
        )

    def show_answer(self, draft: Draft) -> None:
        """Show the causes with their sides so far; the first that is not sorted is active."""
        self._causes = list(draft.causes)
        unsorted = [at for at, cause in enumerate(self._causes) if cause.side is None]
        self._at = unsorted[0] if unsorted else 0
        self._refresh_rows()

    def add_answer(self, draft: Draft) -> Draft:
        """Return the draft with the sides."""
        return replace(draft, causes=tuple(self._causes))

    def focus_answer(self) -> None:
        """Focus the causes."""
        self.focus(scroll_visible=False)

    def _refresh_rows(self) -> None:
        self.query_one("#reading", Static).update("\n".join(self._suggestion_lines()))
        for at, row in enumerate(self.query(CauseRow)):
            self._refresh_row(at, row)
        self._refresh_choices()
        self.scroll_to_active_row()

    def _refresh_row(self, at: int, row: CauseRow) -> None:
        cause = self._causes[at] if at < len(self._causes) else None
        is_asked = at == self._at
        is_read = is_asked and cause is not None and cause.side is None
        decided_by = self._suggestion.decided_by if is_read else None
        row.show_cause(cause, decided_by, is_asked=is_asked)

    def _refresh_choices(self) -> None:
        """Mark the side that the active cause has, and the one that Enter would give it."""
        side = self._causes[self._at].side if self._causes else None
        read = self._suggestion.side if self._causes and side is None else None
        for choice in self.query(Choice):
            choice.set_class(choice.value == side, "-chosen")
            choice.set_class(choice.value == read, "-read")

    def _suggestion_lines(self) -> list[str]:
        """Return what is suggested for the active cause and what Enter answers."""
        if not self._causes:
            return []
        if self._causes[self._at].side is not None:
            return ["Enter = next"]
        found = self._suggestion
        if found.side is not None:
            return [format_suggestion(found), "Enter = yes, or choose another:"]
        split = " · p = split in two" if self._can_split(found) else ""
        return [format_suggestion(found), f"Enter = leave it open{split}"]

    @property
    def _suggestion(self) -> Suggestion:
        return suggest_side(self._causes[self._at].text)

    def _can_split(self, found: Suggestion) -> bool:
        return bool(found.parts) and len(self._causes) < MOST_CAUSES

    def on_key(self, event: events.Key) -> None:
        """Show the hint after a letter that has no use, until the next key."""
        is_unknown = event.is_printable and event.key not in self.screen.active_bindings
        self.query_one("#hint", Static).update(HINT if is_unknown else "")

    @on(Choice.Clicked)
    def take_clicked(self, event: Choice.Clicked) -> None:
        """Sort the active cause to the side that was clicked."""
        event.stop()
        self.action_code(event.value)

    @on(CauseRow.Clicked)
    def ask_clicked(self, event: CauseRow.Clicked) -> None:
        """Activate the cause that was clicked."""
        event.stop()
        self.action_move(event.at - self._at)

    def action_take(self) -> None:
        """Accept the suggestion, or leave the cause as it is, and go on."""
        cause = self._causes[self._at]
        side = self._suggestion.side
        if cause.side is None and side is not None:
            cause = accept_suggestion(cause, side, self.context.now, list_version())
        self._go_on(cause)

    def action_code(self, side: str) -> None:
        """Sort the active cause as the person chose, and go on."""
        self._go_on(code_cause(self._causes[self._at], Side(side), self.context.now))

    def _go_on(self, sorted_cause: Cause) -> None:
        self._causes[self._at] = sorted_cause
        if self._at + 1 < len(self._causes):
            self.action_move(1)
        else:
            self._refresh_rows()
            self.post_message(Answered())

    def action_clear(self) -> None:
        """Remove the side of the active cause."""
        self._causes[self._at] = clear_side(self._causes[self._at])
        self._refresh_rows()

    def action_split(self) -> None:
        """Split a two-sided cause into two, in the person's own words."""
        found = self._suggestion
        if found.ask is Ask.BOTH_SIDES and self._can_split(found):
            self._causes[self._at : self._at + 1] = [Cause(part) for part in found.parts]
            self._refresh_rows()

    def action_move(self, step: int) -> None:
        """Activate the cause above (-1) or below (1)."""
        self._at = min(len(self._causes) - 1, max(0, self._at + step))
        self._refresh_rows()
