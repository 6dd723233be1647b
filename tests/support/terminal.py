"""A real pseudo-terminal with the installed program in it, its screen kept by pyte."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path

import pyte

PROGRAM = (sys.executable, "-m", "prtcheck")
PATIENCE_SECONDS = 60.0
"""How long a screen may take on a busy machine before a test gives up."""
QUIET_SECONDS = 0.04
"""Longer than two frames of the app: what slept so long has painted all it had to."""

ENTER, ESCAPE, BACKSPACE, TAB = "\r", "\x1b", "\x7f", "\t"
UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
CTRL_C, CTRL_Z = "\x03", "\x1a"


class Terminal:
    """Types keys into a program and waits for what its screen shows."""

    def __init__(
        self, *arguments, home, columns=80, rows=24, program=PROGRAM, first_run=False, **environment
    ):
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.exit_code = None
        if not first_run:
            Path(home).mkdir(mode=0o700, parents=True, exist_ok=True)
            (Path(home) / "welcomed").touch(mode=0o600)
        self.process, self._master = pty.fork()
        if self.process == 0:
            settings = {**os.environ, "PRTCHECK_HOME": str(home), "TERM": "xterm-256color"}
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # ignored in who runs in the background
            os.execvpe(program[0], [*program, *arguments], {**settings, **environment})
        self.resize(columns, rows)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.exit_code is None:
            os.kill(self.process, signal.SIGKILL)
            self.wait_for_exit()
        os.close(self._master)

    def resize(self, columns, rows):
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)

    def resize_blank(self, columns, rows):
        """Change the size of a blank screen: what is then on it was painted since."""
        self.screen.erase_in_display(2)
        self.resize(columns, rows)

    def type(self, *keys):
        for key in keys:
            os.write(self._master, key.encode())

    def click(self, text, *, last=False):
        """Click in the middle of a text, where it is first on the screen or where it is last."""
        self.wait_until_idle()
        self.wait_until(lambda: self._find(text), f"no {text!r} to click")
        column, row = self._find(text)[-1 if last else 0]
        self.click_at(column + len(text) // 2, row)

    def click_at(self, column, row):
        """Click with the left button, as xterm reports it (SGR, 1006)."""
        at = f"{column + 1};{row + 1}"
        self.type(f"\x1b[<0;{at}M\x1b[<0;{at}m")

    def turn_wheel_to(self, text):
        """Turn the wheel down over the middle of the screen until a text is in sight."""
        while not self._find(text):
            before = self.text()
            self.turn_wheel()
            self.wait_until(lambda shown=before: self.text() != shown, f"no {text!r} below")

    def turn_wheel(self):
        """Turn the wheel down by a click over the middle of the screen."""
        middle = f"{self.screen.columns // 2};{self.screen.lines // 2}"
        self.type(f"\x1b[<65;{middle}M")

    def _find(self, text):
        lines = enumerate(self.screen.display)
        return [(line.index(text), row) for row, line in lines if text in line]

    def text(self):
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait_for(self, *wanted, gone=()):
        """Read until all of the wanted texts are on the screen, and none of those to be gone."""
        self.wait_until(lambda: self._shows(wanted, gone), f"no {wanted!r}")
        return self.text()

    def wait_until(self, is_so, otherwise="not yet so"):
        """Read until something is so."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not is_so():
            if not self._read(deadline):
                raise AssertionError(f"{otherwise} on the screen:\n{self.text()}")

    def wait_until_idle(self):
        """Read until the program sleeps and has nothing left to paint, so that a click hits."""
        before, has_painted = None, True
        while (now := self.run_time()) != before or self._is_running() or has_painted:
            before = now
            has_painted = self._read(time.monotonic() + QUIET_SECONDS)

    def watch(self, seconds):
        """Read for some seconds; return how many bytes were painted, and the time it ran."""
        painted, used = len(self.raw), sum(self.run_time().values())
        until = time.monotonic() + seconds
        while self._read(until):
            pass
        return len(self.raw) - painted, sum(self.run_time().values()) - used

    def run_time(self):
        """Return for how many nanoseconds each thread of the program has run so far."""
        return {thread: int(_read_of(thread, "schedstat").split()[0]) for thread in self._threads()}

    def _is_running(self):
        """Whether a thread runs, or waits for a busy machine to let it run."""
        return any(" R " in _read_of(thread, "stat") for thread in self._threads())

    def _threads(self):
        return Path(f"/proc/{self.process}/task").iterdir()

    def wait_for_paint(self, wanted, since):
        """Read until the program painted some bytes anew, after so many it had sent before."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while wanted not in self.raw[since:]:
            if not self._read(deadline):
                raise AssertionError(f"{wanted!r} was not painted again:\n{self.text()}")

    def _shows(self, wanted, gone):
        text = " ".join(self.text().split())
        return all(w in text for w in wanted) and not any(g in text for g in gone)

    def _read(self, deadline):
        ready, _, _ = select.select([self._master], [], [], max(0, deadline - time.monotonic()))
        try:
            data = os.read(self._master, 65536) if ready else b""
        except OSError:  # Linux says so when the program has closed its end
            data = b""
        self.raw += data
        self._stream.feed(data)
        return bool(data)

    def wait_for_exit(self):
        """Read to the end and return the exit code, negative for a signal."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self._read(deadline):
            pass
        return self._reap(deadline)

    def close_window(self):
        """Take the terminal away from the program and return its exit code."""
        os.close(self._master)
        return self._reap(time.monotonic() + PATIENCE_SECONDS)

    def _reap(self, deadline):
        ended = os.pidfd_open(self.process)
        in_time, _, _ = select.select([ended], [], [], max(0, deadline - time.monotonic()))
        os.close(ended)
        if not in_time:
            os.kill(self.process, signal.SIGKILL)
        _, status = os.waitpid(self.process, 0)
        self.exit_code = os.waitstatus_to_exitcode(status)
        assert in_time, f"it did not end:\n{self.text()}"
        return self.exit_code

    def kill(self, how=signal.SIGKILL):
        os.kill(self.process, how)
        return self.wait_for_exit()


def _read_of(thread, file):
    """Return what Linux tells of a thread; one that has ended since it was listed stands still."""
    try:
        return (thread / file).read_text()
    except (FileNotFoundError, ProcessLookupError):
        return "0"


def midday_zone():
    """Return a TZ in which it is around noon now, so that no test crosses a day's end."""
    hours = time.gmtime().tm_hour - 12
    return f"<here>{hours:+d}" if hours else "UTC0"


def diary_files(home):
    return sorted(str(path.relative_to(home)) for path in Path(home).rglob("*") if path.is_file())
