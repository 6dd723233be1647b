"""The first sheet of an .xlsx or .ods with rows, read by calamine in a bounded process."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import NoReturn

from prtcheck.errors import ImportRefusedError
from prtcheck.formats.extras import install_command
from prtcheck.formats.tables.raw_table import RawTable, clean_rows

_MOST_BYTES_UNPACKED = 64 * 2**20
_MOST_MEMORY = 1024 * 2**20
_MOST_SECONDS = 20
_READER = Path(__file__).with_name("spreadsheet_process.py")
_NOT_INSTALLED = 3


def read_spreadsheet(content: bytes) -> RawTable:
    """Return the rows of the first sheet that has any.

    The reader runs apart with bounds on memory and time, since a small file can unpack to a huge
    sheet.

    Raises:
        ImportRefusedError: it is damaged or too large, or the reader is not installed.
    """
    _require_bounded(content)
    command = [sys.executable, "-P", str(_READER), str(_MOST_MEMORY), str(_MOST_SECONDS)]
    try:
        done = subprocess.run(  # noqa: S603 - a file of our own
            command, input=content, capture_output=True, timeout=2 * _MOST_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        _refuse_unreadable()
    if done.returncode == _NOT_INSTALLED:
        raise ImportRefusedError(
            "This is a spreadsheet. Save it as CSV, or install what reads it: "
            f"`{install_command('spreadsheets')}`"
        )
    if done.returncode:
        _refuse_unreadable()
    rows: list[list[str]] = json.loads(done.stdout)
    return clean_rows(enumerate(rows, start=1), is_sheet=True)


def _require_bounded(content: bytes) -> None:
    """Refuse an archive that unpacks to more than a diary can be, whatever it says of itself."""
    unpacked = 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.infolist():
                with archive.open(entry) as opened:
                    while piece := opened.read(2**20):
                        unpacked += len(piece)
                        if unpacked > _MOST_BYTES_UNPACKED:
                            _refuse_unreadable()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        _refuse_unreadable()


def _refuse_unreadable() -> NoReturn:
    raise ImportRefusedError(
        "This spreadsheet is damaged, locked or too large to read. Save it as CSV. "
        "Nothing was imported."
    )
