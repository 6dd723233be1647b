"""The benchmark: `python tests/benchmarks` prints how far each job lies above its floor.

A floor is the least program that could do the job with the same libraries.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import table
from diaries import Diaries, Lengths, make
from measuring import in_turns
from other_diary import against_jrnl
from rows import Row, rows

AS_PROMISED = Lengths(short=30, middle=365, long=36_500)
QUICK = Lengths(short=30, middle=60, long=90)
ROUNDS = 15
_JRNL = "listing the last days against jrnl"


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python tests/benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="short diaries, 1 round, no jrnl")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="default: %(default)s")
    parser.add_argument("--only", default="", metavar="TEXT", help="rows whose job holds the text")
    parser.add_argument("--into", type=Path, metavar="DIR", help="keep the diaries there")
    return parser.parse_args(arguments)


def _lines(diaries: Diaries, asked: argparse.Namespace) -> Iterator[str]:
    """Yield the table's rows as they are measured."""
    for row in rows(diaries):
        if asked.only in row.job.name:
            yield _measured(row, asked.rounds)
    if asked.only in _JRNL:
        row = None if asked.quick else against_jrnl(diaries)
        reason = "left out in the short form" if asked.quick else "jrnl could not be installed"
        yield table.unmeasured(_JRNL, reason) if row is None else _measured(row, asked.rounds)


def _measured(row: Row, rounds: int) -> str:
    rounds = table.rounds_of_long(rounds) if row.is_long else rounds
    return table.line(row, in_turns(row.job, row.floor, rounds))


def _print(lines: Iterator[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def main(arguments: Sequence[str]) -> None:
    """Make the diaries, measure the rows and print the table."""
    asked = _asked(arguments)
    if asked.quick:
        asked.rounds = 1
    with tempfile.TemporaryDirectory(prefix="prtcheck-benchmark-") as passing:
        folder = (asked.into or Path(passing)).absolute()
        diaries = make(folder, QUICK if asked.quick else AS_PROMISED)
        _print(table.head())
        _print(_lines(diaries, asked))
    _print(iter(("", table.machine(asked.rounds))))


if __name__ == "__main__":
    main(sys.argv[1:])
