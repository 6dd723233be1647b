"""What has to be known before a table can be read, and is told neither by it nor by a mapping."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from itertools import pairwise, starmap
from typing import NamedTuple, NoReturn

from prtcheck.core.days import EARLIEST, format_short_day
from prtcheck.core.text import shorten
from prtcheck.errors import ImportRefusedError
from prtcheck.formats.tables.choose_mapping import find_spans, list_names
from prtcheck.formats.tables.column_dates import DateCell, Order, Span, split_date, to_date
from prtcheck.formats.tables.column_names import is_called
from prtcheck.formats.tables.mapping import RATINGS, Source, TableMapping
from prtcheck.formats.tables.refuse_cell import quote_cell
from prtcheck.formats.tables.row_source import RowSource
from prtcheck.formats.tables.table import Table

_SHOWN_DATES = 3
_LONGEST_NAME = 60


class Topic(StrEnum):
    """What a question is about."""

    DATE = "date"
    ANSWERS = "answers"
    SCALE = "scale"
    ORDER = "order"
    NAME_OF_PAIN = "name of pain"
    ENTERED = "entered"


class Choice(NamedTuple):
    """An answer, and how it is told to a person."""

    answer: str
    """Nothing where the person need not know."""
    label: str


_SCALES = (
    Choice("0-10", "0-10"),
    Choice("1-10", "1-10"),
    Choice("0-100", "0-100, which is divided by 10"),
)
"""The scales that become a rating; the lowest and highest of another one are typed."""


class OpenQuestion(NamedTuple):
    """A question that neither the file nor the mapping answers."""

    topic: Topic
    text: str
    choices: tuple[Choice, ...]
    sentence: str = ""
    """What is not known, and the option that says it, where the import needs the answer."""

    @property
    def is_needed(self) -> bool:
        """Whether nothing can be imported without the answer."""
        return bool(self.sentence)


def name_choices(names: Iterable[str]) -> tuple[Choice, ...]:
    """Return names of the file to choose from."""
    return tuple(Choice(name, shorten(name, _LONGEST_NAME)) for name in names)


def list_questions(table: Table, mapping: TableMapping, today: date) -> Iterator[OpenQuestion]:
    """Yield the questions that are open; none where the table can be read.

    Raises:
        ImportRefusedError: no order fits the dates of the column.
    """
    columns = [name for name in table.header if name]
    if table.place(mapping.date or "") is None:
        sentence = (
            "There is no column named date, in any usual words. Add --column date=NAME. "
            f"It has: {table.names()}."
        )
        choices = name_choices(columns)
        yield OpenQuestion(Topic.DATE, "Which column is the date?", choices, sentence)
        return
    if not mapping.rest and not any(_is_there(table, one) for one in _chosen(mapping)):
        sentence = (
            "Which column is pain? Add --column pain=NAME, or --value pain=NAME where one column "
            f"names what each row is about. It has: {table.names()}."
        )
        choices = name_choices(name for name in columns if not is_called("mood", name))
        yield OpenQuestion(Topic.ANSWERS, "Which column is pain?", choices, sentence)
        return
    for field in RATINGS:
        for source in _chosen_of(mapping, field):
            if source.scale is None and _is_there(table, source):
                yield _ask_scale(table, field, source)
    yield from _ask_order(table, mapping, today)


def _chosen(mapping: TableMapping) -> list[Source]:
    return [one for field in mapping.fields for one in _chosen_of(mapping, field)]


def _chosen_of(mapping: TableMapping, field: str) -> list[Source]:
    return [one for one in mapping.fields.get(field, ()) if not one.needs_choice]


def _is_there(table: Table, source: Source) -> bool:
    return RowSource.of(table, source) is not None


def _ask_scale(table: Table, field: str, source: Source) -> OpenQuestion:
    called = source.values[0] if source.values else source.column
    text = f"On which scale is {field} ({shorten(called, 40)})?"
    seen = _seen(table, source)
    sentence = f"{text} Add --scale 0-10, or the lowest and highest answer that there is.{seen}"
    return OpenQuestion(Topic.SCALE, f"{text}{seen}", _SCALES, sentence)


def _seen(table: Table, source: Source) -> str:
    """Return the first few values, as a hint."""
    reader = RowSource.of(table, source)
    texts = [reader.text(cells) for _, cells in table.rows] if reader else []
    some = list(dict.fromkeys(text for text in texts if text and text[0].isdigit()))[:4]
    return f" The file has {', '.join(shorten(text, 12) for text in some)}." if some else ""


def _ask_order(table: Table, mapping: TableMapping, today: date) -> Iterator[OpenQuestion]:
    spans = find_spans(table, mapping, today)
    if not spans:
        _refuse_dates(table, mapping, today)
    if len(spans) == 1:
        return
    readings = [f"{span.order.in_words}: {_format_span(span)}" for span in spans]
    texts = [text for text in table.cells(mapping.date or "") if text][:_SHOWN_DATES]
    text = f"The dates {', '.join(texts)} can be read in two ways"
    sentence = (
        f"{text} ({', '.join(readings)}). "
        f"Add --dates {' or --dates '.join(span.order for span in spans)}."
    )
    choices = zip((span.order for span in spans), readings, strict=True)
    yield OpenQuestion(Topic.ORDER, f"{text}.", tuple(starmap(Choice, choices)), sentence)


def _format_span(span: Span) -> str:
    first, last = min(span.days), max(span.days)
    return f"{format_short_day(first, year=True)} to {format_short_day(last, year=True)}"


def list_pain_names(table: Table, mapping: TableMapping) -> list[str]:
    """Return what can be chosen as pain, mood never."""
    sources = [one for one in mapping.fields.get("pain", ()) if one.needs_choice]
    names = dict.fromkeys(name for source in sources for name in list_names(table, source))
    return [name for name in names if not is_called("mood", name)]


def _refuse_dates(table: Table, mapping: TableMapping, today: date) -> NoReturn:
    """Refuse a column of dates by the first of them that does not fit.

    Raises:
        ImportRefusedError: always.
    """
    column = mapping.date or ""
    place = table.place(column) or 0
    dated = [(number, cells[place]) for number, cells in table.rows if cells[place]]
    if not dated:
        raise ImportRefusedError(f"The column {column} holds no date. Nothing was imported.")
    cause = next(_faults(dated, mapping, today), "the dates don't fit together")
    raise ImportRefusedError(f"{cause}. Nothing was imported.")


def _faults(dated: list[tuple[int, str]], mapping: TableMapping, today: date) -> Iterator[str]:
    cells = [(number, text, split_date(text)) for number, text in dated]
    for number, text, cell in cells:
        if cell is None:
            yield f"Row {number}, {mapping.date}: {quote_cell(text)} isn't a date that can be read"
    read = [(number, text, cell) for number, text, cell in cells if cell is not None]
    for (_, _, former), (number, text, cell) in pairwise(read):
        if former.orders != cell.orders:
            yield (
                f"Row {number}, {mapping.date}: {quote_cell(text)} is written in another way than "
                "the dates above"
            )
    tried = [mapping.order] if mapping.order else list(read[0][2].orders)
    yield ", and ".join(_first_misfit(read, order, mapping.date, today) for order in tried)


def _first_misfit(
    read: list[tuple[int, str, DateCell]], order: Order, column: str | None, today: date
) -> str:
    for number, text, cell in read:
        place = f"Row {number}, {column}: {quote_cell(text)}"
        day = to_date(cell, order)
        if day is None:
            return f"{place} isn't a date with the {_first(order)}"
        if day > today:
            return f"{place} is in the future with the {_first(order)}"
        if day < EARLIEST:
            return f"{place} is before {EARLIEST.year}"
    return "the dates don't fit together"


def _first(order: Order) -> str:
    return order.in_words.partition(",")[0]
