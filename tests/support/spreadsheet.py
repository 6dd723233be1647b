"""LibreOffice, run without a window in a profile of its own, and what its cells hold."""

import os
import shutil
import subprocess
from xml.etree import ElementTree as ET

import pytest

OFFICE = shutil.which("soffice")
SEMICOLONS_ALL_QUOTED = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,true"
AS_UTF_8 = "--infilter=CSV:44,34,76"
"""What its dialog proposes for a file with the mark; without a window it must be told."""
TABS = "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false"

_NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
_PATIENCE_SECONDS = 180


def require_office():
    """Skip where there is no LibreOffice; where everything is required, that is a failure."""
    if OFFICE is None:
        missing = "LibreOffice (soffice) is not installed"
        if os.environ.get("PRTCHECK_TESTS_REQUIRE_ALL"):
            pytest.fail(missing)
        pytest.skip(missing)


def converted(files, form, folder, *options):
    """Open files and save each in another form into a folder."""
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            OFFICE,
            f"-env:UserInstallation={profile}",
            "--headless",
            *options,
            "--convert-to",
            form,
            "--outdir",
            str(folder),
            *map(str, files),
        ],
        check=True,
        capture_output=True,
        timeout=_PATIENCE_SECONDS,
    )
    return [folder / f"{file.stem}.{form.split(':')[0]}" for file in files]


def cells(sheet):
    """Each row's cells of a flat sheet: what kind each is, its formula and its text."""
    rows = ET.parse(sheet).iterfind(".//table:table-row", _NAMES)
    return [[_cell(cell) for cell in _spread(row)] for row in rows]


def _spread(row):
    """Cells, as many as stand there: equal neighbours are written once."""
    for cell in row.iterfind("table:table-cell", _NAMES):
        repeated = int(cell.get(_name("table", "number-columns-repeated"), "1"))
        yield from [cell] * min(repeated, 50)


def _cell(cell):
    kind = cell.get(_name("office", "value-type"))
    formula = cell.get(_name("table", "formula"))
    lines = ["".join(_pieces(line)) for line in cell.iterfind("text:p", _NAMES)]
    return kind, formula, "\n".join(lines)


def _pieces(line):
    yield line.text or ""
    for piece in line:
        name = piece.tag.rpartition("}")[2]
        if name == "s":
            yield " " * int(piece.get(_name("text", "c"), "1"))
        else:
            yield "\t" if name == "tab" else "".join(piece.itertext())
        yield piece.tail or ""


def _name(space, name):
    return f"{{{_NAMES[space]}}}{name}"
