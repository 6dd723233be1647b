"""The rows of the own words for causes: the words, their days and how they were sorted."""

from collections.abc import Sequence
from dataclasses import dataclass

from prtcheck.core.causes import OwnCause
from prtcheck.core.check_in import Side
from prtcheck.core.text import cell_width, printable, wrap
from prtcheck.tui.widgets.row_list import Part, Rows

TAGS = {
    Side.BODY: "body",
    Side.MIND_BRAIN: "mind & brain",
    Side.UNSURE: "both",
    None: "not sorted",
}
SORTED_VARIOUSLY = "several ways"
"""Stands where there is no room to name each side."""
_DAYS = 4
_GAP = 2
_LEAST_TAG = max(map(len, TAGS.values()))


@dataclass(frozen=True)
class CauseRows(Rows):
    """The person's own words, in the order in which they are shown."""

    own_causes: Sequence[OwnCause]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.own_causes)

    def is_selectable(self, index: int) -> bool:
        """Return that every row is."""
        return index < len(self)

    def format_header(self, width: int) -> str:
        """Return the names of the columns."""
        words, _ = self._columns(width)
        return f"{'words':{words}}{'':{_GAP}}{'days':>{_DAYS}}{'':{_GAP}}sorted as"

    def format_row(self, index: int, width: int) -> Sequence[Part]:
        """Return the words, as far as they fit, with their days and sides."""
        own = self.own_causes[index]
        words, tag = self._columns(width)
        text = _fit_words(own.text, words)
        blanks = " " * (words - cell_width(text) + _GAP)
        sides = format_tags(own)
        return [
            Part(f"{text}{blanks}{own.days:>{_DAYS}}{'':{_GAP}}"),
            Part(sides if len(sides) <= tag else SORTED_VARIOUSLY, "muted"),
        ]

    def _columns(self, width: int) -> tuple[int, int]:
        """Return the widths of the words and of the sides, which get up to half of it.

        A column stays free, so that nothing touches the scrollbar.
        """
        longest = max((len(format_tags(own)) for own in self.own_causes), default=0)
        tag = max(_LEAST_TAG, longest if longest <= width // 2 else 0)
        return width - tag - _DAYS - 2 * _GAP - 1, tag


def format_tags(own: OwnCause) -> str:
    """Return how a text was sorted, with the days of each side where there are several."""
    if len(own.sides) == 1:
        return TAGS[own.side]
    return ", ".join(f"{TAGS[side]} {days}" for side, days in own.sides.items())


def _fit_words(text: str, cells: int) -> str:
    """Return text on one line, with … instead of the words that do not fit."""
    shown = printable(text)
    if cell_width(shown) <= cells:
        return shown
    return wrap(shown, cells - 1, cut_words=True)[0] + "…"
