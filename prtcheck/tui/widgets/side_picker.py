"""The causes of a check-in in a list, each sorted with one key."""

from collections.abc import Callable
from datetime import datetime

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from prtcheck.attribution.suggest import Ask, Suggestion, list_version, suggest_side
from prtcheck.core.causes import accept_suggestion, clear_side, code_cause
from prtcheck.core.check_in import MOST_CAUSES, Cause, CodedBy, Side
from prtcheck.core.text import shorten
from prtcheck.tui.widgets.answered import Answered
from prtcheck.wording.check_in import SIDE_NAMES, format_suggestion

HINT = "b, m or u sorts it; Enter goes on"
"""Shown after a letter that has no use; it fits into 40 columns."""
_LONGEST_SHOWN = 60
_KEYS = "b = body · m = mind & brain · u = both / not sure"


class SidePicker(Vertical, can_focus=True):
    """The causes, one of them active, with the suggested side of that one."""

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

    DEFAULT_CSS = """
    SidePicker { height: auto; }
    SidePicker Static { height: auto; }
    SidePicker #hint { height: 1; }
    SidePicker .-asked { text-style: bold; }
    """

    class Changed(Message):
        """A cause, or which one is active, may have changed."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._clock = clock
        self._at = 0
        self.causes: list[Cause] = []

    def compose(self) -> ComposeResult:
        """Add the suggestion, the hint and a row for each cause."""
        yield Static(id="reading", markup=False)  # first: visible in a small window too
        yield Static(id="hint", markup=False)
        for _ in range(MOST_CAUSES):
            yield Static(classes="cause", markup=False)

    def show_causes(self, causes: tuple[Cause, ...]) -> None:
        """Show causes; the first that is not sorted is active."""
        self.causes = list(causes)
        unsorted = [at for at, cause in enumerate(self.causes) if cause.side is None]
        self._at = unsorted[0] if unsorted else 0
        self._refresh_rows()

    def _refresh_rows(self) -> None:
        self.query_one("#reading", Static).update("\n".join(self._suggestion_lines()))
        for at, row in enumerate(self.query(".cause").results(Static)):
            row.display = at < len(self.causes)
            row.update(self._format_row(at) if row.display else "")
            row.set_class(at == self._at, "-asked")
        self.post_message(self.Changed())

    def _format_row(self, at: int) -> str:
        cause = self.causes[at]
        mark = "> " if at == self._at else "  "
        return f"{mark}{at + 1} {shorten(cause.text, _LONGEST_SHOWN)}: {_format_side(cause)}"

    def _suggestion_lines(self) -> list[str]:
        """Return what is suggested for the active cause and which keys answer."""
        if not self.causes:
            return []
        if self.causes[self._at].side is not None:
            return [f"Enter = next · {_KEYS}"]
        found = self._suggestion
        if found.side is not None:
            return [format_suggestion(found), f"Enter = yes · {_KEYS}"]
        split = " · p = split in two" if self._can_split(found) else ""
        return [format_suggestion(found), f"{_KEYS}{split} · Enter = leave open"]

    @property
    def _suggestion(self) -> Suggestion:
        return suggest_side(self.causes[self._at].text)

    def _can_split(self, found: Suggestion) -> bool:
        return bool(found.parts) and len(self.causes) < MOST_CAUSES

    def on_key(self, event: events.Key) -> None:
        """Show the hint after a letter that has no use, until the next key."""
        is_unknown = event.is_printable and event.key not in self.screen.active_bindings
        self.query_one("#hint", Static).update(HINT if is_unknown else "")

    def action_take(self) -> None:
        """Accept the suggestion, or leave the cause as it is, and go on."""
        cause = self.causes[self._at]
        side = self._suggestion.side
        if cause.side is None and side is not None:
            self.causes[self._at] = accept_suggestion(cause, side, self._clock(), list_version())
        self._go_on()

    def action_code(self, side: str) -> None:
        """Sort the active cause as the person chose, and go on."""
        self.causes[self._at] = code_cause(self.causes[self._at], Side(side), self._clock())
        self._go_on()

    def action_clear(self) -> None:
        """Remove the side of the active cause."""
        self.causes[self._at] = clear_side(self.causes[self._at])
        self._refresh_rows()

    def action_split(self) -> None:
        """Split a two-sided cause into two, in the person's own words."""
        found = self._suggestion
        if found.ask is Ask.BOTH_SIDES and self._can_split(found):
            self.causes[self._at : self._at + 1] = [Cause(part) for part in found.parts]
            self._refresh_rows()

    def action_move(self, step: int) -> None:
        """Activate the cause above (-1) or below (1)."""
        self._at = min(len(self.causes) - 1, max(0, self._at + step))
        self._refresh_rows()

    def _go_on(self) -> None:
        if self._at + 1 < len(self.causes):
            self.action_move(1)
        else:
            self._refresh_rows()
            self.post_message(Answered())


def _format_side(cause: Cause) -> str:
    if cause.side is None:
        return "not sorted"
    remembered = " (as before)" if cause.coded_by is CodedBy.REMEMBERED else ""
    return f"{SIDE_NAMES[cause.side]}{remembered}"
