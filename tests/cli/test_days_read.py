"""What a command has to do does not grow with the years; counted in work, never in seconds."""

from datetime import timedelta

import pytest
from program import clock_at, hold, prtcheck
from strategies import SUNDAY, logged

from prtcheck.core.check_in import Cause
from prtcheck.storage import connection, queries

A_YEAR, TEN_YEARS = 365, 3_650
STEPS_COUNTED_AT_ONCE = 10


class Work:
    """What SQLite and we did: statements, steps of SQLite's machine, and check-ins built."""

    def __init__(self):
        self.statements = []
        self.steps = 0
        self.check_ins = 0

    def step(self):
        self.steps += STEPS_COUNTED_AT_ONCE


@pytest.fixture
def work_of(home, monkeypatch):
    """Count the work of a command on a diary of so many days up to yesterday."""
    counted = Work()
    connected = connection._connected  # noqa: SLF001
    built = queries.check_in_from_rows

    def connected_and_counted(path, mode):
        connection = connected(path, mode)
        connection.set_trace_callback(counted.statements.append)
        connection.set_progress_handler(counted.step, STEPS_COUNTED_AT_ONCE)
        return connection

    def built_and_counted(*rows):
        counted.check_ins += 1
        return built(*rows)

    def work_of(days, *arguments):
        (home / "diary.db").unlink(missing_ok=True)
        since = SUNDAY - timedelta(days=days)
        causes, done = (Cause("stress"), Cause("old disc")), ("walk", "swim")
        span = (since + timedelta(days=nth) for nth in range(days))
        hold(home, *(logged(day, pain=4, causes=causes, activities=done) for day in span))
        with monkeypatch.context() as patch, clock_at():
            patch.setattr(connection, "_connected", connected_and_counted)
            patch.setattr(queries, "check_in_from_rows", built_and_counted)
            counted.__init__()
            assert prtcheck(*arguments).exit_code in (0, 1)
        return counted.statements[:], counted.steps, counted.check_ins

    return work_of


@pytest.mark.parametrize(
    "command",
    [("status",), ("trend",), ("history",), ("show", "yesterday"), ("export", "--days", "30")],
    ids=" ".join,
)
def test_a_command_on_some_days_does_the_same_after_one_year_and_after_ten(command, work_of):
    year, ten_years = work_of(A_YEAR, *command), work_of(TEN_YEARS, *command)
    assert len(year[0]) == len(ten_years[0]) > 0
    assert ten_years[1] <= 1.15 * year[1]
    assert ten_years[2] == year[2]


def test_an_export_of_all_days_does_ten_times_the_work_for_ten_times_the_days(work_of):
    year, ten_years = work_of(A_YEAR, "export"), work_of(TEN_YEARS, "export")
    assert len(year[0]) == len(ten_years[0])
    assert ten_years[1] <= 11 * year[1]
    assert (year[2], ten_years[2]) == (A_YEAR, TEN_YEARS)


def test_a_trend_of_all_days_reads_each_day_once(work_of):
    two_years = work_of(2 * A_YEAR, "trend", "--all")
    ten_years = work_of(TEN_YEARS, "trend", "--all")
    assert len(two_years[0]) == len(ten_years[0])
    assert ten_years[1] <= 5.5 * two_years[1]
    assert (two_years[2], ten_years[2]) == (2 * A_YEAR, TEN_YEARS)


def test_status_reads_no_check_in_and_asks_the_diary_a_few_times(work_of):
    statements, _, check_ins = work_of(A_YEAR, "status")
    assert check_ins == 0
    assert len([text for text in statements if text.startswith("SELECT")]) <= 6


def test_a_trend_of_thirty_days_reads_those_and_the_six_before(work_of):
    _, _, check_ins = work_of(A_YEAR, "trend")
    assert check_ins == 30 + 6
