"""Reading a file to import, whichever of the formats it is in."""

from datetime import date, datetime

from prtcheck.formats import csv_reading, json_reading
from prtcheck.formats.csv_v1 import BYTE_ORDER_MARK
from prtcheck.formats.json_reading import CarriedDiary


def read(text: str, *, now: datetime, today: date) -> CarriedDiary:
    """Return what a file carries, by its content: a JSON begins with a brace, a CSV never does.

    Raises:
        ImportRefusedError: the file cannot be taken, with the place and the cause.
    """
    content = text.removeprefix(BYTE_ORDER_MARK)
    if content.lstrip()[:1] in ("{", "["):
        return json_reading.read(content, today=today)
    rows = csv_reading.read_rows(text, now=now, today=today)
    check_ins = [check_in for check_in in rows if check_in is not None]
    return CarriedDiary(check_ins, {}, rows_left_out=len(rows) - len(check_ins))
