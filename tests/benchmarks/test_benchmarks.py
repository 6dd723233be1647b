"""The benchmark works from end to end in its short form; how fast anything is, is not tested."""

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from comparing import Pairs
from hypothesis import given
from hypothesis import strategies as st
from process_killer import LONG

BENCHMARKS = Path(__file__).parent
FLOORS = BENCHMARKS / "floors"
JOBS = [
    "`status`, 60 days",
    "`history`, 60 days",
    "`trend`, 60 days",
    "`trend --all`, 60 days",
    "`insights`, 60 days",
    "first question on screen, 60 days",
    "opening a screen, the slowest of seven, 60 days",
    "a key in the history, the slowest of four, 60 days",
    "`export` of 60 days",
    "`import` of 60 days",
    "`import` by a mapping, 60 days",
    "`status`",
    "`--help`",
    "`--version`",
    "`log ...`",
    "`log ...`, the day's first, with its backup",
    "`trend`",
    "first question on screen",
    "step to step in the check-in",
    "opening a screen, the slowest of seven",
    "memory of `status`",
    "memory of `trend`",
    "memory of the app at the first question",
    "memory of the app when it has saved",
]
measured = pytest.mark.skipif(not LONG, reason="measures for minutes; PRTCHECK_HARM=long does it")
FIGURE = re.compile(r"([0-9.]+) (ms|MB)")
KEPT_BY_CSV = {
    "check_in": "day, pain, fear, note, wording, entered_at, edited_at",
    "cause": "day, rank, text, side, coded_by, carried_over",
    "activity": "day, place, name",
}
"""The columns of each table that a CSV says something about."""


def printed(*command, **more):
    done = subprocess.run([*map(str, command)], capture_output=True, check=False, **more)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("benchmark")


@pytest.fixture(scope="module")
def table(folder):
    """The table's lines below its head, each cut into its cells."""
    text = printed(sys.executable, BENCHMARKS, "--quick", "--into", folder).decode()
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [line.strip("|").split(" | ") for line in lines[2:]]


@measured
def test_the_short_form_measures_every_row_of_the_table(table):
    measured = {job.strip(): cells for job, *cells in table}
    assert [*measured] == JOBS
    for job in JOBS:
        figures = [FIGURE.fullmatch(cell) for cell in measured[job][3:5]]
        assert all(float(figure[1]) > 0 for figure in figures), measured[job]


@measured
def test_the_floor_of_the_export_writes_the_same_bytes(table, folder):
    floor = printed(sys.executable, FLOORS / "export_csv.py", folder / "due-60" / "diary.db")
    assert floor == (folder / "60.csv").read_bytes()
    assert floor.count(b"\r\n") > 40


@measured
def test_the_floor_of_the_import_stores_the_same_rows(table, folder, tmp_path):
    target = tmp_path / "diary.db"
    printed(
        sys.executable, FLOORS / "import_csv.py", folder / "schema.sql", folder / "60.csv", target
    )
    assert rows(target) == rows(folder / "due-60" / "diary.db")


def rows(diary):
    with closing(sqlite3.connect(diary)) as connection:
        return {
            table: connection.execute(f"SELECT {columns} FROM {table} ORDER BY 1, 2").fetchall()
            for table, columns in KEPT_BY_CSV.items()
        }


seconds = st.floats(min_value=0.001, max_value=100)
pairs = st.lists(st.tuples(seconds, seconds), min_size=1).map(
    lambda both: Pairs(*zip(*both, strict=True))
)


@given(st.lists(seconds, min_size=1))
def test_what_takes_as_long_as_its_floor_has_the_ratio_one(floor):
    same = Pairs(tuple(floor), tuple(floor))
    assert (same.ratio, same.spread, same.difference) == (1, (1, 1), 0)


@given(pairs)
def test_twice_the_work_is_twice_the_ratio(measured):
    doubled = Pairs(tuple(2 * figure for figure in measured.job), measured.floor)
    assert doubled.ratio == pytest.approx(2 * measured.ratio)
    assert doubled.spread == pytest.approx([2 * bound for bound in measured.spread])


@given(pairs)
def test_the_spread_lies_between_the_lowest_and_the_highest_pair(measured):
    low, high = measured.spread
    ratios = [job / floor for job, floor in zip(measured.job, measured.floor, strict=True)]
    assert min(ratios) <= low * (1 + 1e-9)
    assert low <= high * (1 + 1e-9)
    assert high <= max(ratios) * (1 + 1e-9)


def test_one_disturbed_round_does_not_move_the_ratio():
    assert Pairs((2, 2, 2, 2, 90), (1, 1, 1, 1, 1)).ratio == 2


@pytest.mark.parametrize(("job", "floor"), [((), ()), ((1,), ()), ((1, 2), (1,))])
def test_a_job_without_its_floor_is_refused(job, floor):
    with pytest.raises(ValueError, match="equally often"):
        Pairs(job, floor)
