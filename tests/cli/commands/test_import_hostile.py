"""Files that cannot be taken, by mistake or on purpose: one sentence, nothing saved, bounded."""

import io
import json
import resource
import zipfile

import pytest
from program import prtcheck, run
from sheet_files import ods, xlsx, zip_of

pytestmark = pytest.mark.usefixtures("sunday_evening")

MOST_MEMORY = 1_500 * 2**20
HEADER = "Date,Pain (0-10),Note\n"
ROWS = (("Date", "Pain (0-10)"), ("2026-11-19", 4))
ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
FAR_CELL = '<row r="1048576"><c r="XFD1048576"><v>4</v></c></row>'


def _table(rows):
    return (HEADER + rows).encode()


def _locked():
    made = io.BytesIO(zip_of({"xl/workbook.xml": "x" * 50}))
    content = bytearray(made.getvalue())
    for place in range(len(content) - 4):
        if content[place : place + 4] in (b"PK\x03\x04", b"PK\x01\x02"):
            content[place + (6 if content[place + 2] == 3 else 8)] |= 1  # the flag of a password
    return bytes(content)


REFUSED = {
    "a value beyond the scale": (_table("2026-11-19,11,\n"), "Row 2, Pain (0-10): 11 is outside"),
    "thousandths": (_table("2026-11-19,6000,\n"), "6000 is outside 0-10"),
    "another scale in one cell": (_table("2026-11-19,6/5,\n"), "isn't a number"),
    "words for pain": (_table("2026-11-19,severe,\n"), "this isn't a number"),
    "mixed dates": (_table("2026-11-05,4,\n05/11/2026,4,\n"), "Row 3, Date: 05/11/2026 is written"),
    "no order for all dates": (_table("20/11/2026,4,\n11/20/2026,4,\n"), "day first"),
    "a date that does not exist": (_table("31.02.2026,4,\n"), "Row 2, Date: 31.02.2026 isn't"),
    "a day to come": (_table("2026-11-30,4,\n"), "is in the future"),
    "a date before the diary": (_table("1812-11-30,4,\n"), "is before 1900"),
    "words for a date": (_table("last week,4,\n"), "Row 2, Date: this isn't a date"),
    "merged cells": (_table("2026-11-19,4,\n,5,\n"), "Row 3, Date: the date is missing"),
    "a formula": (_table('2026-11-19,"=1+1",\n'), "Row 2, Pain (0-10): this isn't a number"),
    "open quotes": (_table('2026-11-19,4,"never\n'), "quotes don't match"),
    "a comma without quotes": (_table("2026-11-19,4,a,b\n"), "more cells than the header"),
    "a note without end": (_table(f"2026-11-19,4,{'n' * 100_001}\n"), "2026-11-19: The note has"),
    "100,000 columns": (",".join(f"c{n}" for n in range(100_000)).encode(), "up to 1,000"),
    "100,000 keys": (
        json.dumps([{f"k{n}": n for n in range(100_000)}]).encode(),
        "up to 1,000",
    ),
    "a JSON that nests": (b"[" * 100_000, "breaks off or is not well formed"),
    "a broken JSON": (b'[{"date": "2026-11-19", ', "breaks off or is not well formed"),
    "entities": (f'<?xml version="1.0"?>{ENTITIES}<x>&c;</x>'.encode(), "is XML"),
    "a web page": (b"<!DOCTYPE html><html><table></table></html>", "a web page"),
    "macros": (xlsx(*ROWS, **{"xl/vbaProject.bin": b"\0"}), "with macros"),
    "an error in a formula": (
        xlsx(*ROWS[:1], ("2026-11-19", "#REF!")),
        "Row 2, Pain (0-10): this isn't a number",
    ),
    "a formula without a value": (
        xlsx(body='<row r="1"><c r="A1"><f>TODAY()</f></c></row>'),
        "no column named date",
    ),
    "entities in an .xlsx": (
        xlsx(
            body='<row r="1"><c r="A1" t="inlineStr"><is><t>&c;</t></is></c></row>',
            doctype=ENTITIES,
        ),
        "Nothing was imported",
    ),
    "entities in an .ods": (
        ods(
            body='<table:table-row><table:table-cell office:value-type="string"><text:p>&c;'
            "</text:p></table:table-cell></table:table-row>",
            doctype=ENTITIES,
        ),
        "Nothing was imported",
    ),
    "a cut spreadsheet": (xlsx(*ROWS)[:-40], "damaged ZIP archive"),
    "a spreadsheet of nothing": (
        zip_of({"xl/workbook.xml": "<a>"}),
        "damaged, locked or too large",
    ),
    "a password": (_locked(), "damaged, locked or too large"),
    "an old .xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "an old Excel file"),
    "a PDF": (b"%PDF-1.7\n", "a PDF"),
    "a gzip": (b"\x1f\x8b\x08", "gzip"),
    "bytes": (bytes(range(256)) * 4, "Nothing was imported"),
    "nothing": (b"", "this is no table"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_in_one_sentence_and_nothing_is_saved(what, home, tmp_path):
    content, named = REFUSED[what]
    file = tmp_path / "file.csv"
    file.write_bytes(content)
    result = prtcheck("import", str(file), "--yes")
    assert result.exit_code == 3, result.output
    assert result.stdout == ""
    assert named in result.stderr
    assert result.stderr.count("\n") == 1
    assert len(result.stderr) < 700
    assert not home.exists()


def _bomb(kind):
    sheet = kind(*ROWS)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sheet)) as sound, zipfile.ZipFile(made, "w", 8) as bomb:
        for name in sound.namelist():
            text = sound.read(name)
            if name.endswith(("sheet1.xml", "content.xml")):
                text = text.replace(b"2026-11-19", b" " * 200_000_000)
            bomb.writestr(name, text)
    return made.getvalue()


HUGE = {
    "a bomb .xlsx": lambda: _bomb(xlsx),
    "a bomb .ods": lambda: _bomb(ods),
    "a far cell": lambda: xlsx(body='<row r="1"><c r="A1"><v>1</v></c></row>' + FAR_CELL),
    "repeated rows": lambda: ods(
        body='<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
        'table:number-columns-repeated="16384" office:value-type="float" office:value="4">'
        "<text:p>4</text:p></table:table-cell></table:table-row>"
    ),
    "short rows below many columns": lambda: b",".join([b"c"] * 1000) + b"\n1" * 2_000_000,
    "many objects with different keys": lambda: (
        b'[{"a":1}' + b"".join(b',{"k%d":1}' % (n % 1000) for n in range(1_500_000)) + b"]"
    ),
    "200 MB": lambda: HEADER.encode() + b"2026-11-19,4,a long line of words\n" * 6_100_000,
    "200 MB on one line": lambda: b"a" * 200_000_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("what", HUGE)
def test_what_is_huge_is_refused_in_bounded_time_and_memory(what, home, tmp_path):
    file = tmp_path / "file.csv"
    file.write_bytes(HUGE[what]())
    done = run("import", str(file), "--yes", preexec_fn=_bound)
    assert done.returncode == 3, done.stderr
    assert done.stderr.count(b"\n") == 1
    assert b"Nothing was imported" in done.stderr
    assert not home.exists()


def _bound():
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
