"""Doing harm to a diary on purpose: programs that are killed, and what must be true afterwards."""

import multiprocessing
import os
import random
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

from prtcheck.storage.diary import Diary
from prtcheck.storage.integrity import check_diary

LONG = os.environ.get("PRTCHECK_HARM") == "long"
"""The long form, for a release; the short one runs with every test run."""

_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(
    ["prtcheck.cli.app", "prtcheck.storage.transaction", "process_killer"]
)


def rounds(short, long):
    return long if LONG else short


def start(home, *arguments, together=None):
    """Run a command in a process of its own; its libraries are loaded already.

    It waits at the barrier `together` for those that are to begin at the same moment.
    """
    process = _PROCESSES.Process(target=_run, args=(str(home), arguments, together))
    process.start()
    return process


def race(home, *commands):
    """Run commands at once, each in a process of its own; return their exit codes."""
    together = _PROCESSES.Barrier(len(commands))
    running = [start(home, *command, together=together) for command in commands]
    return [finish(process) for process in running]


def _run(home, arguments, together):
    if together is not None:
        together.wait()
    os.environ["PRTCHECK_HOME"] = home
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    sys.argv = ["prtcheck", *arguments]
    from prtcheck.cli.fast_path import run

    os._exit(run())


def finish(process):
    process.join()
    return process.exitcode


def kill_at(process, seconds):
    """Kill a process a while after its start; return its exit code, -9 when it was killed."""
    time.sleep(seconds)  # the moment of the harm, not a wait for anything
    with suppress(ProcessLookupError):
        os.kill(process.pid, signal.SIGKILL)
    return finish(process)


class Killer:
    """Kills commands at random moments of their usual duration."""

    def __init__(self, home, seed):
        self.home = Path(home)
        self.diary = Diary(self.home / "diary.db")
        self.killed = 0
        self._random = random.Random(seed)
        self._usual = 0.2

    def harm(self, *arguments):
        """Run a command, kill it somewhere on its way; return whether it was acknowledged."""
        began = time.monotonic()
        process = start(self.home, *arguments)
        code = kill_at(process, self._random.uniform(0, self._usual))
        if code == -signal.SIGKILL:
            self.killed += 1
            self._usual = min(2.0, self._usual * 1.02)
        else:
            self._usual = 0.9 * self._usual + 0.1 * (time.monotonic() - began)
        assert code in (0, -signal.SIGKILL), code
        return code == 0

    def days(self):
        """Read the diary at once after the harm, and check all of it."""
        found = {check_in.day: check_in for check_in in self.diary.check_ins()}
        if (self.home / "diary.db").exists() and found:
            assert check_diary(self.home / "diary.db").check_ins == len(found)
        return found
