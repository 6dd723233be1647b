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
        ("4", "[4]"),
        ("\r", "How afraid"),
        ("3", "[3]"),
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
EMPTY_SCREEN = Story((*EMPTY_APP.steps[:1], ("o", "opened")))

SCREENS = (
    ("h", "enter day"),
    ("t", "Overview"),
    ("w", "enter details"),
    ("a", "Activities"),
    ("m", "Fill in"),
    ("x", "Hand over"),
    ("s", "Settings"),
)
"""The key of each screen on the home screen, and what its frame says."""
HOME = ("", "Settings and looks")
BACK = ("q", "check-in is")
OPENINGS = Story((HOME, *(step for screen in (SCREENS[-1], *SCREENS) for step in (screen, BACK))))
OPENED = range(3, len(OPENINGS.steps), 2)
"""The waits for a screen's frame; while the first is open, what comes later is still loaded."""

DOWN, MARK = "\x1b[B", "\N{BLACK RIGHT-POINTING SMALL TRIANGLE}"
HISTORY = Story((HOME, ("h", "History \N{BOX DRAWINGS LIGHT HORIZONTAL}"), *[(DOWN, MARK)] * 4))
KEYS_IN_HISTORY = (2, 3, 4, 5)


class Kind(Enum):
    """What is measured, and what a bound is about."""

    TIME = "time, as a ratio to the floor's"
    OWN_TIME = "time beyond the floor's"
    MEMORY = "memory, in bytes"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    job: Side
    floor: Side
    most: float | None = None
    """The highest ratio, seconds beyond the floor, or bytes held; None where none is asked."""
    kind: Kind = Kind.TIME
    is_long: bool = False
    """Whether fewer rounds serve: it takes seconds, and so strays less."""


def rows(diaries: Diaries) -> Iterator[Row]:
    """Yield the rows of the plain table."""
    yield from _growth(diaries)
    yield from _exchange(diaries)
    yield from _commands(diaries)
    yield from _app(diaries)
    yield from _memory(diaries)


def slow_rows(diaries: Diaries, days: int) -> Iterator[Row]:
    """Yield the memory that the longest diary takes, beside a short one's."""
    lengths = (days, diaries.lengths.short)
    for command in ("status", "history", "trend", "trend --all", "insights", "export"):
        long, short = (
            _ours(name, command, peak, diaries.at(diaries.done(days)))
            for name, days in _named(f"memory of `{command}`", lengths)
        )
        yield Row(long, short, 400e6, Kind.MEMORY, is_long=True)
    long, short = (
        Side(name, (*program(), "import", str(diaries.csv(days))), peak, diaries.fresh())
        for name, days in _named("memory of `import`", lengths)
    )
    yield Row(long, short, 400e6, Kind.MEMORY, is_long=True)


def _growth(diaries: Diaries) -> Iterator[Row]:
    """Yield what a long diary takes, against a short one."""
    lengths = (diaries.lengths.long, diaries.lengths.short)
    for command, figure, most in (
        ("status", seconds, 1.15),
        ("history", seconds, 1.15),
        ("trend", seconds_on_terminal, 1.15),
        ("trend --all", seconds_on_terminal, 2),
        ("insights", seconds, 2),
    ):
        long, short = (
            _ours(name, command, figure, diaries.at(diaries.done(days)))
            for name, days in _named(f"`{command}`", lengths)
        )
        yield Row(long, short, most)
    long, short = (
        Side(name, program(), FIRST_QUESTION.work_to(0), diaries.fresh(diaries.backed_up(days)))
        for name, days in _named("first question on screen", lengths)
    )
    yield Row(long, short, 1.15)
    for job, figure, most in (
        ("opening a screen, the slowest of seven", OPENINGS.work_to(*OPENED), 1.5),
        ("a key in the history, the slowest of four", HISTORY.work_to(*KEYS_IN_HISTORY), 2),
    ):
        long, short = (
            Side(name, program(), figure, diaries.fresh(diaries.done(days)))
            for name, days in _named(job, lengths)
        )
        yield Row(long, short, most, is_long=True)


def _named(job: str, lengths: tuple[int, int]) -> Iterator[tuple[str, int]]:
    long, short = lengths
    yield f"{job}, {long:,} days", long
    yield f"itself, {short} days", short


def _ours(name: str, arguments: str, figure: Figure, home: Callable[[], Environment]) -> Side:
    return Side(name, (*program(), *arguments.split()), figure, home)


def _python(name: str, *arguments: str, figure: Figure, home: Callable[[], Environment]) -> Side:
    return Side(name, (sys.executable, *arguments), figure, home)


def _floor(file: str) -> str:
    return str(FLOORS / file)


