"""A diary of many days, and the program run on it as a process."""

import os
import resource
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

from prtcheck.core.check_in import Cause, CheckIn, OwnRating
from prtcheck.core.history import ChangeKind
from prtcheck.storage.diary import Diary

NOW = datetime(2026, 3, 1, 21, 0, tzinfo=UTC)
FIRST = date(2025, 9, 1)


def entry(number, pain=5):
    day = FIRST + timedelta(days=number)
    causes = (Cause(f"cause number {number}"), Cause("stress"))
    note = f"what happened on day {number} " * 14
    return CheckIn(
        day=day,
        entered_at=NOW,
        pain=pain,
        causes=causes,
        activities=("walk",),
        note=note,
        ratings=(OwnRating("sleep", number % 11),) if number % 2 else (),
        exception="gone for an hour" if number % 5 == 0 else "",
    )


def filled(home, count=60):
    diary = Diary(home / "diary.db")
    diary.change_days(ChangeKind.IMPORT, NOW, {entry(n).day: entry(n) for n in range(count)})
    return diary


def run_at(home, *arguments, largest_file=None):
    """Run the program, if asked unable to make a file larger than so many bytes."""

    def limit():
        if largest_file is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

    # a compiled module that is cut off would harm whoever imports it later
    whole_modules = {} if largest_file is None else {"PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-m", "prtcheck", *arguments],
        env={**os.environ, "PRTCHECK_HOME": str(home), **whole_modules},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,
    )
