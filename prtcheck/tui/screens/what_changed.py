"""What changed: the same days as an overview, by rating, cause and activity, and as questions."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from prtcheck.context import Context
from prtcheck.core.period import Range
from prtcheck.tui.screens.base import BaseScreen
from prtcheck.tui.screens.help import HelpDialog
from prtcheck.tui.widgets.key_bar import KeyBar
from prtcheck.tui.widgets.questions import Questions
from prtcheck.tui.widgets.tab_line import TabLine

if TYPE_CHECKING:
    from prtcheck.tui.what_changed.reading import DiaryRange

TABS = ("Overview", "Pain", "Fear", "Causes", "Activities", "Insights")
"""Those of a diary without own ratings, which stand before the last."""
_MOST_KEYS = 9
RANGES = (30, 90, 365, None)
"""Days; None is all."""
_START, _ALL = RANGES.index(90), RANGES.index(None)
_FRAME = 6
"""Columns of the window that its frame takes from the title."""
_GUTTER = 1
"""Columns that the scroll bar takes, if there is one or not."""


class WhatChangedScreen(BaseScreen[None]):
    """Tabs on a range of days, which is read once and drawn again at any size."""

    CSS_PATH = "what_changed.tcss"
    KEYS = (
        "1 to 9     go to a tab\n"
        "← → Tab    the previous or the next tab\n"
        "r          the next range: 30, 90, 365 days, all\n"
        "+ ]        a longer range\n"
        "- [        a shorter range\n"
        "↑ ↓        scroll, or choose a question in Insights\n"
        "PgUp PgDn  scroll, or scroll the answer in Insights\n"
        "p          phases: when something began\n"
        "Esc q      back"
    )
    BINDINGS = [
        Binding("tab", "turn(1)", "Tabs", key_display="← →", id="changed.next"),
        Binding("r", "next_range", "Range", id="changed.range"),
        Binding("p", "show_phases", "Phases", show=False, id="changed.phases"),
        Binding("escape,q", "dismiss(None)", "Back", id="changed.back"),
        Binding("f1,question_mark", "help", "Help", key_display="F1", id="changed.help"),
        Binding("right", "turn(1)", "Next tab", show=False),
        Binding("left,shift+tab", "turn(-1)", "Previous tab", show=False),
        Binding(
            "plus,right_square_bracket",
            "change_range(1)",
            "Longer range",
            show=False,
            id="changed.longer",
        ),
        Binding(
            "minus,left_square_bracket",
            "change_range(-1)",
            "Shorter range",
            show=False,
            id="changed.shorter",
        ),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._tab = 0
        self._tabs: Sequence[str] = ()
        """The titles of the tabs; those of own ratings are known when the diary is read."""
        self._range = _START
        self._is_range_chosen = False
        self._read: dict[int, DiaryRange] = {}

    def compose(self) -> ComposeResult:
        """Add the tabs, the page and the questions in its place, the message line and the keys."""
        yield TabLine(TABS)
        with Vertical(classes="pane"):
            yield VerticalScroll(Static(id="page", markup=False), id="scroll")
            yield Questions(id="insights")
        yield Static(id="news", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Name the screen until the diary is read."""
        self.set_heading("What changed")
        self._set_tabs(TABS)
        self.query_one(Questions).display = False

    def on_resize(self) -> None:
        """Draw again, once the new size is laid out."""
        self.call_after_refresh(self.refresh_content)

    def _set_tabs(self, titles: Sequence[str]) -> None:
        """Show these tabs and bind the digits to them; Insights stays the last one."""
        if titles == self._tabs:
            return
        self._tabs = self.query_one(TabLine).names = titles
        for at, title in enumerate(titles[:_MOST_KEYS]):
            key, action, name = str(at + 1), f"show_tab({at})", f"changed.tab{at + 1}"
            tab = Binding(key, action, title, show=False, id=name)
            self._bindings.key_to_bindings[key] = [tab]
        for at in range(len(titles), _MOST_KEYS):
            self._bindings.key_to_bindings.pop(str(at + 1), None)
        self.refresh_bindings()

    @work
    async def action_show_phases(self) -> None:
        """Open the phases, and read the days again after that."""
        from prtcheck.tui.screens.phases import PhasesScreen

        await self.app.push_screen_wait(PhasesScreen(self.context))
        self._read.clear()
        self.refresh_content()

    def action_help(self) -> None:
        """Show the keys, and what the heights of the overview mean."""
        from prtcheck.tui.what_changed.overview import explain_heights

        text = "\n".join([self.KEYS, "", "In the overview:", *explain_heights()])
        self.app.push_screen(HelpDialog(text))

    def action_turn(self, step: int) -> None:
        """Show the next tab, after the last the first, or the one before."""
        self.action_show_tab((self._tab + step) % len(self._tabs))

    @on(TabLine.Clicked)
    def show_clicked_tab(self, event: TabLine.Clicked) -> None:
        """Show the tab that was clicked on."""
        self.action_show_tab(event.tab)

    def action_show_tab(self, tab: int) -> None:
        """Show a tab from its top."""
        self._tab = tab
        self.query_one("#scroll").scroll_home(animate=False)
        self.refresh_content()

    def action_next_range(self) -> None:
        """Show the next range, after all days the shortest."""
        self.action_show_range((self._range + 1) % len(RANGES))

    def action_change_range(self, step: int) -> None:
        """Show a longer or a shorter range, if there is one."""
        self.action_show_range(min(_ALL, max(0, self._range + step)))

    def action_show_range(self, number: int) -> None:
        """Show a range."""
        self._range = number
        self._is_range_chosen = True
        self.refresh_content()

    def read_content(self) -> Callable[[], None]:
        """Read the range, unless it was read before, and draw the tab."""
        from prtcheck.charts.canvas import Canvas
        from prtcheck.tui.what_changed.heading import format_heading
        from prtcheck.tui.what_changed.insights import list_answers
        from prtcheck.tui.what_changed.pages import INSIGHTS, draw_page, list_tabs

        read = self._read_range()
        tabs = list_tabs(read.trend)
        tab = self._find_tab([tab.title for tab in tabs])
        heading = format_heading(read.trend, self.size.width - _FRAME)
        if tabs[tab] is INSIGHTS and self._has_room_for_list and read.trend.days_answered:
            show = partial(self._show_answers, list_answers(read))
        else:
            room = self.query_one(".pane").size
            canvas = Canvas(room.width - _GUTTER, room.height, colour=not self.app.no_color)
            show = partial(self._show_page, draw_page(tabs[tab], read, canvas))
        return partial(self._show_content, [tab.title for tab in tabs], tab, heading, show)

    def _find_tab(self, titles: Sequence[str]) -> int:
        """Return which of other tabs is the present one; the first if it is gone."""
        title = self._tabs[self._tab]
        if titles == self._tabs:
            return self._tab
        return titles.index(title) if title in titles else 0

    def _read_range(self) -> "DiaryRange":
        """Return what is in the range; all, if the diary is shorter and no range was chosen."""
        from prtcheck.tui.what_changed.reading import read_range

        if self._range not in self._read:
            self._read[self._range] = read_range(self.context, Range(days=RANGES[self._range]))
        read = self._read[self._range]
        if read.is_shorter and not self._is_range_chosen:
            self._range = _ALL
        return self._read.setdefault(self._range, read)

    @property
    def _has_room_for_list(self) -> bool:
        """Whether there is room for the questions of Insights as a list with one answer."""
        return not (self.has_class("-narrow") or self.has_class("-short"))

    def _show_content(
        self, titles: Sequence[str], tab: int, heading: str, show: Callable[[], None]
    ) -> None:
        """Show the tabs, the days looked at and the ranges in the frame, and what is in it."""
        from prtcheck.tui.what_changed.heading import format_ranges

        self._set_tabs(titles)
        self._tab = self.query_one(TabLine).chosen = tab
        self.set_heading(heading)
        self.query_one(".pane").border_subtitle = format_ranges(RANGES, self._range)
        show()

    def _show_page(self, page: Content) -> None:
        self.query_one("#page", Static).update(page)
        self._show_part("#scroll")

    def _show_answers(self, answers: Sequence[tuple[str, Content]]) -> None:
        self.query_one(Questions).show_answers(answers)
        self._show_part("#insights")

    def _show_part(self, selector: str) -> None:
        """Show one of the parts of the frame, with the keys going to it."""
        for part in self.query("#scroll, #insights"):
            part.display = part.id == selector.removeprefix("#")
        focused = self.query_one("#questions" if selector == "#insights" else selector)
        focused.focus()
