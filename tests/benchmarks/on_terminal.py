"""Runs a program on a terminal of its own; prints how long each wait took, and its peak memory.

Each wait is printed twice: first the seconds of all, then the processor seconds of all, which other
programs on the machine disturb less.

    on_terminal.py KEYS TEXT ... -- PROGRAM ARGUMENTS

A wait lasts from typing KEYS, the first one from the start, until the bytes of TEXT are painted;
then the program is killed. Without any it lasts from the start to the program's own end.

It runs as a process of its own and loads next to nothing: Linux counts what a parent held when
it started a child as held by the child.
"""

import fcntl
import os
import select
import signal
import struct
import sys
import termios
import time

ROWS, COLUMNS = 24, 80
READING_SECONDS = 0.5
"""How long a person looks at a screen before typing; the app loads things meanwhile."""
PATIENCE_SECONDS = 60


class Program:
    def __init__(self, command):
        self.master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        streams = [(os.POSIX_SPAWN_DUP2, slave, stream) for stream in (0, 1, 2)]
        self.since = time.perf_counter()
        self.process = os.posix_spawn(
            command[0], command, os.environ, file_actions=streams, setsid=True
        )
        os.close(slave)
        self.worked_since = 0.0
        self.painted = b""

    def worked(self):
        """Return the processor seconds so far, where Linux tells those of another process."""
        if sys.platform != "linux":
            return time.perf_counter() - self.since
        return time.clock_gettime((~self.process << 3) | 2)  # CPUCLOCK_SCHED of all its threads

    def read(self):
        ready, _, _ = select.select([self.master], [], [], PATIENCE_SECONDS)
        try:
            data = os.read(self.master, 65536) if ready else b""
        except OSError:  # Linux says so when the program has closed its end
            data = b""
        self.painted += data
        return bool(data)

    def type(self, keys):
        time.sleep(READING_SECONDS)
        while select.select([self.master], [], [], 0)[0] and self.read():
            pass  # what was painted since the last wait
        self.painted = b""
        self.since, self.worked_since = time.perf_counter(), self.worked()
        os.write(self.master, keys.encode())

    def seconds_until(self, text):
        while text.encode() not in self.painted:
            if not self.read():
                os.kill(self.process, signal.SIGKILL)
                sys.exit(f"it did not show {text!r}:\n{self.painted.decode()}")
        return time.perf_counter() - self.since, self.worked() - self.worked_since

    def peak(self):
        _, status, usage = os.wait4(self.process, 0)
        if os.waitstatus_to_exitcode(status) not in (0, -signal.SIGKILL):
            sys.exit(f"it failed:\n{self.painted.decode()}")
        return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def follow(program, story):
    for keys, text in story:
        if keys:
            program.type(keys)
        yield program.seconds_until(text)
    os.kill(program.process, signal.SIGKILL)


def run_to_its_end(program):
    while program.read():
        pass
    worked = program.worked()
    peak = program.peak()
    return [(time.perf_counter() - program.since, worked)], peak


def main(arguments):
    middle = arguments.index("--")
    story = list(zip(arguments[:middle:2], arguments[1:middle:2], strict=True))
    program = Program(arguments[middle + 1 :])
    if story:
        waits, peak = list(follow(program, story)), program.peak()
    else:
        waits, peak = run_to_its_end(program)
    seconds, worked = zip(*waits, strict=True)
    print(*seconds, *worked, peak)  # noqa: T201 - to the benchmark that started it


main(sys.argv[1:])
