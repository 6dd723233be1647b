"""Phases: spans of days that the person gave a name, such as since a therapy began."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from prtcheck.core.days import EARLIEST
from prtcheck.core.text import fold, printable, require_name
from prtcheck.errors import InvalidInputError

LONGEST_PHASE_NAME = 60

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Phase:
    """A named span of days; no two of a diary share a day."""

    since: date
    """Its first day; it may lie in the future."""
    name: str
    until: date | None
    """Its last day; None is open."""
    changed_at: datetime = field(compare=False)

    def __post_init__(self) -> None:
        require_name(self.name, "The name of a phase", LONGEST_PHASE_NAME)
        if self.since < EARLIEST:
            raise InvalidInputError(f"A phase can't start before {EARLIEST.year}.")
        if self.until is not None and self.until < self.since:
            raise InvalidInputError(f"A phase that starts on {self.since} can't end before that.")

    @property
    def key(self) -> str:
        """What the diary knows it by."""
        return self.since.isoformat()

    def holds(self, day: date) -> bool:
        """Whether a day belongs to it."""
        return self.since <= day and (self.until is None or day <= self.until)


def clip_phases(phases: Iterable[Phase]) -> list[Phase]:
    """Return phases oldest first, each ended before the next one begins.

    Those of two machines may overlap where they meet.
    """
    ordered = sorted(phases, key=lambda phase: phase.since)
    nexts = [phase.since for phase in ordered[1:]]
    clipped = [_end_before(phase, since) for phase, since in zip(ordered, nexts, strict=False)]
    return [*clipped, *ordered[-1:]]


def _end_before(phase: Phase, since: date) -> Phase:
    return replace(phase, until=since - _DAY) if phase.holds(since) else phase


def find_phase(phases: Iterable[Phase], day: date) -> Phase | None:
    """Return the phase that a day belongs to."""
    return next((phase for phase in phases if phase.holds(day)), None)


def start_phase(phases: Sequence[Phase], name: str, since: date, now: datetime) -> list[Phase]:
    """Return the phases with a new one; it ends the one before it, and ends before a later one.

    Raises:
        InvalidInputError: a phase has that name or starts on that day, or the name is none.
    """
    if any(phase.since == since for phase in phases):
        raise InvalidInputError(f"A phase starts on {since} already. Rename or delete that one.")
    _require_free(phases, name)
    return clip_phases([*phases, Phase(since, printable(name), None, now)])


def end_phase(phases: Sequence[Phase], last: date) -> list[Phase]:
    """Return the phases with the one that a day belongs to ended on that day.

    Raises:
        InvalidInputError: the day belongs to none, or is the last one already.
    """
    phase = find_phase(phases, last)
    if phase is None:
        raise InvalidInputError(f"No phase is running on {last}.")
    if phase.until == last:
        raise InvalidInputError(f"The phase ends on {last} already.")
    return _exchange(phases, phase, replace(phase, until=last))


def rename_phase(phases: Sequence[Phase], old: str, new: str) -> list[Phase]:
    """Return the phases with one of them called otherwise.

    Raises:
        InvalidInputError: none has the old name, another has the new one, or that is none.
    """
    phase = _require_phase(phases, old)
    _require_free([other for other in phases if other != phase], new)
    return _exchange(phases, phase, replace(phase, name=printable(new)))


def delete_phase(phases: Sequence[Phase], name: str) -> list[Phase]:
    """Return the phases without one of them; the one before it stays ended.

    Raises:
        InvalidInputError: none has that name.
    """
    phase = _require_phase(phases, name)
    return [other for other in phases if other != phase]


def _require_phase(phases: Sequence[Phase], name: str) -> Phase:
    """Return the phase of a name, the latest one where two machines gave it twice."""
    for phase in reversed(phases):
        if fold(phase.name) == fold(name):
            return phase
    raise InvalidInputError("No phase has this name. `prtcheck phase` lists them.")


def _require_free(phases: Iterable[Phase], name: str) -> None:
    for phase in phases:
        if fold(phase.name) == fold(name):
            raise InvalidInputError(
                f"The phase from {phase.since} has this name. Choose another one."
            )


def _exchange(phases: Sequence[Phase], old: Phase, new: Phase) -> list[Phase]:
    return [new if phase == old else phase for phase in phases]
