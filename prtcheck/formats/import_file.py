"""Reading a file to import, whichever of the formats it is in."""

from dataclasses import dataclass
from datetime import date, datetime

from prtcheck.core.merge import DiaryContents
from prtcheck.formats import csv_reader, json_reader
from prtcheck.formats.csv_columns import BYTE_ORDER_MARK


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """What a file carries."""

    contents: DiaryContents
    is_table: bool = False
    """A table carries neither removals nor the moment of a day's last change."""
    rows_left_out: int = 0
    """Rows of a table that name a day and hold no answer."""


def read_import(text: str, *, now: datetime, today: date) -> ImportedFile:
    """Return what a file carries, by its content: a JSON begins with a brace, a CSV never does.

    Raises:
        ImportRefusedError: the file cannot be taken, with the place and the cause.
    """
    content = text.removeprefix(BYTE_ORDER_MARK)
    if content.lstrip()[:1] in ("{", "["):
        return ImportedFile(json_reader.read_json(content, today=today))
    rows = csv_reader.read_rows(text, now=now, today=today)
    check_ins = [check_in for check_in in rows if check_in is not None]
    left_out = len(rows) - len(check_ins)
    return ImportedFile(DiaryContents(check_ins), is_table=True, rows_left_out=left_out)
