"""Reading a file to import, whichever of the formats it is in."""

from datetime import date, datetime

from prtcheck.formats import csv_reader, json_reader
from prtcheck.formats.csv_columns import BYTE_ORDER_MARK
from prtcheck.formats.json_reader import ImportedDiary


def read_import(text: str, *, now: datetime, today: date) -> ImportedDiary:
    """Return what a file carries, by its content: a JSON begins with a brace, a CSV never does.

    Raises:
        ImportRefusedError: the file cannot be taken, with the place and the cause.
    """
    content = text.removeprefix(BYTE_ORDER_MARK)
    if content.lstrip()[:1] in ("{", "["):
        return json_reader.read_json(content, today=today)
    rows = csv_reader.read_rows(text, now=now, today=today)
    check_ins = [check_in for check_in in rows if check_in is not None]
    return ImportedDiary(check_ins, {}, rows_left_out=len(rows) - len(check_ins))
