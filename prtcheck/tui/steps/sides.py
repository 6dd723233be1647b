"""The step that asks where each cause belongs, one key each."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from prtcheck.attribution.suggest import Ask, Suggestion, list_version, suggest_side
from prtcheck.core.causes import accept_suggestion, clear_side, code_cause
from prtcheck.core.check_in import MOST_CAUSES, Cause, CodedBy, Side
from prtcheck.core.draft import Draft
from prtcheck.core.questions import Question
from prtcheck.core.text import shorten
from prtcheck.tui.steps.step import Step
from prtcheck.wording.check_in import SIDE_NAMES, format_suggestion

_LONGEST_SHOWN = 60
_KEYS = "b = body · m = mind & brain · u = both / not sure"


HINT = "b, m or u sorts it; Enter goes on"
"""What a letter that means nothing is answered with; it fits into 40 columns."""


class Sides(Vertical, can_focus=True):
    """The causes, one of them in question."""

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
    Sides { height: auto; }
    Sides Static { height: auto; }
    Sides #hint { height: 1; }
    Sides .-asked { text-style: bold; }
    """

    class Drawn(Message):
        """Another cause may be in question."""

    class Done(Message):
        """The last cause was passed."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._clock = clock
        self._at = 0
        self.causes: list[Cause] = []

    def compose(self) -> ComposeResult:
        """Make room for what is read, for a hint and for each cause."""
        yield Static(id="reading", markup=False)  # first, so that it is seen in a small window too
        yield Static(id="hint", markup=False)
        for _ in range(MOST_CAUSES):
            yield Static(classes="cause", markup=False)

    def begin(self, causes: tuple[Cause, ...]) -> None:
        """Show causes, the first that is not sorted in question."""
        self.causes = list(causes)
        open_ones = [at for at, cause in enumerate(self.causes) if cause.side is None]
        self._at = open_ones[0] if open_ones else 0
        self._draw()

    @property
    def _suggestion(self) -> Suggestion:
        return suggest_side(self.causes[self._at].text)

    def _draw(self) -> None:
        """Show each cause with its side, and what is read in the one in question."""
        self.query_one("#reading", Static).update("\n".join(self._question()))
        for at, row in enumerate(self.query(".cause").results(Static)):
            row.display = at < len(self.causes)
            row.update(self._row(at) if row.display else "")
            row.set_class(at == self._at, "-asked")
        self.post_message(self.Drawn())

    def _row(self, at: int) -> str:
        cause = self.causes[at]
        mark = "> " if at == self._at else "  "
        return f"{mark}{at + 1} {shorten(cause.text, _LONGEST_SHOWN)}: {_side(cause)}"

    def on_key(self, event: events.Key) -> None:
        """Answer a letter that means nothing with what can be typed, till the next key."""
        unknown = event.is_printable and event.key not in self.screen.active_bindings
        self.query_one("#hint", Static).update(HINT if unknown else "")

    def _question(self) -> list[str]:
        if not self.causes:
            return []
        if self.causes[self._at].side is not None:
            return [f"Enter = next · {_KEYS}"]
        found = self._suggestion
        if found.side is not None:
            return [format_suggestion(found), f"Enter = yes · {_KEYS}"]
        split = " · p = split in two" if self._can_split(found) else ""
        return [format_suggestion(found), f"{_KEYS}{split} · Enter = leave open"]

    def _can_split(self, found: Suggestion) -> bool:
        return bool(found.parts) and len(self.causes) < MOST_CAUSES

    def action_take(self) -> None:
        """Say yes to the suggestion, or leave the cause as it is, and go on."""
        cause = self.causes[self._at]
        side = self._suggestion.side
        if cause.side is None and side is not None:
            self.causes[self._at] = accept_suggestion(cause, side, self._clock(), list_version())
        self._go_on()

    def action_code(self, side: str) -> None:
        """Sort the cause in question as the person says, and go on."""
        self.causes[self._at] = code_cause(self.causes[self._at], Side(side), self._clock())
        self._go_on()

    def action_clear(self) -> None:
        """Take the side of the cause in question away."""
        self.causes[self._at] = clear_side(self.causes[self._at])
        self._draw()

    def action_split(self) -> None:
        """Make two causes of a two-sided one, in the person's own words."""
        found = self._suggestion
        if found.ask is Ask.BOTH_SIDES and self._can_split(found):
            self.causes[self._at : self._at + 1] = [Cause(part) for part in found.parts]
            self._draw()

    def action_move(self, step: int) -> None:
        """Put another cause in question."""
        self._at = min(len(self.causes) - 1, max(0, self._at + step))
        self._draw()

    def _go_on(self) -> None:
        if self._at + 1 < len(self.causes):
            self.action_move(1)
        else:
            self._draw()
            self.post_message(self.Done())


def _side(cause: Cause) -> str:
    if cause.side is None:
        return "not sorted"
    remembered = " (as before)" if cause.coded_by is CodedBy.REMEMBERED else ""
    return f"{SIDE_NAMES[cause.side]}{remembered}"


class SidesStep(Step):
    """Each cause's side; passed over when all are sorted as before."""

    hints = (
        "Enter    yes to what is read; or leave it open\n"
        "b m u    body, mind & brain, both / not sure (1 2 3 too)\n"
        "p        split a two-sided answer in two\n"
        "↑ ↓      another cause; Backspace takes its side away"
    )

    def __init__(self, question: Question, clock: Callable[[], datetime]) -> None:
        super().__init__(question)
        self._clock = clock

    def compose(self) -> ComposeResult:
        """Show the question and the causes."""
        yield from super().compose()
        yield Sides(self._clock)

    def is_asked(self, draft: Draft, *, going_back: bool) -> bool:
        """Whether a new cause is not sorted; or there is any cause, for who comes back to look."""
        before = draft.based_on.causes if draft.based_on else ()
        return any(
            going_back or not (cause.side or cause.carried_over or cause in before)
            for cause in draft.causes
        )

    def show(self, draft: Draft) -> None:
        """Show the causes as they are sorted so far."""
        self.query_one(Sides).begin(draft.causes)

    def answered(self, draft: Draft) -> Draft:
        """Return the draft with the sides."""
        return replace(draft, causes=tuple(self.query_one(Sides).causes))

    def enter(self) -> None:
        """Focus the causes."""
        self.query_one(Sides).focus(scroll_visible=False)

    @property
    def in_question(self) -> Widget | None:
        """The row of the cause that is sorted now."""
        return next(iter(self.query(".cause.-asked")), None)

    def on_sides_drawn(self) -> None:
        """Keep that row in sight."""
        self.keep_in_sight()

    def on_sides_done(self) -> None:
        """Go on."""
        self.post_message(self.Done())
