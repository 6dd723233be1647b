"""Reading a file to import, whichever of the formats it is in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import PurePath
from typing import NamedTuple

from prtcheck.core.check_in import LONGEST_SOURCE, CheckIn
from prtcheck.core.merge import DiaryContents
from prtcheck.core.text import shorten
from prtcheck.errors import ImportRefusedError
from prtcheck.formats import csv_reader, json_reader
from prtcheck.formats.csv_columns import BYTE_ORDER_MARK
from prtcheck.formats.json_writer import FORMAT
from prtcheck.formats.tables.decode_text import decode_text
from prtcheck.formats.tables.file_beginning import Kind, find_kind
from prtcheck.formats.tables.mapping import Source, TableMapping
from prtcheck.formats.tables.raw_table import RawTable, parse_json, read_delimited, read_records
from prtcheck.formats.tables.row_source import is_nothing
from prtcheck.formats.tables.table import OpenedTable, guess_mapping, open_table

_LARGEST_FOREIGN = 32 * 2**20
"""Bytes of another program's file; ten years of long notes take less than a tenth."""
_LOOKED_AT = 100_000
_OWN_JSON = re.compile(rf'\s*\{{\s*"format"\s*:\s*"{FORMAT}"')
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_OUR_SCALE = (0, 10)


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """What a file carries."""

    contents: DiaryContents
    is_table: bool = False
    """A table carries neither removals nor the moment of a day's last change."""
    rows_left_out: int = 0
    """Rows of a table that name a day and hold no answer."""


class OwnFile(NamedTuple):
    """A file of prtcheck's own, or a table with only its columns and dates."""

    text: str
    encoding: str
    source: str
    """What a day without its moment of entry has as its source."""
    has_moments: bool = True
    """Whether it has a place for moments of entry."""


def read_import(
    text: str, *, now: datetime, today: date, source: str | None = None
) -> ImportedFile:
    """Return what a file carries, by its content: a JSON begins with a brace, a CSV never does.

    Raises:
        ImportRefusedError: the file cannot be taken, with the place and the cause.
    """
    content = text.removeprefix(BYTE_ORDER_MARK)
    if content.lstrip()[:1] in ("{", "["):
        return ImportedFile(json_reader.read_json(content, today=today))
    rows = csv_reader.read_rows(text, now=now, today=today, source=source)
    check_ins = [check_in for check_in in rows if check_in is not None]
    left_out = len(rows) - len(check_ins)
    return ImportedFile(DiaryContents(check_ins), is_table=True, rows_left_out=left_out)


def open_import(
    content: bytes, name: str, mapping: TableMapping | None, *, is_mapped: bool
) -> OwnFile | OpenedTable:
    """Return a file to import as prtcheck's own, or as a table with what is known of its columns.

    `is_mapped` says that the person chose how to read it, so that a table is not taken as one with
    our columns.

    Raises:
        ImportRefusedError: it is no table, too large, or lacks what the mapping needs.
    """
    from prtcheck.formats.tables.spreadsheet import read_spreadsheet

    source = shorten(PurePath(name).name, LONGEST_SOURCE - 20) or "file"
    if find_kind(content) is Kind.SHEET:
        _require_bounded(content)
        return open_table(read_spreadsheet(content), mapping, source)
    return _open_text(content, source, mapping, is_mapped=is_mapped)


def _open_text(
    content: bytes, source: str, mapping: TableMapping | None, *, is_mapped: bool
) -> OwnFile | OpenedTable:
    columns: list[str] = []
    if mapping is None:
        start = decode_text(content[:_LOOKED_AT]).text
        if _OWN_JSON.match(start):
            return OwnFile(*decode_text(content), source)
        columns = csv_reader.find_own_columns(start)
    if "entered_at" not in columns:
        _require_bounded(content)
    text, encoding = decode_text(content, mapping.encoding if mapping else None)
    if "entered_at" in columns or (columns and not is_mapped and _has_iso_dates(text)):
        return OwnFile(text, encoding, source, "entered_at" in columns)
    raw = _read_raw(text, encoding, mapping)
    opened = open_table(raw, mapping, source)
    if columns and not opened.recognised:
        return opened._replace(mapping=_own_mapping(opened.table.header, source))
    return opened


def _require_bounded(content: bytes) -> None:
    if len(content) > _LARGEST_FOREIGN:
        raise ImportRefusedError(
            f"This file is larger than {_LARGEST_FOREIGN // 2**20} MB, the most that another "
            "program's may be. Split it. Nothing was imported."
        )


def _has_iso_dates(text: str) -> bool:
    """Whether no cell of the date column is in another order; what is no date is refused later."""
    opened = open_table(read_delimited(text), None, "")
    cells = filter(None, opened.table.cells("date"))
    return not any(_is_other_date(cell) for cell in cells)


def _is_other_date(text: str) -> bool:
    from prtcheck.formats.tables.column_dates import split_date

    return not _ISO_DATE.fullmatch(text) and split_date(text) is not None


def _read_raw(text: str, encoding: str, mapping: TableMapping | None) -> RawTable:
    """Return the rows of a text: those of a JSON's list, or of a table."""
    begins = text.lstrip()[:2]
    if begins[:1] == "{" or re.fullmatch(r"\[[\s\[\]{]?", begins):
        return read_records(parse_json(text), mapping.rows if mapping else _guess_rows(text))
    if mapping is not None and mapping.line_break:
        text = text.replace(mapping.line_break, "\n")
    return read_delimited(text, encoding, mapping.separator if mapping else None)


def _guess_rows(text: str) -> str | None:
    return "" if text.lstrip().startswith("[") else None


def _own_mapping(header: tuple[str, ...], name: str) -> TableMapping:
    """Return the mapping of a table with our columns, whose ratings are on our scale."""
    mapping = guess_mapping(header, name)
    for field in ("pain", "fear"):
        scaled = (
            replace(one, scale=one.scale or _OUR_SCALE) for one in mapping.fields.get(field, ())
        )
        if field in mapping.fields:
            mapping = mapping.with_sources(field, tuple(scaled))
    causes = tuple(
        Source(column=one) for one in header if re.fullmatch("cause_[123]", one.casefold())
    )
    return mapping.with_sources("cause", causes) if causes else mapping


def tell_activities_apart(check_ins: list[CheckIn]) -> tuple[str, list[CheckIn]]:
    """Return days of a table that is not ours with their activities told apart, and at what.

    It is | or a comma, where the column uses no semicolon; nothing where it uses none of them.
    """
    if any(len(check_in.activities) > 1 for check_in in check_ins):
        return "", check_ins
    cells = [name for check_in in check_ins for name in check_in.activities]
    mark = next((one for one in ("|", ",") if any(one in cell for cell in cells)), "")
    if not mark:
        return "", check_ins
    apart = (
        (one, (part.strip() for name in one.activities for part in name.split(mark)))
        for one in check_ins
    )
    return mark, [
        replace(one, activities=tuple(dict.fromkeys(filter(None, parts)))) for one, parts in apart
    ]


def find_words_for_nothing(check_ins: list[CheckIn]) -> Iterator[str]:
    """Yield day and field of own words that hold only NA, None, - or the like."""
    for check_in in check_ins:
        named = {
            "cause": [cause.text for cause in check_in.causes],
            "activity": check_in.activities,
            "note": [check_in.note],
        }
        for field, texts in named.items():
            if any(is_nothing(text.strip()) for text in texts):
                yield f"{check_in.day} ({field})"
