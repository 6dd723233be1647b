"""Output on a made-up diary, word for word; run this file to write the golden files."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from folders import GOLDEN
from program import clock_at, hold, prtcheck
from strategies import EVENING, SUNDAY, WINTER

from prtcheck.demo import make_diary

FILES = GOLDEN / "cli"
SEED = 7
COMMANDS = {
    "trend": ("trend", "--plain"),
    "trend-json": ("trend", "--json", "--days", "14"),
    "trend-weekly": ("trend", "--plain", "--weekly", "--all"),
    "history": ("history", "--days", "14"),
    "history-json": ("history", "--days", "3", "--json"),
    "show": ("show", "2026-11-10"),
    "show-json": ("show", "2026-11-10", "--json"),
    "status": ("status",),
    "status-json": ("status", "--json"),
    "export": ("export", "--days", "14"),
}


def output(name, home):
    """Return what a command writes to stdout on the Sunday evening of the made-up diary."""
    with clock_at(EVENING):
        hold(home, *make_diary(SEED, 90, SUNDAY, WINTER))
        return prtcheck(*COMMANDS[name]).stdout_bytes


@pytest.mark.parametrize("name", COMMANDS)
def test_output_is_word_for_word_what_it_was(name, home):
    assert output(name, home).decode() == (FILES / f"{name}.txt").read_bytes().decode()


def test_every_golden_file_is_held_by_a_command():
    assert {path.stem for path in FILES.iterdir()} == set(COMMANDS)


def _write_golden_files():
    FILES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("PRTCHECK_HOME", folder)
        for name in COMMANDS:
            (Path(folder) / "diary.db").unlink(missing_ok=True)
            (FILES / f"{name}.txt").write_bytes(output(name, Path(folder)))


if __name__ == "__main__":
    _write_golden_files()
