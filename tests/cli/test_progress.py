"""Long work shows that it goes on, on a terminal only, and leaves nothing behind."""

import os
import signal
import subprocess
import sys

from program import PATIENCE_SECONDS
from terminal import Terminal

UNTIL_TOLD = """
import signal
from prtcheck.cli.progress import progress_bar
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
with progress_bar("Importing"):
    print("Begun.", flush=True)
    signal.sigwait([signal.SIGUSR1])
print("That is it.")
"""
AT_ONCE = """
from prtcheck.cli.progress import progress_bar
with progress_bar("Importing"):
    print("That is it.")
"""


def a_program(script):
    return (sys.executable, "-c", script)


def test_work_of_more_than_a_moment_shows_a_bar_and_takes_it_away_again(home):
    with Terminal(home=home, program=a_program(UNTIL_TOLD)) as terminal:
        terminal.wait_for("Importing ━━━")
        os.kill(terminal.process, signal.SIGUSR1)
        assert terminal.wait_for_exit() == 0
        assert terminal.text().split("\n")[:3] == ["Begun.", "That is it.", ""]
        assert terminal.raw.count(b"\x1b[?25l") == terminal.raw.count(b"\x1b[?25h") == 1


def test_work_of_a_moment_shows_nothing(home):
    with Terminal(home=home, program=a_program(AT_ONCE)) as terminal:
        assert terminal.wait_for_exit() == 0
        assert terminal.raw.strip() == b"That is it."


def test_who_wants_plain_lines_sees_no_bar(home):
    with Terminal(home=home, program=a_program(UNTIL_TOLD), PRTCHECK_PLAIN="1") as terminal:
        terminal.wait_for("Begun.")
        os.kill(terminal.process, signal.SIGUSR1)
        assert terminal.wait_for_exit() == 0
        assert terminal.raw.split() == [b"Begun.", b"That", b"is", b"it."]


def test_without_a_terminal_nothing_is_shown():
    with subprocess.Popen(
        a_program(UNTIL_TOLD), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout.readline() == b"Begun.\n"
        process.send_signal(signal.SIGUSR1)
        assert process.communicate(timeout=PATIENCE_SECONDS) == (b"That is it.\n", b"")
