"""A process of its own that reads a spreadsheet from stdin and writes its rows as JSON.

It is run as a file, with bounds in bytes and seconds, and so imports nothing of ours.
"""

import contextlib
import io
import json
import resource
import sys
from datetime import date, datetime, time, timedelta

NOT_INSTALLED = 3
_MIDNIGHT = time(0)
_WIDEST = 1001
"""One more cell than a table may have: the next one to read it refuses it by that."""


def main() -> int:
    """Read the sheet within bounds and return the exit code."""
    memory, seconds = map(int, sys.argv[1:])
    try:
        from python_calamine import CalamineWorkbook
    except ImportError:
        return NOT_INSTALLED
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    rows: list[list[str]] = []
    for name in workbook.sheet_names:
        sheet = workbook.get_sheet_by_name(name)
        rows = [[to_text(cell) for cell in row[:_WIDEST]] for row in sheet.iter_rows()]
        if any(any(row) for row in rows):
            break
    json.dump(rows, sys.stdout)
    return 0


def to_text(cell: object) -> str:
    """Return a cell as text: a whole number without a point, a date in ISO."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == _MIDNIGHT else cell.isoformat(" ")
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return str(cell)


if __name__ == "__main__":
    sys.exit(main())
