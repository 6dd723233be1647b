"""A mapping: which column of another program's table holds what, as data."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from prtcheck.core.sources import source_of_attacks
from prtcheck.formats.tables.column_dates import Order
from prtcheck.formats.tables.column_names import Scale
from prtcheck.formats.tables.day_options import Entered, Several

FIELDS = ("pain", "fear", "cause", "activities", "note")
"""What a mapping can fill, in the order in which it is told."""
RATINGS = ("pain", "fear")


class Part(NamedTuple):
    """A column, and what of its cells is meant."""

    column: str
    pick: str | None = None
    """A pattern whose first group is meant; VALUE in it stands for the chosen name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where one field comes from."""

    column: str
    scale: Scale | None = None
    where: Mapping[str, str] = field(default_factory=dict)
    """Only rows in which each column is like a text, in which * stands for anything."""
    by: str | None = None
    """The column that names what a row is about: one of its names is chosen."""
    choices: str | None = None
    """A pattern whose first group is a name that can be chosen inside the cell."""
    values: tuple[str, ...] = ()
    """The chosen names."""
    pick: str | None = None
    divide: int = 1
    split: str | None = None
    """What stands between several in one cell; found in the column where it is not named."""
    label: Part | None = None
    """What a value on another scale is called in the note; else by its column."""

    @property
    def needs_choice(self) -> bool:
        """Whether a name is still to be chosen."""
        return (self.by or self.choices) is not None and not self.values

    def pattern(self) -> re.Pattern[str] | None:
        """Return what finds the value inside a cell."""
        if self.pick is None:
            return None
        names = "|".join(map(re.escape, self.values))
        return re.compile(self.pick.replace("VALUE", f"(?:{names})"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMapping:
    """What each column of a table means."""

    name: str
    """The program or file; it goes into the record."""
    date: str | None = None
    time: str | None = None
    order: Order | None = None
    fields: Mapping[str, tuple[Source, ...]] = field(default_factory=dict)
    header: tuple[str, ...] = ()
    """Columns by which a table is recognised; without them, all that are named."""
    only: bool = False
    """Whether a table with further columns is another one."""
    rest: Scale | None = None
    """The scale of all other columns of numbers, which go into the note."""
    rest_without: tuple[str, ...] = ()
    """Columns that are not among these; * stands for anything."""
    attacks: bool = False
    """Whether the table has only days of attacks, so that a missing day says nothing."""
    entered: Entered = Entered.UNKNOWN
    entered_at: str | None = None
    """The column that holds the moment at which a row was entered."""
    several: Several = Several.MEAN
    blank: tuple[str, ...] = ()
    """Cells that mean unanswered."""
    html: bool = False
    """Whether notes are written in HTML."""
    encoding: str | None = None
    separator: str | None = None
    line_break: str | None = None
    """What stands in place of a line break."""
    rows: str | None = None
    """The way to the list of rows in a JSON."""
    says: str = ""
    """What does not come along, as a sentence."""

    @property
    def needed(self) -> tuple[str, ...]:
        """The columns without which a table is another one."""
        return self.header or self.columns

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that is named."""
        names = [self.date, self.time, self.entered_at]
        for source in (one for sources in self.fields.values() for one in sources):
            names += [source.column, source.by, *source.where]
            names.append(source.label.column if source.label else None)
        return tuple(dict.fromkeys(name for name in names if name))

    @property
    def source(self) -> str:
        """What the record names as its source."""
        return source_of_attacks(self.name) if self.attacks else self.name

    def with_sources(self, name: str, sources: tuple[Source, ...]) -> "TableMapping":
        """Return the mapping with one field from other sources."""
        return replace(self, fields={**self.fields, name: sources})
