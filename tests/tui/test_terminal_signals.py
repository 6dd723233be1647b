"""Rough treatment in a real pseudo-terminal: signals, resizing, suspending, pasting, first runs."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from terminal import CTRL_C, CTRL_Z, ENTER, PATIENCE_SECONDS, PROGRAM, Terminal

from prtcheck.storage.diary import Diary
from prtcheck.storage.drafts import Drafts

pytestmark = pytest.mark.usefixtures("midday")

LEFT_ON = (b"\x1b[?1049", b"\x1b[?1000", b"\x1b[?2004", b"\x1b[?1003", b"\x1b[?25")


def is_clean(raw):
    """Whether each mode that was switched on was switched off again; the cursor is shown."""
    modes = LEFT_ON[:-1]
    off = all(raw.rfind(mode + b"l") >= raw.rfind(mode + b"h") for mode in modes)
    return off and raw.rfind(b"\x1b[?25h") >= raw.rfind(b"\x1b[?25l")


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP])
def test_a_closed_terminal_keeps_what_was_answered(tmp_path, how):
    with Terminal(home=tmp_path) as terminal:
        terminal.wait_for("Your pain over today")
        terminal.type("7", ENTER)
        terminal.wait_for("How afraid")
        terminal.type("3")
        terminal.wait_for("[3]")
        assert terminal.kill(how) == 128 + how
        assert is_clean(terminal.raw)
    draft = Drafts(tmp_path / "drafts").latest()
    assert (draft.pain, draft.fear) == (7, 3)


def test_a_terminal_that_goes_away_keeps_what_was_answered(tmp_path):
    terminal = Terminal(home=tmp_path)
    terminal.wait_for("Your pain over today")
    terminal.type("7", ENTER)
    terminal.wait_for("How afraid")
    assert terminal.close_window() == 128 + signal.SIGHUP
    assert Drafts(tmp_path / "drafts").latest().pain == 7


def test_a_terminal_that_goes_away_without_a_signal_ends_the_app_and_keeps_what_was_answered(
    tmp_path,
):
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    settings = {**os.environ, "PRTCHECK_HOME": str(tmp_path), "TERM": "xterm-256color"}
    (tmp_path / "welcomed").touch()
    with subprocess.Popen(
        [sys.executable, "-m", "prtcheck"],
        **dict.fromkeys(("stdin", "stdout", "stderr"), slave),
        env=settings,
        start_new_session=True,
    ) as program:
        os.close(slave)
        read_until(master, b"as bad as you can imagine")
        os.write(master, f"7{ENTER}".encode())
        read_until(master, b"How afraid")
        os.close(master)
        try:
            assert program.wait(PATIENCE_SECONDS) == 128 + signal.SIGHUP
        finally:
            program.kill()
    assert Drafts(tmp_path / "drafts").latest().pain == 7


def read_until(master, wanted):
    raw = b""
    while wanted not in raw:
        ready, _, _ = select.select([master], [], [], PATIENCE_SECONDS)
        assert ready, raw
        raw += os.read(master, 65536)


def test_what_is_told_to_go_on_without_having_been_stopped_goes_on(tmp_path):
    with Terminal(home=tmp_path) as terminal:
        terminal.wait_for("Your pain over today")
        for _ in range(3):
            os.kill(terminal.process, signal.SIGCONT)
        terminal.type("7")
        terminal.wait_for("[7]")
        threads = list(Path(f"/proc/{terminal.process}/task").iterdir())
        assert len(threads) <= len(("main", "input", "output", "making ready"))
        terminal.type(CTRL_C)
        assert terminal.wait_for_exit() == 130
    assert Drafts(tmp_path / "drafts").latest().pain == 7


def test_resizing_during_a_step_loses_nothing(tmp_path):
    with Terminal(home=tmp_path) as terminal:
        terminal.wait_for("Your pain over today")
        terminal.type("7", ENTER, "2")
        terminal.wait_for("[2]")
        for columns, rows in ((40, 12), (120, 40), (30, 8), (80, 24)):
            terminal.resize(columns, rows)
        terminal.type(ENTER)
        terminal.wait_for("behind your pain")
        terminal.type(ENTER * 3)
        assert terminal.wait_for_exit() == 0
    [saved] = Diary(tmp_path / "diary.db").check_ins()
    assert (saved.pain, saved.fear) == (7, 2)


@pytest.mark.parametrize("shell", [("sh", "-i"), ("bash", "--norc", "--noprofile", "-i")])
def test_suspended_and_resumed_it_goes_on(tmp_path, shell):
    with Terminal(home=tmp_path, program=shell, PS1="ready> ", ENV="/dev/null") as terminal:
        terminal.wait_for("ready>")
        terminal.type(f"{sys.executable} -m prtcheck{ENTER}")
        terminal.wait_for("Your pain over today")
        terminal.type("7")
        terminal.wait_for("[7]")
        terminal.type(CTRL_Z)
        terminal.wait_for("Stopped")
        before = len(terminal.raw)
        terminal.type(f"fg{ENTER}")
        terminal.wait_for_paint(b"[7]", since=before)
        terminal.type(ENTER * 5)
        terminal.wait_for("Saved for", "pain 7")
        terminal.type(f"exit{ENTER}")
        terminal.wait_for_exit()
    assert [c.pain for c in Diary(tmp_path / "diary.db").check_ins()] == [7]


COMMAND_LINE = f"{sys.executable} -m prtcheck"


@pytest.mark.parametrize(
    "program",
    [PROGRAM, ("sh", "-c", f"{COMMAND_LINE}; exit $?"), ("sh", "-ic", f"exec {COMMAND_LINE}")],
    ids=["a window's only program", "a script's", "in the place of a shell"],
)
def test_ctrl_z_does_nothing_where_no_shell_could_resume(tmp_path, program):
    with Terminal(home=tmp_path, program=program) as terminal:
        terminal.wait_for("Your pain over today")
        terminal.type(CTRL_Z, "7")
        terminal.wait_for("[7]")
        terminal.type(CTRL_Z, ENTER)
        terminal.wait_for("How afraid")
        terminal.type(CTRL_C)
        assert terminal.wait_for_exit() == 130


def test_a_long_paste_is_kept_whole(tmp_path):
    words = "what I think " * 154
    with Terminal(home=tmp_path) as terminal:
        terminal.wait_for("Your pain over today")
        terminal.type("7", ENTER, ENTER)
        terminal.wait_for("behind your pain")
        terminal.type(f"\x1b[200~{words}\x1b[201~", ENTER, ENTER)
        terminal.wait_for("Where would you say")
        terminal.type("u")
        terminal.wait_for("What did you do")
        terminal.type(ENTER, ENTER)
        assert terminal.wait_for_exit() == 0
    [saved] = Diary(tmp_path / "diary.db").check_ins()
    assert saved.causes[0].text == words.strip()


def test_the_first_run_leads_to_the_first_check_in(tmp_path):
    with Terminal(home=tmp_path / "new", first_run=True) as terminal:
        terminal.wait_for("What this is, and is not (1 of 3)")
        terminal.type(ENTER)
        terminal.wait_for("a doctor, not a diary")
        terminal.type(ENTER)
        terminal.wait_for("Where your answers are kept")
        terminal.type(ENTER)
        terminal.wait_for("Your pain over today")
        terminal.type("4", ENTER * 5)
        assert terminal.wait_for_exit() == 0
        assert is_clean(terminal.raw)


@pytest.mark.parametrize(
    ("size", "environment"),
    [
        ((80, 24), {"TERM": "dumb"}),
        ((80, 24), {"PRTCHECK_PLAIN": "1"}),
        ((39, 24), {}),
        ((80, 11), {}),
    ],
)
def test_where_a_screen_cannot_be_drawn_it_asks_line_by_line(tmp_path, size, environment):
    columns, rows = size
    with Terminal(home=tmp_path, columns=columns, rows=rows, **environment) as terminal:
        terminal.wait_for("0 = no pain")
        terminal.type("4\n")
        terminal.wait_for("0 = not at all")
        terminal.type("\n" * 4)
        assert terminal.wait_for_exit() == 0
        assert b"\x1b" not in terminal.raw
    assert [c.pain for c in Diary(tmp_path / "diary.db").check_ins()] == [4]


def test_ctrl_c_between_lines_keeps_a_draft(tmp_path):
    with Terminal("checkin", "--plain", home=tmp_path) as terminal:
        terminal.wait_for("0 = no pain")
        terminal.type("4\n")
        terminal.wait_for("0 = not at all")
        terminal.type(CTRL_C)
        assert terminal.wait_for_exit() == 130
    assert Drafts(tmp_path / "drafts").latest().pain == 4


def test_the_full_screen_and_the_lines_make_the_same_record(tmp_path):
    with Terminal(home=tmp_path / "a") as terminal:
        terminal.wait_for("Your pain over today")
        keys = f"4{ENTER}3{ENTER}stress{ENTER}zzz{ENTER}{ENTER}{ENTER}b"
        terminal.type(f"{keys}walk{ENTER}swim{ENTER}{ENTER}rainy{ENTER}")
        assert terminal.wait_for_exit() == 0
    with Terminal("checkin", "--plain", home=tmp_path / "b") as terminal:
        terminal.wait_for("0 = no pain")
        terminal.type("4\n3\nstress\nzzz\n\n\nb\nwalk, swim\nrainy\n")
        assert terminal.wait_for_exit() == 0
    records = [Diary(tmp_path / home / "diary.db").check_ins()[0] for home in ("a", "b")]
    answers = [
        (r.pain, r.fear, [(c.text, c.side, c.coded_by) for c in r.causes], r.activities, r.note)
        for r in records
    ]
    assert answers[0] == answers[1]
