"""Spreadsheets come as the rows that they show."""

import re
import sys

import pytest
from folders import TESTS
from sheet_files import ods, xlsx

from prtcheck.errors import ImportRefusedError
from prtcheck.formats.extras import install_command
from prtcheck.formats.tables import spreadsheet
from prtcheck.formats.tables.spreadsheet import read_spreadsheet

ROWS = (("Date", "Pain", None), ("2026-11-19", 4, "a"), ("2026-11-20", 4.5, None))
READ = [
    (1, ["Date", "Pain", ""]),
    (2, ["2026-11-19", "4", "a"]),
    (3, ["2026-11-20", "4.5", ""]),
]
TYPED = (
    '<table:table-row><table:table-cell office:value-type="date" office:date-value="2026-11-19">'
    "<text:p>19.11.26</text:p></table:table-cell>"
    '<table:table-cell office:value-type="date" office:date-value="2026-11-19T21:10:00">'
    "<text:p>19.11.26</text:p></table:table-cell>"
    '<table:table-cell office:value-type="boolean" office:boolean-value="true">'
    "<text:p>TRUE</text:p></table:table-cell></table:table-row>"
)


@pytest.mark.parametrize("kind", [xlsx, ods])
def test_numbers_and_text_come_as_they_are_shown(kind):
    assert read_spreadsheet(kind(*ROWS)).rows == READ


def test_dates_come_in_iso():
    ((_, cells),) = read_spreadsheet(ods(body=TYPED)).rows
    assert cells[:2] == ["2026-11-19", "2026-11-19 21:10:00"]


def test_without_the_reader_the_sentence_says_how_to_install_it(monkeypatch, tmp_path):
    absent = tmp_path / "absent.py"
    absent.write_text("import sys\nsys.exit(3)\n")
    monkeypatch.setattr(spreadsheet, "_READER", absent)
    with pytest.raises(ImportRefusedError, match=re.escape(install_command("spreadsheets"))):
        read_spreadsheet(xlsx(*ROWS))


def test_the_reader_says_that_it_is_not_installed(tmp_path):
    import subprocess

    reader = TESTS.parent / "prtcheck/formats/tables/spreadsheet_process.py"
    (tmp_path / "python_calamine.py").write_text("raise ImportError")
    done = subprocess.run(
        [sys.executable, "-P", reader, "1000000000", "20"],
        env={"PYTHONPATH": str(tmp_path)},
        input=b"",
        check=False,
    )
    assert done.returncode == 3
