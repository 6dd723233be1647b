"""Reading one field out of the cells of a row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import translate
from fractions import Fraction

from prtcheck.formats.tables.mapping import Source
from prtcheck.formats.tables.table import Table

_NUMBER = re.compile(r"([0-9]{1,9}(?:[.,][0-9]{1,6})?)(?: ?(?:/|of|von|out of) ?([0-9]{1,4}))?")
_NOTHING = {"na", "n/a", "n. a.", "n.a.", "none", "null", "nan", "-", "\u2013", "\u2014", "--"}


@dataclass(frozen=True, slots=True)
class RowSource:
    """A source with the places of its columns in one table."""

    source: Source
    place: int
    conditions: tuple[tuple[int, re.Pattern[str]], ...]
    by: int | None
    values: frozenset[str]
    pattern: re.Pattern[str] | None
    label: int | None
    label_pattern: re.Pattern[str] | None

    @classmethod
    def of(cls, table: Table, source: Source) -> "RowSource | None":
        """Return the source in a table; None where a column of it is not there."""
        label = source.label
        names = [source.column, *source.where, *filter(None, [source.by, label and label.column])]
        places = {name: table.place(name) for name in names}
        if None in places.values():
            return None
        found = {name: place for name, place in places.items() if place is not None}
        return cls(
            source,
            found[source.column],
            tuple(
                (found[name], re.compile(translate(text), re.IGNORECASE))
                for name, text in source.where.items()
            ),
            None if source.by is None else found[source.by],
            frozenset(" ".join(value.split()).casefold() for value in source.values),
            source.pattern() if source.values or not source.choices else None,
            None if label is None else found[label.column],
            re.compile(label.pick) if label and label.pick else None,
        )

    def is_for(self, cells: list[str]) -> bool:
        """Whether a row is about this field."""
        if self.by is not None and self.values and _fold(cells[self.by]) not in self.values:
            return False
        return all(pattern.fullmatch(cells[place]) for place, pattern in self.conditions)

    def text(self, cells: list[str]) -> str:
        """Return what a row says, or nothing."""
        cell = cells[self.place]
        if not cell or not self.is_for(cells):
            return ""
        if self.pattern is None:
            return cell
        found = self.pattern.search(cell)
        return (found[1] or "").strip() if found else ""

    def name(self, cells: list[str]) -> str:
        """Return what a value of a row is called in the note."""
        if self.label is None:
            return self.source.values[0] if self.source.values else self.source.column
        cell = cells[self.label]
        found = self.label_pattern.search(cell) if self.label_pattern else None
        return found[1] if found else cell

    def names(self, cells: list[str]) -> Iterator[str]:
        """Yield the names that can be chosen in a row."""
        if not self.is_for(cells):
            return
        if self.by is not None:
            yield from filter(None, [cells[self.by]])
        elif self.source.choices:
            found = re.finditer(self.source.choices, cells[self.place])
            yield from (one[1].strip() for one in found)


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()


def is_nothing(text: str) -> bool:
    """Whether a cell holds only a word or sign for nothing."""
    return text.casefold() in _NOTHING


def parse_number(text: str, highest: int) -> Fraction | None:
    """Return a number such as 4, 4.5, 4,5 or 6/10 (of the scale's highest); None: it is none."""
    found = _NUMBER.fullmatch(text)
    if found is None or (found[2] and int(found[2]) != highest):
        return None
    return Fraction(found[1].replace(",", "."))


def round_half_up(number: Fraction) -> int:
    """Return the nearest whole number; a half goes up."""
    return int(number + Fraction(1, 2))