def _exchange(diaries: Diaries) -> Iterator[Row]:
    days = diaries.lengths.long
    home, file = diaries.due(days), str(diaries.csv(days))
    reading, writing = diaries.at(home), diaries.fresh()
    out = (_floor("export_csv.py"), str(home / "diary.db"))
    into = (_floor("import_csv.py"), str(diaries.schema), file, str(diaries.now / "diary.db"))
    script = "script with csv and sqlite3"
    yield Row(
        _ours(f"`export` of {days:,} days", "export", seconds, reading),
        _python(script, *out, figure=seconds, home=reading),
        2.5,
    )
    yield Row(
        Side(f"`import` of {days:,} days", (*program(), "import", file), seconds, writing),
        _python(script, *into, figure=seconds, home=writing),
        6,
    )
    foreign = (str(diaries.foreign_csv(days)), "--entered", "row", "--yes")
    yield Row(
        Side(
            f"`import` by a mapping, {days:,} days",
            (*program(), "import", *foreign),
            seconds,
            writing,
        ),
        Side(
            "`import` of the same as prtcheck's CSV", (*program(), "import", file), seconds, writing
        ),
        3,
        is_long=True,
    )


def _commands(diaries: Diaries) -> Iterator[Row]:
    done = diaries.at(diaries.done(diaries.lengths.long))
    bare = ("-c", "import sqlite3, datetime")
    yield Row(
        _ours("`status`", "status", seconds, done),
        _python(f'`python -c "{bare[1]}"`', *bare, figure=seconds, home=done),
    )
    for option in ("--help", "--version"):
        name = f"two-command Typer program, `{option}`"
        two = _python(name, _floor("two_commands.py"), option, figure=seconds, home=done)
        yield Row(_ours(f"`{option}`", option, seconds, done), two)
    yield from _log(diaries)
    figure = seconds_on_terminal
    charts = _floor("import_charts.py")
    yield Row(
        _ours("`trend`", "trend", figure, done),
        _python("Typer, plotext, rich.console, sqlite3", charts, figure=figure, home=done),
    )


def _log(diaries: Diaries) -> Iterator[Row]:
    days, entries = diaries.lengths.long, str(diaries.now / "entries.db")
    floor = _python(
        "Typer command that commits a row with SQLModel",
        *(_floor("commit_a_row.py"), entries, "4"),
        figure=seconds,
        home=diaries.fresh(diaries.one_table),
    )
    for name, home in (
        ("`log ...`", diaries.backed_up(days)),
        ("`log ...`, the day's first, with its backup", diaries.due(days)),
    ):
        yield Row(Side(name, (*program(), *LOG_TODAY), seconds, diaries.fresh(home)), floor)


def _app(diaries: Diaries) -> Iterator[Row]:
    home = diaries.fresh(diaries.backed_up(diaries.lengths.long))

    def empty(figure: Figure) -> Side:
        return _python("empty Textual app", _floor("empty_app.py"), figure=figure, home=home)

    shown = _ours("first question on screen", "", FIRST_QUESTION.work_to(0), home)
    yield Row(shown, empty(EMPTY_APP_SHOWN.work_to(0)), 1.2)
    stepped = _ours("step to step in the check-in", "", CHECK_IN.work_to(*STEPS), home)
    floor = empty(EMPTY_APP.work_to(*EMPTY_APP_STEPS))
    yield Row(stepped, floor, 0.05, Kind.OWN_TIME, is_long=True)
    done = diaries.fresh(diaries.done(diaries.lengths.long))
    opened = _ours("opening a screen, the slowest of seven", "", OPENINGS.work_to(*OPENED), done)
    yield Row(opened, empty(EMPTY_SCREEN.work_to(1)), 0.1, Kind.OWN_TIME, is_long=True)


def _memory(diaries: Diaries) -> Iterator[Row]:
    home = diaries.at(diaries.done(diaries.lengths.long))
    due = diaries.fresh(diaries.backed_up(diaries.lengths.long))
    app = _floor("empty_app.py")
    bare = ("-c", "import sqlite3, datetime")
    for name, arguments, floor in (
        ("memory of `status`", "status", bare),
        ("memory of `trend`", "trend", (_floor("import_charts.py"),)),
    ):
        floor_side = _python("its floor", *floor, figure=peak, home=home)
        yield Row(_ours(name, arguments, peak, home), floor_side, kind=Kind.MEMORY)
    for name, story, empty, extra in (
        ("memory of the app at the first question", FIRST_QUESTION, EMPTY_APP_SHOWN, ()),
        ("memory of the app when it has saved", CHECK_IN, EMPTY_APP, ("sqlmodel",)),
    ):
        said = " with ".join(("empty Textual app", *extra))
        floor_side = _python(said, app, *extra, figure=empty.peak, home=due)
        yield Row(_ours(name, "", story.peak, due), floor_side, kind=Kind.MEMORY, is_long=True)
