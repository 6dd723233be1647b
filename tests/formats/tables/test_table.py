"""Finding the header and the meaning of any table; whatever comes, it is read or refused."""

from contextlib import suppress
from datetime import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import EVENING, SUNDAY, texts

from prtcheck.errors import ImportRefusedError, InvalidInputError
from prtcheck.formats.import_file import OwnFile, open_import, read_import
from prtcheck.formats.tables.choose_mapping import Choices, apply_choices, find_spans
from prtcheck.formats.tables.column_names import fold_name, scale_in_name
from prtcheck.formats.tables.mapping_file import shipped_mappings
from prtcheck.formats.tables.open_questions import list_questions
from prtcheck.formats.tables.raw_table import read_delimited
from prtcheck.formats.tables.table import open_table
from prtcheck.formats.tables.table_reader import read_table

REFUSALS = (ImportRefusedError, InvalidInputError)


def import_anything(content, scale=None):
    """Read a file as the command does; return its check-ins, or None where a question is open."""
    opened = open_import(content, "file", None, is_mapped=False)
    if isinstance(opened, OwnFile):
        return read_import(opened.text, now=EVENING, today=SUNDAY, source="file").contents.check_ins
    mapping = apply_choices(opened.table, opened.mapping, Choices(scale=scale))
    if list(list_questions(opened.table, mapping, SUNDAY)):
        return None
    (span,) = find_spans(opened.table, mapping, SUNDAY)
    ends = time(4)
    return read_table(opened.table, mapping, span.order, now=EVENING, day_ends=ends).check_ins


CELLS = st.sampled_from(
    [
        *("Date", "date", "Datum", "Time", "Pain (0-10)", "Pain", "Note", "Trigger", "Activities"),
        *(
            "2026-11-20",
            "20.11.2026",
            "11/20/26",
            "20 Nov 2026",
            "1795205400000",
            "2026-11-20T25:00",
        ),
        *(
            "4",
            "4,5",
            "6/10",
            "11",
            "-1",
            "NA",
            "-",
            "",
            " ",
            "Total",
            "09:10 pm",
            "00:30",
            "99:99",
        ),
        *("=1+1", '"', "'", ";", ",", "\t", "|", "\0", "sep=;", "mood", "scales", "full_date"),
        *("entered_at", "rating:sleep", "{", "[", "FeatureName", "Value", "\ufeff", "\u00a0"),
    ]
)
ROWS = st.lists(st.lists(CELLS | texts(longest=8), max_size=6), max_size=6)


@given(ROWS, st.sampled_from([",", ";", "\t", "|"]), st.sampled_from(["\n", "\r\n", "\r"]))
def test_any_table_is_read_or_refused(rows, separator, end):
    text = end.join(separator.join(row) for row in rows)
    with suppress(*REFUSALS):
        import_anything(text.encode(errors="replace"), scale=(0, 10))


@given(st.binary(max_size=200) | texts().map(lambda text: text.encode(errors="replace")))
@example(b"PK\x03\x04")
@example(b"\xff\xfe\x00")
@example(b"[" * 5000)
@example(b'{"format": "prtcheck-diary"')
def test_any_bytes_are_read_or_refused(content):
    with suppress(*REFUSALS):
        import_anything(content)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | CELLS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(CELLS, inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(st.dictionaries(CELLS, JSON_VALUES, max_size=4), max_size=3))
def test_any_json_list_is_read_or_refused(records):
    import json

    with suppress(*REFUSALS):
        import_anything(json.dumps(records).encode(), scale=(0, 10))


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Pain (0-10)", "pain"),
        ("PAIN_LEVEL", "pain level"),
        ("Schmerzstärke", "schmerzstarke"),
        ("Pain 0-10", "pain"),
        ("#", "#"),
    ],
)
def test_a_name_is_known_without_case_accents_punctuation_and_scale(name, folded):
    assert fold_name(name) == folded


@pytest.mark.parametrize(
    ("name", "scale"),
    [
        ("Pain (0-10)", (0, 10)),
        ("Pain 1 to 10", (1, 10)),
        ("Schmerz [0 bis 100]", (0, 100)),
        ("Pain", None),
        ("Pain 2026-11", None),
        ("Pain 10-0", None),
    ],
)
def test_a_name_can_tell_its_scale(name, scale):
    assert scale_in_name(name) == scale


def header_of(*lines):
    return open_table(read_delimited("\n".join(lines)), None, "table")


def test_a_title_above_and_totals_below_are_no_rows():
    table = header_of(
        "My diary,,", "Date,Pain,Note", "2026-11-20,4,", "Total,4,", "Average,4,"
    ).table
    assert (table.header[:2], len(table.rows)) == (("Date", "Pain"), 1)
    assert (table.rows_above, table.totals) == (1, 2)


def test_each_shipped_header_is_recognised():
    for mapping in shipped_mappings().values():
        opened = header_of(",".join(mapping.needed), ",".join("x" for _ in mapping.needed))
        assert opened.recognised
        assert opened.mapping.name == mapping.name


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_the_one_by_which_rows_are_alike(separator):
    rows = (
        ("Date", "Pain (0-10)", "Note"),
        ("20.11.2026", "4,5" if separator != "," else "4", "a"),
    )
    table = header_of(*(separator.join(row) for row in rows)).table
    assert table.header == ("Date", "Pain (0-10)", "Note")
