"""Definitions: what the person set up beside the days, phases and own ratings, by one rule.

Each is a last-writer-wins register like a day: of two states, a definition or its removal, the
one changed later stays, whichever diary takes the other in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from prtcheck.core.history import next_stamp
from prtcheck.core.phase import Phase
from prtcheck.core.rating_scale import RatingScale

Definition = Phase | RatingScale


class DefinitionKind(StrEnum):
    """What is defined."""

    PHASE = "phase"
    RATING = "rating"

    @property
    def in_words(self) -> str:
        """The kind as a person would call it."""
        return "rating of your own" if self is DefinitionKind.RATING else self.value


class DefinitionId(NamedTuple):
    """What a diary knows a definition by."""

    kind: DefinitionKind
    key: str
    """A phase's first day; a rating's folded name and wording."""


class RemovedDefinition(NamedTuple):
    """A definition that was removed."""

    changed_at: datetime


DefinitionState = Definition | RemovedDefinition
"""What a diary knows of a definition, with the moment of its last change."""

DefinitionStates = Mapping[DefinitionId, DefinitionState]


def id_of(definition: Definition) -> DefinitionId:
    """Return what a diary knows a definition by."""
    is_phase = isinstance(definition, Phase)
    return DefinitionId(DefinitionKind.PHASE if is_phase else DefinitionKind.RATING, definition.key)


def present_definition(state: DefinitionState | None) -> Definition | None:
    """Return the definition of a state; None where it was removed or never was."""
    return None if isinstance(state, RemovedDefinition) else state


def stamp_definitions(
    after: Mapping[DefinitionId, DefinitionState | None], present: DefinitionStates, now: datetime
) -> dict[DefinitionId, DefinitionState]:
    """Return states as changed now, each after the one that it replaces."""
    stamped: dict[DefinitionId, DefinitionState] = {}
    for key, state in after.items():
        former = present.get(key)
        stamp = next_stamp(now, None if former is None else former.changed_at)
        definition = present_definition(state)
        stamped[key] = (
            replace(definition, changed_at=stamp) if definition else RemovedDefinition(stamp)
        )
    return stamped


def find_changes(
    kind: DefinitionKind, present: DefinitionStates, after: Iterable[Definition]
) -> dict[DefinitionId, Definition | None]:
    """Return which definitions of a kind differ when only those of `after` are left."""
    wanted = {id_of(definition): definition for definition in after}
    ids = {key for key in present if key.kind is kind} | wanted.keys()
    return {
        key: wanted.get(key)
        for key in sorted(ids)
        if wanted.get(key) != present_definition(present.get(key))
    }
