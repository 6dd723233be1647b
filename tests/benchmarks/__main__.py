"""The benchmark: `python tests/benchmarks` prints how far each job lies above its floor.

A floor is the least program that could do the job with the same libraries.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import table
from diaries import Lengths, make
from measuring import in_turns
from other_diary import against_jrnl
from rows import Row, rows, slow_rows

DAYS = (30, 3_650, 36_500)
QUICK_DAYS = (30, 60, 90)
ROUNDS = 15


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python tests/benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="short diaries, 1 round, no jrnl")
    parser.add_argument("--slow", action="store_true", help="also 36,500 days, and jrnl")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="default: %(default)s")
    parser.add_argument("--only", default="", metavar="TEXT", help="rows whose job holds the text")
    parser.add_argument("--into", type=Path, metavar="DIR", help="keep the diaries in a new folder")
    return parser.parse_args(arguments)


def _rows(folder: Path, asked: argparse.Namespace) -> Iterator[Row]:
    short, long, longest = QUICK_DAYS if asked.quick else DAYS
    diaries = make(folder, Lengths(short, long, longest if asked.slow else None))
    yield from rows(diaries)
    if asked.slow:
        yield from slow_rows(diaries, longest)
        if not asked.quick:
            yield against_jrnl(diaries, longest)


def _lines(rows: Iterator[Row], rounds: int) -> Iterator[str]:
    """Yield the table's rows as they are measured."""
    for row in rows:
        turns = table.rounds_of_long(rounds) if row.is_long else rounds
        yield table.line(row, in_turns(row.job, row.floor, turns))


def _print(lines: Iterator[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def main(arguments: Sequence[str]) -> None:
    """Make the diaries, measure the rows and print the table."""
    asked = _asked(arguments)
    rounds = 1 if asked.quick else asked.rounds
    with tempfile.TemporaryDirectory(prefix="prtcheck-benchmark-") as passing:
        found = _rows((asked.into or Path(passing)).absolute(), asked)
        _print(table.head())
        _print(_lines((row for row in found if asked.only in row.job.name), rounds))
    _print(iter(("", table.machine(rounds))))


if __name__ == "__main__":
    main(sys.argv[1:])
