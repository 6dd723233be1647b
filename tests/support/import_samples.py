"""Files of other programs, invented, with the options by which they are imported."""

import shlex

from folders import TESTS

SAMPLES = TESTS / "data" / "imports"

OPTIONS = {
    "bearable.csv": ("", "--entered row"),
    "daylio.csv": ("", "--scale 0-10", "--scale 0-10 --several highest --entered row"),
    "excel-month-first.csv": ("", "--scale 0-10 --entered same-day"),
    "excel-three-columns-a-day.csv": (
        "",
        "--column pain=Morning --column pain=Noon --column pain=Evening --scale 0-10",
    ),
    "excel-us-ambiguous.csv": ("", "--scale 0-10 --dates mdy", "--scale 0-10 --dates ymd"),
    "long-table.csv": (
        "--column date=When --column 'pain=How much' --value 'pain=Back pain' --scale 0-10",
        "--map maps/back-pain.toml",
    ),
    "loop-habits-checkmarks.csv": ("", "--map maps/loop-checkmarks.toml"),
    "loop-habits-one-habit.csv": ("", "--map loop --scale 0-10 --entered same-day"),
    "migraine-buddy-ambiguous.csv": ("", "--dates mdy"),
    "mood-only.csv": ("", "--column pain=Mood"),
    "nomie.csv": ("--map maps/nomie.toml",),
    "old-table-of-ours.csv": ("", "--entered same-day", "--scale 0-4"),
    "paintracker.csv": ("", "--map maps/paintracker-csv.toml"),
    "perfice.csv": ("--map maps/perfice.toml",),
    "redcap-peg.csv": ("", "--column date=peg_date --column pain=peg_pain --scale 0-10"),
    "track-and-graph.csv": (
        "",
        "--scale 0-10 --value activities=Walk --value 'cause=What is behind it'",
    ),
}
"""Beside the files that are tried without any."""


def samples():
    """Each file with the options it is tried with."""
    names = sorted(path.name for path in SAMPLES.iterdir() if path.is_file())
    return [(name, options) for name in names for options in OPTIONS.get(name, ("",))]


def name_of(name, options):
    """The name of a golden file."""
    number = OPTIONS.get(name, ("",)).index(options)
    return f"{name}{f'-{number + 1}' if number else ''}.txt"


def arguments(name, options):
    """The words of the command."""
    return ["import", name, *shlex.split(options)]
