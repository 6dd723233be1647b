"""The preview of another program's table."""

import pytest
from import_samples import SAMPLES
from strategies import EVENING, SUNDAY

from prtcheck.actions.import_preview import format_days
from prtcheck.core.text import cell_width
from prtcheck.formats.import_file import open_import
from prtcheck.formats.tables.choose_mapping import find_spans
from prtcheck.formats.tables.table_reader import read_table
from prtcheck.settings import Settings


@pytest.mark.parametrize("width", [40, 60, 75, 100, 160])
def test_days_are_a_table_where_it_fits_and_else_each_a_line_of_what_was_answered(width):
    content = (SAMPLES / "excel-german.csv").read_bytes()
    table, mapping, _ = open_import(content, "german.csv", None, is_mapped=False)
    (span,) = find_spans(table, mapping, SUNDAY)
    ends = Settings().day_ends
    reading = read_table(table, mapping, span.order, now=EVENING, day_ends=ends)
    lines = list(format_days(reading, reading.check_ins, width))
    if width < 75:
        assert lines[1].strip() == "2026-11-20: pain 3; did Spaziergang; entered not known"
    else:
        assert lines[0].split()[:2] == ["day", "pain"]
        assert max(map(cell_width, lines)) <= max(width, 100)
    assert len(lines) == len(reading.check_ins) + (width >= 75)
