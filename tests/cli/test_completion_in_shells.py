"""Own words under the Tab key of real shells: data, and never a command."""

import os
import shutil
import sys
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from program import hold
from strategies import SUNDAY, logged
from terminal import ENTER, TAB, Terminal

from prtcheck.core.check_in import Cause
from prtcheck.storage.diary import Diary

KILL_LINE = "\x15"
SHELLS = {
    "zsh": ("zsh -f -i", 'autoload -Uz compinit; compinit -u; eval "$({}source_zsh prtcheck)"'),
    "bash": ("bash --norc --noprofile -i", 'eval "$({}source_bash prtcheck)"'),
    "fish": ("fish --no-config -i", "{}source_fish prtcheck | source"),
}
HOSTILE = (
    "sleep $(touch PWNED)",
    "tired \\$(touch PWNED)",
    "wet `touch PWNED`",
    "ulcer \\`touch PWNED`",
    'old"; touch PWNED; "',
    "new'; touch PWNED; '",
    "mine)'; touch PWNED; ('",
    "bang !touch",
    "cold; touch PWNED",
    "half\ntouch PWNED\n",
    "gut \x03touch PWNED\r",
    "fish (touch PWNED)",
)
LINES = (
    *(f"prtcheck causes code {cause[:3]}" for cause in HOSTILE),
    *(f"prtcheck log --cause {quote}{cause[:3]}" for cause in HOSTILE[:3] for quote in "\"'"),
    'prtcheck log --cause="sle',
)


@contextmanager
def shell_with_completion(name, home, tmp_path, monkeypatch):
    """Yield a terminal with a shell that completes, in an empty folder."""
    program, setup = SHELLS[name]
    if shutil.which(name) is None:
        assert "PRTCHECK_TESTS_REQUIRE_ALL" not in os.environ, f"{name} is not installed"
        pytest.skip(f"{name} is not installed")
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    surroundings = {
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path),
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "PS1": "> ",
        "LANG": "C.UTF-8",
    }
    arguments = {"home": home, "program": program.split(), "columns": 120, "rows": 50}
    with Terminal(**arguments, **surroundings) as terminal:
        terminal.type(setup.format("_PRTCHECK_COMPLETE="), ENTER, "echo re''ady", ENTER)
        terminal.wait_for("ready")
        yield terminal
    assert list(here.iterdir()) == []


def press_tab_twice(terminal, line, end):
    """Type a line and Tab twice, and return all that is painted until the shell is through."""
    since = len(terminal.raw)
    terminal.type(line, TAB, TAB, f" {end}")
    terminal.wait_for(end)
    terminal.type(KILL_LINE)
    return terminal.raw[since:].decode(errors="replace")


@pytest.mark.parametrize("name", SHELLS)
def test_a_tab_runs_nothing_of_own_words_and_puts_none_of_it_on_the_line(
    name, home, tmp_path, monkeypatch
):
    days = [logged(SUNDAY - timedelta(n), causes=(Cause(t),)) for n, t in enumerate(HOSTILE)]
    hold(home, *days)
    with shell_with_completion(name, home, tmp_path, monkeypatch) as terminal:
        for number, line in enumerate(LINES):
            painted = press_tab_twice(terminal, line, f"end{number}")
            assert "touch" not in painted, line


@pytest.mark.parametrize("name", SHELLS)
@pytest.mark.parametrize("opening", ["", '"', "'"])
def test_an_ordinary_cause_is_completed_to_one_word(name, opening, home, tmp_path, monkeypatch):
    hold(home, logged(causes=(Cause("Hexenschuss, wie früher"), Cause("harmless"))))
    command = f"prtcheck log --pain 4 --date 2026-01-05 --cause {opening}Hex{TAB}"
    with shell_with_completion(name, home, tmp_path, monkeypatch) as terminal:
        terminal.type(command, ENTER)
        terminal.wait_for("Saved for")
    [stored] = [c for c in Diary(home / "diary.db").check_ins() if c.day.month == 1]
    assert [cause.text for cause in stored.causes] == ["Hexenschuss, wie früher"]
