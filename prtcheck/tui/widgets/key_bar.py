"""The keys that matter on a screen, on its last line, painted by one widget.

Textual's Footer makes a widget of each key, and makes them all anew whenever the focus moves.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

_WIDE, _NARROW = "  ", " "
"""Between two keys, where that fits or where it does not."""


class KeyBar(Widget):
    """The keys of the screen and of what has the focus; a click on one presses it."""

    COMPONENT_CLASSES = {"key-bar--key"}
    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: 1;
        color: $footer-foreground;
        background: $footer-background;
        text-wrap: nowrap;
        & > .key-bar--key {
            color: $footer-key-foreground;
            text-style: bold;
        }
    }
    """
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self.set_reactive(Widget.auto_links, False)  # noqa: FBT003 - Textual's own argument
        self._keys: Sequence[Binding] = ()
        self._palette: Sequence[Binding] = ()
        """The key of the palette at the right end, if it is bound."""

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._read_bindings)

    def _read_bindings(self, screen: Screen[object]) -> None:
        """Take the keys that are bound now; those of before stay while the terminal is left."""
        if not self.app.app_focus:
            return
        active = {key: each.binding for key, each in screen.active_bindings.items()}
        shown: dict[str, Binding] = {}
        for binding in active.values():
            if binding.show:
                shown.setdefault(binding.action, binding)
        palette = [active[key] for key in (self.app.COMMAND_PALETTE_BINDING,) if key in active]
        now = [*shown.values()], palette
        if now != (self._keys, self._palette):
            self._keys, self._palette = now
            self.refresh()

    def render(self) -> Content:
        """Return the keys, and at the right end that of the palette where it fits."""
        keys = [*self._group_keys(self._keys)]
        right = Content("").join(map(self._format_key, self._palette))
        width = self.size.width
        left = Content(_WIDE).join(keys)
        if left.cell_length > width:
            left = Content(_NARROW).join(keys)
        gap = width - left.cell_length - right.cell_length
        return left + " " * gap + right if gap >= len(_WIDE) else left

    def _group_keys(self, bindings: Sequence[Binding]) -> Iterator[Content]:
        """Yield each key with its name; the keys of a group share one name."""
        for group, of_group in groupby(bindings, key=lambda binding: binding.group):
            if group is None:
                yield from map(self._format_key, of_group)
            else:
                yield from (self._format_key(each, has_name=False) for each in of_group)
                yield Content(group.description)

    def _format_key(self, binding: Binding, *, has_name: bool = True) -> Content:
        press = Style.from_meta({"@click": f"app.simulate_key({binding.key!r})"})
        key = Content.styled(
            self.app.get_key_display(binding), self.get_visual_style("key-bar--key", partial=True)
        )
        whole = key + f" {binding.description}" if has_name else key
        return whole.stylize(press)
