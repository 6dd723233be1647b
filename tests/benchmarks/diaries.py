"""The diaries that are measured with, made up as the demo's days are, and their surroundings."""

import csv
import os
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from measuring import Environment, run

LOG_TODAY = ("log", "--pain", "4", "--fear", "3", "--cause", "stress at work", "--did", "walk")


def program() -> tuple[str, ...]:
    """Return the installed program, as a shell starts it."""
    script = Path(sys.executable).with_name("prtcheck")
    return (str(script),) if script.exists() else (sys.executable, "-m", "prtcheck")


@dataclass(frozen=True, slots=True)
class Lengths:
    """How many days the diaries span."""

    short: int
    long: int
    longest: int | None
    """Measured on request only."""


@dataclass(frozen=True, slots=True)
class Diaries:
    """Homes with made-up diaries, and what the floors need beside them."""

    folder: Path
    lengths: Lengths

    def due(self, days: int) -> Path:
        """Return a home whose diary ends yesterday and has no backup."""
        return self.folder / f"due-{days}"

    def done(self, days: int) -> Path:
        """Return a home with today's check-in, and today's backup."""
        return self.folder / f"done-{days}"

    def backed_up(self, days: int) -> Path:
        """Return a home with today's backup, but not today's check-in."""
        return self.folder / f"backed-up-{days}"

    def csv(self, days: int) -> Path:
        """Return the diary that ends yesterday, as CSV."""
        return self.folder / f"{days}.csv"

    def foreign_csv(self, days: int) -> Path:
        """Return the same as another program's table, its days in the order of a country."""
        return self.folder / f"foreign-{days}.csv"

    @property
    def schema(self) -> Path:
        """The SQL of a diary's tables and indexes."""
        return self.folder / "schema.sql"

    @property
    def one_table(self) -> Path:
        """A database with one empty table, for the floor of log."""
        return self.folder / "one-table"

    def at(self, home: Path) -> Callable[[], Environment]:
        """Return surroundings for what only reads a home."""
        return lambda: surroundings(home)

    def fresh(self, home: Path | None = None) -> Callable[[], Environment]:
        """Return surroundings for what writes: each run gets its own copy, or an empty home."""
        return lambda: surroundings(_copied(home, self.folder / "now"))

    @property
    def now(self) -> Path:
        """The home of each run that writes."""
        return self.folder / "now"


def surroundings(home: Path) -> Environment:
    """Return the environment of a run: its home, a plain terminal, and midday."""
    hours = time.gmtime().tm_hour - 12
    return {
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "PATH": os.environ["PATH"],
        "PRTCHECK_HOME": str(home),
        "TERM": "xterm-256color",
        "TZ": f"<here>{hours:+d}" if hours else "UTC0",  # no run crosses a day's end
    }


def _copied(home: Path | None, to: Path) -> Path:
    shutil.rmtree(to, ignore_errors=True)
    if home is None:
        to.mkdir()
    else:
        shutil.copytree(home, to)
    return to


_MAKE_DIARY = """
import sys
from datetime import datetime, timedelta
from pathlib import Path
from prtcheck.core.history import ChangeKind
from prtcheck.demo import make_diary
from prtcheck.storage.diary import Diary
now = datetime.now().astimezone().replace(microsecond=0)
made = make_diary(1, int(sys.argv[2]), now.date() - timedelta(days=1), now.tzinfo)
Diary(Path(sys.argv[1]) / "diary.db").change_days(ChangeKind.IMPORT, now, {c.day: c for c in made})
"""
"""The demo's days without its phase, own rating and exceptions, which the floors do not have."""


def make(folder: Path, lengths: Lengths) -> Diaries:
    """Make all diaries in a folder."""
    diaries = Diaries(folder, lengths)
    folder.mkdir(parents=True, exist_ok=True)
    for days in filter(None, (lengths.short, lengths.long, lengths.longest)):
        due, done, backed_up = diaries.due(days), diaries.done(days), diaries.backed_up(days)
        due.mkdir()
        run((sys.executable, "-c", _MAKE_DIARY, str(due), str(days)), surroundings(due))
        shutil.rmtree(due / "backups", ignore_errors=True)
        _prtcheck(_copied(due, done), *LOG_TODAY)
        _prtcheck(_copied(done, backed_up), "undo")
        _prtcheck(due, "export", str(diaries.csv(days)))
        _write_foreign(diaries.csv(days), diaries.foreign_csv(days))
    _write_schema(diaries)
    _make_one_table(diaries.one_table)
    return diaries


def _write_foreign(own: Path, foreign: Path) -> None:
    with own.open(newline="") as read, foreign.open("w", newline="") as written:
        table = csv.writer(written, delimiter=";")
        table.writerow(["Date", "Time", "Pain (0-10)", "Triggers", "Activities", "Notes"])
        for row in csv.DictReader(read):
            year, month, day = row["date"].split("-")
            causes = filter(None, (row[f"cause_{rank}"] for rank in (1, 2, 3)))
            words = ("; ".join(causes), row["activities"], row["note"])
            table.writerow([f"{day}.{month}.{year}", "20:30", row["pain"], *words])


def _prtcheck(home: Path, *arguments: str) -> None:
    run((*program(), *arguments), surroundings(home))


def _write_schema(diaries: Diaries) -> None:
    query = "SELECT sql || ';' FROM sqlite_schema WHERE type IN ('table', 'index') AND sql <> ''"
    own = f"{query} AND name NOT LIKE 'sqlite_%'"
    with closing(sqlite3.connect(diaries.due(diaries.lengths.short) / "diary.db")) as connection:
        statements = [sql for (sql,) in connection.execute(own)]
    diaries.schema.write_text("\n".join(statements), encoding="utf-8")


def _make_one_table(folder: Path) -> None:
    folder.mkdir()
    with closing(sqlite3.connect(folder / "entries.db")) as connection:
        connection.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, pain INTEGER NOT NULL)")
