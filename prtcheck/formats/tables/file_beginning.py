"""What a file to import is by its first bytes, when it is no table: said in a sentence."""

import io
import zipfile
from enum import StrEnum
from typing import NoReturn

from prtcheck.errors import ImportRefusedError


class Kind(StrEnum):
    """What a file holds."""

    TEXT = "text"
    SHEET = "spreadsheet"


_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_BINARY = {
    b"%PDF": "a PDF. Export a CSV instead",
    b"\x89PNG": "a picture. Export a CSV instead",
    b"\xff\xd8\xff": "a picture. Export a CSV instead",
    b"\x1f\x8b": "compressed (gzip). Unpack it and import what is in it",
    b"Rar!": "compressed (RAR). Unpack it and import what is in it",
    b"7z\xbc\xaf": "compressed (7z). Unpack it and import what is in it",
    b"SQLite format 3": "a database, but not named as a file. Export a CSV instead",
}
_SHEETS = ("xl/workbook.xml", "content.xml")
_MACROS = "vbaProject.bin"
_MOST_NAMED = 5


def find_kind(content: bytes) -> Kind:
    """Return whether a file is text or a spreadsheet.

    Raises:
        ImportRefusedError: it is another kind of file, which is called what it is.
    """
    if content.startswith(_ZIP):
        return _kind_of_zip(content)
    if content.startswith(_OLD_OFFICE):
        _refuse("an old Excel file (.xls), or one with a password. Save it as .xlsx or CSV")
    for beginning, what in _BINARY.items():
        if content.startswith(beginning):
            _refuse(what)
    start = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<?xml", b"<!doctype", b"<html")):
        kind = "a web page" if b"<html" in start or b"<!doctype html" in start else "XML"
        _refuse(f"{kind}, not a table. Export a CSV instead")
    return Kind.TEXT


def _kind_of_zip(content: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        _refuse("a damaged ZIP archive or spreadsheet. Save or export it again")
    if any(name.endswith(_MACROS) for name in names):
        _refuse("a spreadsheet with macros. Save it as .xlsx without macros, or as CSV")
    if any(name in names for name in _SHEETS):
        return Kind.SHEET
    shown = ", ".join(names[:_MOST_NAMED])
    return _refuse(f"a ZIP archive that holds {shown or 'nothing'}. Unpack it, or export a CSV")


def _refuse(what: str) -> NoReturn:
    raise ImportRefusedError(f"This file is {what}. Nothing was imported.")
