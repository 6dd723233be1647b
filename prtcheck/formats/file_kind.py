"""What a file is by its name or its beginning: an export, a copy of a diary, or another file."""

import re
from enum import StrEnum
from pathlib import Path

from prtcheck.errors import DiaryError, InvalidInputError
from prtcheck.formats.csv_columns import BYTE_ORDER_MARK, COLUMNS
from prtcheck.path_checks import has_folder, is_regular_file, look
from prtcheck.paths import Paths


class ExportFormat(StrEnum):
    """What check-ins are written as."""

    CSV = "csv"
    JSON = "json"


_BY_ENDING = {"": ExportFormat.CSV, **{f".{one}": one for one in ExportFormat}}

REPORT_PDF_END = b"%prtcheck report\n"
"""A comment at the end of a report's PDF, whose title is compressed."""
_REPORT_PAGE = "<!doctype html>.*<title>Pain diary, "
"""What a report's page begins with."""

_LOOKED_AT = 1000
"""Bytes from a file's beginning that tell what it is."""
_SQLITE = "SQLite format 3\0"
_ABOUT_EXPORTS = (
    "The columns of prtcheck's CSV, version "
    r'|\{\s*"\$schema": "[^"]*",\s*"title": "A prtcheck diary, format version '
)
"""What the dictionary of the table and the schema of the whole diary begin with."""


def format_by_ending(target: Path | None) -> ExportFormat | None:
    """Return the format that a file's ending names; CSV without one, or for stdout (None)."""
    return _BY_ENDING.get("" if target is None else target.suffix.lower())


def export_target(file: Path, paths: Paths) -> Path:
    """Return the file to write to: one that is not there, an empty one, or an earlier export.

    Raises:
        InvalidInputError: a folder, a device, one of prtcheck's own files or another one.
        DiaryError: it cannot be looked at.
    """
    if has_folder(file):
        raise InvalidInputError(f"{file} is a folder. Name a file in it.")
    if look(file) is None:
        return file
    if not is_regular_file(file):
        raise InvalidInputError(f"{file} isn't a file to write to. Name another, or - for stdout.")
    own = [path for path in (paths.diary, paths.settings) if look(path)]
    if any(file.samefile(path) for path in own):
        raise InvalidInputError(f"{file} is prtcheck's own file. Name another.")
    if not _is_export(file):
        raise InvalidInputError(
            f"{file} exists already and isn't an export of prtcheck. "
            "Choose another name, or remove it."
        )
    return file


def require_copy(file: Path) -> None:
    """Refuse a file that by its beginning is no copy of a diary.

    Raises:
        DiaryError: there is none of this name, or it is another kind of file.
    """
    if not is_regular_file(file):
        raise DiaryError(f"{file} isn't a file. Name a backup: `prtcheck restore` lists them.")
    beginning = _beginning_of(file)
    if beginning is None or not beginning or beginning.startswith(_SQLITE):
        return  # what is amiss there, the one who opens it as a diary can tell
    if re.match(_exports(), beginning):
        raise DiaryError(f"{file} is an export. Use `prtcheck import`.")
    raise DiaryError(
        f"{file} isn't a backup of a diary. Nothing was changed. "
        "`prtcheck restore` lists the backups."
    )


def is_report(file: Path) -> bool:
    """Return whether a file is a report of prtcheck, or empty.

    Raises:
        DiaryError: it cannot be looked at.
    """
    beginning = _beginning_of(file) if is_regular_file(file) else None
    if beginning is None:
        return False
    is_page = re.match(_REPORT_PAGE, beginning, re.DOTALL | re.IGNORECASE) is not None
    return not beginning or is_page or file.read_bytes().endswith(REPORT_PDF_END)


def is_database(file: Path) -> bool:
    """Whether a file begins as those of SQLite do, and so may be a diary."""
    return file.is_file() and (_beginning_of(file) or "").startswith(_SQLITE)


def _is_export(file: Path) -> bool:
    beginning = _beginning_of(file)
    if beginning is None:  # what cannot be looked at may be anything
        return False
    return not beginning or re.match(f"{_exports()}|{_ABOUT_EXPORTS}", beginning) is not None


def _beginning_of(file: Path) -> str | None:
    try:
        with file.open("rb") as opened:
            return opened.read(_LOOKED_AT).decode(errors="replace")
    except OSError:
        return None


def _exports() -> str:
    """Return the pattern of what the table and the whole diary begin with."""
    from prtcheck.formats.json_writer import FORMAT

    further = r"(,\"?rating:[^\r\n]*)?(,phase)?(,exception)?"
    table = rf"{BYTE_ORDER_MARK}?{','.join(COLUMNS)}{further}\r?\n"
    whole = rf'\{{\s*"format"\s*:\s*"{FORMAT}"'
    return f"{table}|{whole}"
