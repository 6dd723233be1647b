"""What a mapping leaves open, and how a person's choices fill it in."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from prtcheck.core.text import shorten
from prtcheck.errors import InvalidInputError
from prtcheck.formats.tables.column_dates import DateCell, Order, Span, find_orders, split_date
from prtcheck.formats.tables.column_names import Scale, is_called, scale_in_name
from prtcheck.formats.tables.day_options import Entered, Several
from prtcheck.formats.tables.mapping import FIELDS, RATINGS, Source, TableMapping
from prtcheck.formats.tables.row_source import RowSource
from prtcheck.formats.tables.table import Table

_COLUMNS = ("date", "time", *FIELDS)
_MOST_NAMED = 12


class Choices(NamedTuple):
    """What a person said about a table, as options or as answers to questions."""

    columns: Mapping[str, tuple[str, ...]] = {}
    values: Mapping[str, tuple[str, ...]] = {}
    order: Order | None = None
    scale: Scale | None = None
    several: Several | None = None
    entered: Entered | None = None

    def __bool__(self) -> bool:
        return any(choice for choice in self)


def apply_choices(table: Table, mapping: TableMapping, choices: Choices) -> TableMapping:
    """Return a mapping with a person's choices, and with those that the names alone make.

    Raises:
        InvalidInputError: a chosen column or name is not in the table.
    """
    for field, names in choices.columns.items():
        mapping = _choose_columns(table, mapping, field, names)
    for field, names in choices.values.items():
        mapping = _choose_values(table, mapping, field, names)
    mapping = _choose_by_name(table, mapping)
    if choices.scale is not None:
        mapping = _choose_scale(mapping, choices.scale)
    return replace(
        mapping,
        order=choices.order or mapping.order,
        several=choices.several or mapping.several,
        entered=choices.entered or mapping.entered,
    )


def _choose_columns(
    table: Table, mapping: TableMapping, field: str, names: Iterable[str]
) -> TableMapping:
    if field not in _COLUMNS:
        raise InvalidInputError(f"{field} can't be imported. Choose {', '.join(_COLUMNS)}.")
    columns = [_require_column(table, name) for name in names]
    if field == "date":
        return replace(mapping, date=columns[-1])
    if field == "time":
        return replace(mapping, time=columns[-1])
    for column in columns:
        if field == "pain":
            require_no_mood(column)
    is_rating = field in RATINGS
    sources = (Source(column=c, scale=scale_in_name(c) if is_rating else None) for c in columns)
    return mapping.with_sources(field, tuple(sources))


def require_no_mood(name: str) -> None:
    """Refuse mood as pain.

    Raises:
        InvalidInputError: it is called mood, in one of several languages.
    """
    if is_called("mood", name):
        raise InvalidInputError(f"Mood is not pain: {shorten(name, 40)} can't be imported as pain.")


def _require_column(table: Table, name: str) -> str:
    place = table.place(name)
    if place is None:
        raise InvalidInputError(
            f"This file has no column {shorten(name, 40)}. It has: {table.names()}."
        )
    return table.header[place]


def _choose_values(
    table: Table, mapping: TableMapping, field: str, names: tuple[str, ...]
) -> TableMapping:
    if field not in FIELDS:
        raise InvalidInputError(f"{field} can't be imported. Choose {', '.join(FIELDS)}.")
    for name in names if field == "pain" else ():
        require_no_mood(name)
    sources = mapping.fields.get(field, ())
    chosen = [_bind(table, source, names) for source in sources]
    if not any(chosen):
        return mapping.with_sources(field, (_find_long(table, mapping, sources, names),))
    pairs = zip(sources, chosen, strict=True)
    return mapping.with_sources(field, tuple(new or old for old, new in pairs))


def _bind(table: Table, source: Source, names: tuple[str, ...]) -> Source | None:
    """Return a source with its names chosen; None where it has not all of them."""
    if source.by is None and source.choices is None:
        return None
    there = {fold_value(name): name for name in list_names(table, source)}
    if not all(fold_value(name) in there for name in names):
        return None
    found = tuple(there[fold_value(name)] for name in names)
    scales = [scale for scale in map(scale_in_name, found) if scale]
    return replace(source, values=found, scale=source.scale or next(iter(scales), None))


def fold_value(name: str) -> str:
    """Return a chosen name without regard to case and spaces."""
    return " ".join(name.split()).casefold()


def _find_long(
    table: Table, mapping: TableMapping, sources: tuple[Source, ...], names: tuple[str, ...]
) -> Source:
    """Return a source whose rows are those in which some column holds a name."""
    wanted = set(map(fold_value, names))
    known = set().union(*(list_names(table, source) for source in sources))
    if not sources and not mapping.fields and table.place("value") is not None:
        sources = (Source(column=table.header[table.place("value") or 0]),)
    for column in table.header:
        if wanted <= set(map(fold_value, table.cells(column))) and sources:
            return replace(sources[0], by=column, values=names)
    hint = f" It has: {', '.join(sorted(known)[:_MOST_NAMED])}." if known else ""
    raise InvalidInputError(
        f"Can't find {shorten(', '.join(names), 60)} in this file.{hint} If a column holds the "
        "values, name it too with --column."
    )


def list_names(table: Table, source: Source) -> list[str]:
    """Return the names that can be chosen for a source, as they first stand in the table."""
    reader = RowSource.of(table, replace(source, values=()))
    if reader is None:
        return []
    names: dict[str, str] = {}
    for name in (name for _, cells in table.rows for name in reader.names(cells)):
        names.setdefault(fold_value(name), name)
    return list(names.values())


def _choose_by_name(table: Table, mapping: TableMapping) -> TableMapping:
    """Return a mapping with those names chosen that are usual for their field."""
    for field, sources in mapping.fields.items():
        chosen = tuple(_bind_usual(table, field, source) for source in sources)
        mapping = mapping.with_sources(field, chosen)
    return mapping


def _bind_usual(table: Table, field: str, source: Source) -> Source:
    if not source.needs_choice:
        return source
    usual = [name for name in list_names(table, source) if is_called(field, name)]
    bound = _bind(table, source, tuple(usual)) if len(usual) == 1 else None
    return bound or source


def _choose_scale(mapping: TableMapping, scale: Scale) -> TableMapping:
    """Return a mapping with a scale for each rating; one that has a label keeps its own."""
    for field in RATINGS:
        sources = mapping.fields.get(field, ())
        lacking = [source for source in sources if source.scale is None]
        changed = lacking or [source for source in sources if source.label is None]
        if sources:
            new = tuple(replace(s, scale=scale) if s in changed else s for s in sources)
            mapping = mapping.with_sources(field, new)
    return mapping


def find_spans(table: Table, mapping: TableMapping, today: date) -> list[Span]:
    """Return each order that fits the whole column of dates, the chosen one alone if there is."""
    cells = [split_date(text) for text in table.cells(mapping.date or "") if text]
    if not all(isinstance(cell, DateCell) for cell in cells):
        return []
    spans = find_orders([cell for cell in cells if cell], today)
    return [span for span in spans if mapping.order in (None, span.order)]
