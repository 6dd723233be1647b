"""Letting one system call of a command fail, or killing the command there, by strace."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass

import pytest
from program import PATIENCE_SECONDS, PROGRAM

CHANGING = ("openat", "pwrite64", "fsync", "fdatasync", "ftruncate", "link", "rename", "unlink")
"""System calls by which a command changes the disk, or opens a file to do so."""

ERRORS = ("ENOSPC", "EIO", "EACCES")
KILL = "KILL"
FOR_EVER = "+"
"""After an error: every later call of this name fails too."""
HARMS = (*ERRORS, f"EIO{FOR_EVER}", KILL)

_CALL = re.compile(r"^\d+ +(?P<name>\w+)\((?P<arguments>.*)")


@dataclass(frozen=True)
class Call:
    """The n-th call of a name that a command makes."""

    name: str
    number: int


@dataclass(frozen=True)
class Fault:
    """What happens to one call."""

    call: Call
    harm: str

    @property
    def injection(self):
        what = f"signal={self.harm}" if self.harm == KILL else f"error={self.harm.rstrip('+')}"
        rest = FOR_EVER if self.harm.endswith(FOR_EVER) else ""
        return f"inject={self.call.name}:{what}:when={self.call.number}{rest}"


def require_strace():
    """Skip where no process may be traced; where everything is required, fail."""
    usable = shutil.which("strace") and not _strace(["true"], os.devnull).returncode
    if not usable:
        assert "PRTCHECK_TESTS_REQUIRE_ALL" not in os.environ, "strace can't be used"
        pytest.skip("strace can't be used")


def calls_of(home, log, *arguments):
    """Run a command and return its calls that change something in a folder."""
    finished = run_traced(home, log, *arguments)
    assert finished.returncode == 0, finished.stderr
    counts = dict.fromkeys(CHANGING, 0)
    found = []
    for line in log.read_text().splitlines():
        match = _CALL.match(line)
        if match is None:
            continue
        name = match["name"]
        counts[name] += 1
        if str(home) in match["arguments"]:
            found.append(Call(name, counts[name]))
    return found


def run_traced(home, log, *arguments, fault=None):
    """Run the program under strace, with a fault if one is given."""
    injection = ["-e", fault.injection] if fault else []
    options = ["-e", f"trace={','.join(CHANGING)}", *injection]
    return _strace([*options, *PROGRAM, *arguments], log, home=home)


def _strace(arguments, log, home=""):
    surroundings = {"PRTCHECK_HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        ["strace", "-f", "-y", "-o", log, *arguments],
        env={**os.environ, **surroundings},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
