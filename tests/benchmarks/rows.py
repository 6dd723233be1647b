"""The rows of the table: each job, its floor, and how far above it the job may lie."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from diaries import LOG_TODAY, Diaries, program
from measuring import Environment, Figure, Side, Story, peak, seconds, seconds_on_terminal

FLOORS = Path(__file__).with_name("floors")

CHECK_IN = Story(
    (
        ("", "Your pain over today"),
        ("4", "answered: 4"),
        ("\r", "How afraid"),
        ("3", "answered: 3"),
        ("\r", "What do you think"),
        ("\r", "What did you do"),
        ("\r", "Anything to note"),
        ("\r", "Saved for"),
    )
)
STEPS = (2, 4, 5, 6)
"""The waits of the check-in from one question to the next."""
FIRST_QUESTION = Story(CHECK_IN.steps[:1])

EMPTY_APP = Story((("", "shown: 0"), *(("\r", f"shown: {n}") for n in range(1, 5))))
EMPTY_APP_STEPS = (1, 2, 3, 4)
EMPTY_APP_SHOWN = Story(EMPTY_APP.steps[:1])


class Kind(Enum):
    """What is compared, and how."""

    TIME = "time"
    MEMORY = "memory"
    OWN_TIME = "time beyond the floor"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    job: Side
    floor: Side
    most: float | None
    """The highest ratio, or seconds beyond the floor; None where nothing is promised."""
    kind: Kind = Kind.TIME
    is_long: bool = False
    """Whether fewer rounds serve: it takes seconds, and so strays less."""


def rows(diaries: Diaries) -> Iterator[Row]:
    """Yield every row that is measured against a floor of its own or against itself."""
    yield from _commands(diaries)
    yield from _app(diaries)
    yield from _carrying(diaries)
    yield from _years(diaries)
    yield from _memory(diaries)


def _ours(name: str, arguments: str, figure: Figure, home: Callable[[], Environment]) -> Side:
    return Side(name, (*program(), *arguments.split()), figure, home)


def _python(name: str, *arguments: str, figure: Figure, home: Callable[[], Environment]) -> Side:
    return Side(name, (sys.executable, *arguments), figure, home)


def _floor(file: str) -> str:
    return str(FLOORS / file)


def _commands(diaries: Diaries) -> Iterator[Row]:
    short, done = diaries.lengths.short, diaries.at(diaries.done(diaries.lengths.short))
    bare = ("-c", "import sqlite3, datetime")
    yield Row(
        _ours("`status`", "status", seconds, done),
        _python(f'`python -c "{bare[1]}"`', *bare, figure=seconds, home=done),
        2.5,
    )
    for option in ("--help", "--version"):
        name = f"two-command Typer program, `{option}`"
        two = _python(name, _floor("two_commands.py"), option, figure=seconds, home=done)
        yield Row(_ours(f"`{option}`", option, seconds, done), two, 1.25)
    yield from _log(diaries)
    figure = seconds_on_terminal
    charts = _floor("import_charts.py")
    yield Row(
        _ours(f"`trend` ({short} days)", "trend", figure, done),
        _python("Typer, plotext, rich.console, sqlite3", charts, figure=figure, home=done),
        1.3,
    )


def _log(diaries: Diaries) -> Iterator[Row]:
    entries = str(diaries.now / "entries.db")
    floor = _python(
        "Typer command that commits a row with SQLModel",
        *(_floor("commit_a_row.py"), entries, "4"),
        figure=seconds,
        home=diaries.fresh(diaries.one_table),
    )
    due = diaries.due(diaries.lengths.short)
    for name, home, most in (
        ("`log ...`", diaries.backed_up, 1.25),
        ("`log ...`, the day's first, with its backup", due, None),
    ):
        yield Row(Side(name, (*program(), *LOG_TODAY), seconds, diaries.fresh(home)), floor, most)


def _app(diaries: Diaries) -> Iterator[Row]:
    home = diaries.fresh(diaries.backed_up)

    def empty(figure: Figure) -> Side:
        return _python("empty Textual app", _floor("empty_app.py"), figure=figure, home=home)

    shown = _ours("first question on screen", "", FIRST_QUESTION.seconds_to(0), home)
    yield Row(shown, empty(EMPTY_APP_SHOWN.seconds_to(0)), 1.15)
    stepped = _ours("step to step in the check-in", "", CHECK_IN.seconds_to(*STEPS), home)
    floor = empty(EMPTY_APP.seconds_to(*EMPTY_APP_STEPS))
    yield Row(stepped, floor, 0.05, Kind.OWN_TIME, is_long=True)


def _carrying(diaries: Diaries) -> Iterator[Row]:
    days, home = diaries.lengths.long, diaries.due(diaries.lengths.long)
    out = (_floor("export_csv.py"), str(home / "diary.db"))
    reading, writing = diaries.at(home), diaries.fresh()
    yield Row(
        _ours(f"`export` of {days:,} days", "export", seconds, reading),
        _python("script with csv and sqlite3", *out, figure=seconds, home=reading),
        2.5,
        is_long=True,
    )
    file, target = str(diaries.csv), str(diaries.now / "diary.db")
    into = (_floor("import_csv.py"), str(diaries.schema), file, target)
    yield Row(
        Side(f"`import` of {days:,} days", (*program(), "import", file), seconds, writing),
        _python("script with csv and sqlite3", *into, figure=seconds, home=writing),
        4,
        is_long=True,
    )


def _years(diaries: Diaries) -> Iterator[Row]:
    lengths = diaries.lengths
    for command, few, figure, most in (
        ("trend", lengths.short, seconds_on_terminal, 1.15),
        ("status", lengths.short, seconds, 1.15),
        ("history", lengths.short, seconds, 1.15),
        ("trend --all", lengths.middle, seconds_on_terminal, 3),
    ):
        long, short = (
            _ours(name, command, figure, diaries.at(diaries.done(days)))
            for name, days in (
                (f"`{command}`, {lengths.long:,} days", lengths.long),
                (f"itself, {few} days", few),
            )
        )
        yield Row(long, short, most, is_long="--all" in command)


def _memory(diaries: Diaries) -> Iterator[Row]:
    home = diaries.at(diaries.done(diaries.lengths.short))
    due = diaries.fresh(diaries.backed_up)
    app = _floor("empty_app.py")
    bare = ("-c", "import sqlite3, datetime")
    for name, arguments, floor in (
        ("memory of `status`", "status", bare),
        ("memory of `trend`", "trend", (_floor("import_charts.py"),)),
    ):
        floor_side = _python("its floor", *floor, figure=peak, home=home)
        yield Row(_ours(name, arguments, peak, home), floor_side, 1.3, Kind.MEMORY)
    for name, story, empty, extra in (
        ("memory of the app at the first question", FIRST_QUESTION, EMPTY_APP_SHOWN, ()),
        ("memory of the app when it has saved", CHECK_IN, EMPTY_APP, ("sqlmodel",)),
    ):
        said = " with ".join(("empty Textual app", *extra))
        floor_side = _python(said, app, *extra, figure=empty.peak, home=due)
        yield Row(_ours(name, "", story.peak, due), floor_side, 1.3, Kind.MEMORY, is_long=True)
