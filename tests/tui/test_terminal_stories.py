"""The installed program in a real pseudo-terminal, as a person uses it."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from program import hold
from strategies import logged
from terminal import CTRL_C, DOWN, ENTER, PROGRAM, UP, Terminal

pytestmark = pytest.mark.usefixtures("midday")

TELLTALE = """
import os, sys
class Telltale:
    def find_spec(self, name, *_):
        name == "sqlmodel" and os.write(1, b"<sqlmodel>")
sys.meta_path.insert(0, Telltale())
import prtcheck.__main__ as program
program.main()
"""
IDLE_SECONDS, IDLE_ROUNDS, IDLE_NANOSECONDS = 1, 4, 5e7
"""How long the app is left alone, how often, and for how long it may run in one of these times."""
INSTALLED = (str(Path(sys.executable).parent / "prtcheck"),)


def prtcheck(home, *arguments):
    """Run the program without a terminal and return what it printed."""
    environment = {**os.environ, "PRTCHECK_HOME": str(home)}
    run = subprocess.run(
        [*PROGRAM, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in run.stderr
    return run


def exported(home):
    return list(csv.DictReader(io.StringIO(prtcheck(home, "export").stdout)))


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 12)])
@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}])
def test_a_check_in_is_filled_left_resumed_saved_and_exported(tmp_path, columns, rows, environment):
    size = {"home": tmp_path, "columns": columns, "rows": rows, "program": INSTALLED}
    with Terminal(**size, **environment) as terminal:
        terminal.wait_for("Your pain over today")
        terminal.type("4", ENTER)
        terminal.wait_for("How afraid were you")
        terminal.type("3", ENTER)
        terminal.wait_for("behind your pain")
        terminal.type("stress at work", ENTER, "old disc", CTRL_C)
        assert terminal.wait_for_exit() == 130
        painted = re.search(rb"\x1b\[[0-9;]*[34]8;", terminal.raw)
        assert bool(painted) != ("NO_COLOR" in environment)
    assert exported(tmp_path) == []
    with Terminal(**size, **environment) as terminal:
        terminal.wait_for("Unfinished check-in")
        terminal.type("g")
        terminal.wait_for("old disc", gone=["Unfinished check-in"])
        terminal.type(ENTER)
        terminal.wait_for("I read this as mind & brain")
        terminal.type(ENTER, ENTER)
        terminal.wait_for("What did you do")
        terminal.type("walk", ENTER, ENTER)
        terminal.wait_for("Anything to note")
        terminal.type("slept well", ENTER)
        assert terminal.wait_for_exit() == 0
        assert "Saved" in terminal.text()
    [row] = exported(tmp_path)
    answers = {key: row[key] for key in ("pain", "fear", "cause_1", "cause_2", "cause_3")}
    assert answers == {
        "pain": "4",
        "fear": "3",
        "cause_1": "stress at work",
        "cause_2": "old disc",
        "cause_3": "",
    }
    assert (row["activities"], row["note"], row["days_late"]) == ("walk", "slept well", "0")


def test_keys_typed_ahead_reach_the_questions_they_were_meant_for(tmp_path):
    with Terminal(home=tmp_path) as terminal:
        terminal.wait_for("Your pain over today")
        terminal.type(
            f"4{ENTER}3{ENTER}stress{ENTER}{ENTER}{ENTER}walk{ENTER}swim{ENTER}{ENTER}{ENTER}"
        )
        assert terminal.wait_for_exit() == 0
    [row] = exported(tmp_path)
    assert (row["pain"], row["fear"], row["cause_1"]) == ("4", "3", "stress")
    assert row["activities"] == "walk; swim"


def test_a_repeated_day_takes_at_most_12_key_presses(tmp_path):
    for day in ("-1", "-2", "-3"):
        causes = ("--cause", "stress", "--cause", "disc")
        done = ("--did", "walk", "--did", "swim")
        logged = prtcheck(tmp_path, "log", "--pain", "5", *causes, *done, "--date", day)
        assert logged.returncode == 0, logged.stderr
    keys = ["4", ENTER, "3", ENTER, UP, ENTER, " ", DOWN, " ", ENTER, ENTER]
    with Terminal(home=tmp_path) as terminal:
        terminal.wait_for("Your pain over today")
        terminal.type(*keys)
        assert terminal.wait_for_exit() == 0
    row = exported(tmp_path)[-1]
    assert (row["pain"], row["fear"]) == ("4", "3")
    assert (row["cause_1"], row["cause_2"]) == ("stress", "disc")
    assert set(row["activities"].split("; ")) == {"walk", "swim"}
    assert len(keys) <= 12


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 12)])
def test_each_question_names_the_key_that_goes_on(tmp_path, columns, rows):
    with Terminal(home=tmp_path, columns=columns, rows=rows) as terminal:
        terminal.wait_for("Your pain over today", "enter Next")
        terminal.type("4", ENTER)
        terminal.wait_for("How afraid", "enter Next")
        terminal.type("3", ENTER)
        terminal.wait_for("behind your pain", "enter Next")
        terminal.type("stress", ENTER, ENTER)
        terminal.wait_for("I read this as", "Enter = yes", "enter Next")
        terminal.type(ENTER)
        terminal.wait_for("What did you do", "press Enter", "enter Next")
        terminal.type("walk", ENTER, ENTER)
        terminal.wait_for("Anything to note", "enter Save")
        terminal.type(ENTER)
        assert terminal.wait_for_exit() == 0
        assert "Saved" in terminal.text()


def test_a_day_saved_by_another_terminal_is_not_overwritten_unasked(tmp_path):
    with Terminal(home=tmp_path) as terminal:
        terminal.wait_for("Your pain over today")
        terminal.type("4", ENTER)
        terminal.wait_for("How afraid")
        assert prtcheck(tmp_path, "log", "--pain", "9").returncode == 0
        terminal.type(ENTER * 4)
        terminal.wait_for("changed since you opened it", "pain 9")
        terminal.type("k")
        assert terminal.wait_for_exit() == 0
    assert [row["pain"] for row in exported(tmp_path)] == ["9"]


def test_text_from_the_diary_never_reaches_the_terminal_as_an_escape(tmp_path):
    evil = "\x1b]0;owned\x07\x1b[31m[bold]red[/bold]\x9b5m\u202e"
    done = prtcheck(
        tmp_path, "log", "--cause", evil, "--did", evil.replace(";", ""), "--note", evil
    )
    assert done.returncode == 0, done.stderr
    with Terminal(home=tmp_path) as terminal:
        terminal.wait_for("is done")
        terminal.type("h")
        terminal.wait_for("enter day")
        terminal.type(ENTER)
        terminal.wait_for("fear of movement", "1. ]0;owned [31m[bold]red")
        terminal.type("e")
        terminal.wait_for("Your pain over today")
        terminal.type(ENTER, ENTER)
        terminal.wait_for("behind your pain", "[bold]red")
        terminal.type(ENTER)
        terminal.wait_for("What did you do", "[bold]red")
        terminal.type(ENTER)
        terminal.wait_for("Anything to note", "[bold]red")
        terminal.type(CTRL_C)
        terminal.wait_for_exit()
        for harm in (b"\x1b]0;owned", b"\x1b[31m[bold]", "\x9b5m".encode(), "\u202e".encode()):
            assert harm not in terminal.raw


def test_the_terminal_is_left_clean(tmp_path):
    with Terminal(home=tmp_path) as terminal:
        terminal.wait_for("Your pain over today")
        terminal.type("4", CTRL_C)
        assert terminal.wait_for_exit() == 130
        for left_on in (b"\x1b[?1049", b"\x1b[?1000", b"\x1b[?2004"):
            assert terminal.raw.rfind(left_on + b"l") >= terminal.raw.rfind(left_on + b"h")


@contextmanager
def inside_tmux(home, *settings):
    """A terminal with tmux in it, and the program in that."""
    tmux = shutil.which("tmux")
    if tmux is None:
        assert "PRTCHECK_TESTS_REQUIRE_ALL" not in os.environ, "tmux is not installed"
        pytest.skip("tmux is not installed")
    file = home.parent / "tmux.conf"
    file.write_text("".join(f"set -g {setting}\n" for setting in settings))
    server = (tmux, "-L", f"prtcheck-{os.getpid()}")
    inner = (*server, "-f", str(file), "new-session")
    try:
        with Terminal(*INSTALLED, home=home, program=inner) as terminal:
            yield terminal
    finally:
        subprocess.run([*server, "kill-server"], capture_output=True, check=False)


def test_a_check_in_works_under_tmux(home):
    with inside_tmux(home) as terminal:
        terminal.wait_for("Your pain over today")
        terminal.type("6", ENTER, ENTER, ENTER, ENTER, ENTER)
        terminal.wait_for_exit()
    assert [row["pain"] for row in exported(home)] == ["6"]


def test_clicks_and_the_wheel_reach_it_through_tmux_as_a_terminal_of_screen(home):
    today = datetime.now().astimezone().date()
    hold(home, *(logged(today - timedelta(days=days)) for days in (40, 1)))
    with inside_tmux(home, "mouse on", "default-terminal screen") as terminal:
        terminal.wait_for("Your pain over today", "esc Back")
        terminal.click(" 6 ")
        terminal.wait_for("[6]")
        terminal.click("Back")
        terminal.wait_for("is unfinished", "History")
        terminal.click("History")
        terminal.wait_for("did", "e Edit")
        first = terminal.screen.display[2]
        terminal.turn_wheel()
        terminal.wait_until(lambda: terminal.screen.display[2] != first)


def test_left_alone_at_home_it_paints_nothing_and_uses_no_time(home):
    assert prtcheck(home, "log", "--pain", "5").returncode == 0
    with Terminal(home=home) as terminal:
        terminal.wait_for("is done", "History")
        used = [terminal.watch(IDLE_SECONDS) for _ in range(IDLE_ROUNDS)]
        assert any(not paints and run_time < IDLE_NANOSECONDS for paints, run_time in used), used


def test_without_a_terminal_the_app_says_so_at_once(tmp_path):
    run = prtcheck(tmp_path)
    assert run.returncode == 2
    assert "prtcheck log" in run.stderr
    assert json.loads(prtcheck(tmp_path, "status", "--json").stdout)["done"] is False


def test_the_first_question_is_painted_before_sqlmodel_is_imported(tmp_path):
    telltale = (sys.executable, "-c", TELLTALE)
    with Terminal(home=tmp_path, program=telltale) as terminal:
        terminal.wait_for("Your pain over today", "<sqlmodel>")
        painted = terminal.raw.index(b"as bad as you can imagine")
        assert painted < terminal.raw.index(b"<sqlmodel>")
        terminal.type(CTRL_C)
        terminal.wait_for_exit()


def test_three_causes_two_read_rightly_and_one_asked_are_in_the_export(tmp_path):
    with Terminal(home=tmp_path) as terminal:
        terminal.wait_for("Your pain over today")
        terminal.type("4", ENTER, ENTER)
        terminal.wait_for("behind your pain")
        terminal.type("stress at work", ENTER, "herniated disk", ENTER, "not my hips", ENTER)
        terminal.wait_for("I read this as mind & brain (word: stress at work).")
        terminal.type(ENTER)
        terminal.wait_for("I read this as body")
        terminal.type(ENTER)
        terminal.wait_for("It may say what it is not (word: not).")
        terminal.type("m")
        terminal.wait_for("What did you do")
        terminal.type(ENTER, ENTER)
        assert terminal.wait_for_exit() == 0
    [row] = exported(tmp_path)
    assert [(row[f"cause_{n}"], row[f"cause_{n}_side"]) for n in (1, 2, 3)] == [
        ("stress at work", "mind-brain"),
        ("herniated disk", "body"),
        ("not my hips", "mind-brain"),
    ]


CRASHING = """
from prtcheck.tui.steps.activities import ActivitiesStep
def crash(self):
    private = self.screen.draft.causes
    raise ValueError(private)
ActivitiesStep.focus_answer = crash
import prtcheck.__main__ as program
program.main()
"""


def test_a_crash_shows_nothing_of_what_was_typed_and_is_never_0(tmp_path):
    with Terminal(home=tmp_path, program=(sys.executable, "-c", CRASHING)) as terminal:
        terminal.wait_for("Your pain over today")
        terminal.type("4", ENTER, ENTER, "top secret", ENTER, ENTER, ENTER)
        assert terminal.wait_for_exit() == 70
        said = terminal.raw[terminal.raw.rindex(b"\x1b[?1049l") :]
        for left_on in (b"\x1b[?1049", b"\x1b[?1000", b"\x1b[?2004"):
            assert terminal.raw.rfind(left_on + b"l") >= terminal.raw.rfind(left_on + b"h")
        assert b"this is a bug (ValueError)" in said
        assert b"top secret" not in said
    with Terminal(home=tmp_path) as terminal:
        terminal.wait_for("Unfinished check-in")
        terminal.type(CTRL_C)
        terminal.wait_for_exit()
