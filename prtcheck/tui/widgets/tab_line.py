"""Tabs on one line: all of them where they fit, else some, with arrows where there are more."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

_BEFORE, _AFTER = "<", ">"


class TabLine(Widget):
    """Names of tabs with their numbers, the chosen one marked; a click chooses another."""

    COMPONENT_CLASSES = {"tab-line--chosen"}
    chosen: reactive[int] = reactive(0)
    names: reactive[Sequence[str]] = reactive(())

    class Clicked(Message):
        """A tab was clicked on."""

        def __init__(self, tab: int) -> None:
            super().__init__()
            self.tab = tab

    def __init__(self, names: Sequence[str], *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.set_reactive(TabLine.names, names)

    def render(self) -> Content:
        """Return the tabs that have room, the chosen one among them."""
        style = self.get_visual_style("tab-line--chosen")
        shown, labels = self._fit()
        parts = [
            Content.styled(label, style if tab == self.chosen else "")
            for tab, label in zip(shown, labels, strict=True)
        ]
        before = _BEFORE if shown[0] > 0 else ""
        after = _AFTER if shown[-1] < len(self.names) - 1 else ""
        return Content.assemble(before, *parts, after)

    def on_click(self, event: events.Click) -> None:
        """Choose the tab under the pointer, or the next one beyond an arrow."""
        shown, labels = self._fit()
        ends = [*accumulate(map(len, labels), initial=1 if shown[0] else 0)]
        cell = event.get_content_offset_capture(self).x
        tab = shown[0] + sum(end <= cell for end in ends) - 1
        if 0 <= tab < len(self.names):
            self.post_message(self.Clicked(tab))

    def _fit(self) -> tuple[range, list[str]]:
        """Return which tabs are shown, with their labels."""
        whole = [f" {number} {name} " for number, name in enumerate(self.names, start=1)]
        for labels in (whole, [f" {name} " for name in self.names]):
            if sum(map(len, labels)) <= self.size.width:
                return range(len(labels)), labels
        shown = next(page for page in self._pages(whole) if self.chosen in page)
        return shown, whole[shown.start : shown.stop]

    def _pages(self, labels: Sequence[str]) -> Iterator[range]:
        """Yield the tabs in groups that fit between the arrows."""
        first, taken = 0, 0
        for tab, label in enumerate(labels):
            if taken + len(label) > self.size.width - len(_BEFORE + _AFTER) and tab > first:
                yield range(first, tab)
                first, taken = tab, 0
            taken += len(label)
        yield range(first, len(labels))
