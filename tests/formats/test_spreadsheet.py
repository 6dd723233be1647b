"""In a spreadsheet and in pandas the CSV is what it says: text stays text, numbers are numbers."""

import csv
import io
from datetime import timedelta

import pytest
from spreadsheet import AS_UTF_8, SEMICOLONS_ALL_QUOTED, TABS, cells, converted, require_office
from strategies import EVENING, SUNDAY, evening_of, logged

from prtcheck.core.check_in import Cause, CodedBy, Side
from prtcheck.formats.csv_columns import BYTE_ORDER_MARK, COLUMNS, guard_cell
from prtcheck.formats.csv_writer import write_csv
from prtcheck.formats.import_file import read_import

STARTS = ["=", "+", "-", "@", "\t", "\r", "'", "'=", "''+"]
BODIES = ["1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://example.org","x")', "SUM(A1:A9)"]
HOSTILE = [start + body for start in STARTS for body in BODIES]
ENDINGS = {"cause_1": "", "cause_2": " too", "activities": "", "note": ""}
"""Of the own words in each column; a cause stands there once."""
PLEASANT = [
    "Łódź",
    "Rückenschmerz",
    "naïve “quoted”",
    "😀👩\u200d🦽",
    "مرحبا",
    "two\nlines",
    "a;b,c",
]


def diary_of(texts):
    """A day for each text, which stands wherever own words can."""
    return [
        logged(
            day := SUNDAY - timedelta(days=len(texts) - number),
            pain=number % 11,
            causes=(Cause(text, Side.BODY, CodedBy.PERSON), Cause(text + ENDINGS["cause_2"])),
            activities=(text.replace(";", " "),),
            note=text,
            edited_at=evening_of(day),
        )
        for number, text in enumerate(texts)
    ]


FILES = {
    "hostile": "".join(write_csv(diary_of(HOSTILE))),
    "excel": BYTE_ORDER_MARK + "".join(write_csv(diary_of(PLEASANT))),
    "unguarded": "date,note\r\n2026-11-22,=1+1\r\n",
}


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """What LibreOffice made of our files: its cells, and the same saved again as CSV."""
    require_office()
    folder = tmp_path_factory.mktemp("office")
    files = [folder / f"{name}.csv" for name in FILES]
    for file, text in zip(files, FILES.values(), strict=True):
        file.write_bytes(text.encode())
    sheets = converted(files, "fods", folder, AS_UTF_8)
    made = {sheet.stem: cells(sheet) for sheet in sheets}
    for form in (SEMICOLONS_ALL_QUOTED, TABS):
        saved = folder / form[-12:].replace(",", "-")
        saved.mkdir()
        for again in converted(sheets, form, saved):
            made[again.stem, form] = again.read_bytes().decode()
    return made


def shown(rows):
    """The cells of a sheet by column, as many rows as there are days."""
    return [dict(zip(COLUMNS, row, strict=False)) for row in rows[1:] if row and row[0][2]]


@pytest.mark.slow
def test_a_spreadsheet_would_compute_what_is_not_guarded(office):
    _, formula, text = office["unguarded"][1][1]
    assert (formula, text) == ("of:=1+1", "2")


@pytest.mark.slow
def test_a_spreadsheet_shows_every_own_word_as_text_and_computes_nothing(office):
    rows = shown(office["hostile"])
    assert len(rows) == len(HOSTILE)
    for row, text in zip(rows, HOSTILE, strict=True):
        for column, ending in ENDINGS.items():
            kind, formula, cell = row[column]
            assert (kind, formula) == ("string", None)
            assert cell.replace("\n", "") == guard_cell(text + ending).replace("\r", "")


@pytest.mark.slow
def test_a_spreadsheet_takes_dates_for_dates_and_ratings_for_numbers(office):
    for row in shown(office["hostile"]):
        kinds = {column: row[column][0] for column in ("date", "pain", "days_late")}
        assert kinds == {"date": "date", "pain": "float", "days_late": "float"}


@pytest.mark.slow
def test_the_form_for_excel_opens_with_its_umlauts_and_emoji(office):
    rows = shown(office["excel"])
    assert office["excel"][0][0][2] == "date"
    assert [row["note"][2] for row in rows] == PLEASANT


@pytest.mark.slow
@pytest.mark.parametrize("form", [SEMICOLONS_ALL_QUOTED, TABS])
def test_what_a_spreadsheet_saves_again_comes_back(form, office):
    text = office["excel", form]
    assert read_import(text, now=EVENING, today=SUNDAY).contents.check_ins == diary_of(PLEASANT)


def test_our_own_file_comes_back_with_the_exact_text():
    assert read_import(FILES["hostile"], now=EVENING, today=SUNDAY).contents.check_ins == diary_of(
        HOSTILE
    )


def test_pandas_reads_the_right_types_with_its_defaults():
    import pandas as pd

    diary = [*diary_of(HOSTILE), logged(fear=0)]
    frame = pd.read_csv(io.StringIO("".join(write_csv(diary)), newline=""))
    assert [*frame.columns] == [*COLUMNS]
    assert frame["pain"].dtype == frame["fear"].dtype == "float64"
    assert frame["days_late"].dtype == "int64"
    assert frame["pain"].isna().sum() == 1
    assert frame["fear"].dropna().tolist() == [0]
    assert pd.to_datetime(frame["date"]).dt.date.tolist() == [c.day for c in diary]
    assert frame["cause_1_side"].dropna().unique().tolist() == ["body"]


def test_pandas_reads_each_text_as_it_stands_in_the_file():
    import pandas as pd

    text = "".join(write_csv(diary_of(HOSTILE)))
    frame = pd.read_csv(io.StringIO(text, newline=""))
    plain = list(csv.DictReader(io.StringIO(text, newline="")))
    for column in ENDINGS:
        assert frame[column].tolist() == [row[column] for row in plain]
