"""Whole processes, measured in turns: a job, its floor, the job again."""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from comparing import Pairs

ON_TERMINAL = Path(__file__).with_name("on_terminal.py")
PATIENCE_SECONDS = 300

Environment = dict[str, str]
Figure = Callable[[tuple[str, ...], Environment], float]
"""Runs a command once, afresh, and returns the figure of interest: seconds or bytes."""


@dataclass(frozen=True, slots=True)
class Side:
    """A program that is measured."""

    name: str
    command: tuple[str, ...]
    figure: Figure
    surroundings: Callable[[], Environment]
    """Makes what one run needs, and returns its environment; it is not measured."""

    def measured(self) -> float:
        return self.figure(self.command, self.surroundings())


def in_turns(job: Side, floor: Side, rounds: int) -> Pairs:
    """Measure both; a first run of each only warms what the system keeps in memory."""
    if rounds > 1:
        job.measured(), floor.measured()
    pairs = [(job.measured(), floor.measured()) for _ in range(rounds)]
    return Pairs(*zip(*pairs, strict=True))


def seconds(command: tuple[str, ...], environment: Environment) -> float:
    """Return the wall time of one process from its start to its end, as pyperf takes it."""
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "result.json"
        once = ("--processes=1", "--values=1", "--warmups=0", "--loops=1")
        options = (*once, "--copy-env", "--quiet", f"--output={result}")
        run((sys.executable, "-m", "pyperf", "command", *options, *command), environment)
        from pyperf import Benchmark

        return Benchmark.load(str(result)).get_values()[0]


def seconds_on_terminal(command: tuple[str, ...], environment: Environment) -> float:
    """Return the wall time of one process that writes to a terminal."""
    return _on_terminal(command, environment)[0]


def peak(command: tuple[str, ...], environment: Environment) -> float:
    """Return the most memory that one process held, in bytes."""
    return _on_terminal(command, environment)[-1]


@dataclass(frozen=True, slots=True)
class Story:
    """Keys typed on a terminal, and the text to wait for after each."""

    steps: tuple[tuple[str, str], ...]

    def work_to(self, *steps: int) -> Figure:
        """Return what measures the most processor seconds of some waits, counted from 0."""

        def longest(command: tuple[str, ...], environment: Environment) -> float:
            figures = self._figures(command, environment)
            return max(figures[len(self.steps) + step] for step in steps)

        return longest

    def peak(self, command: tuple[str, ...], environment: Environment) -> float:
        """Return the most memory held up to the story's end, in bytes."""
        return self._figures(command, environment)[-1]

    def _figures(self, command: tuple[str, ...], environment: Environment) -> list[float]:
        return _on_terminal(command, environment, *(word for step in self.steps for word in step))


def _on_terminal(command: tuple[str, ...], environment: Environment, *story: str) -> list[float]:
    watcher = (sys.executable, "-I", "-S", str(ON_TERMINAL))
    told = run((*watcher, *story, "--", *command), environment)
    return [float(word) for word in told.split()]


def run(command: tuple[str, ...], environment: Environment) -> str:
    """Run a program to its end and return what it printed; the benchmark ends when it fails."""
    done = subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout
