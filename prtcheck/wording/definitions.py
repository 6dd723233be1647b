"""Phases and own ratings in words."""

from prtcheck.core.days import format_day
from prtcheck.core.definition import Definition, DefinitionId, DefinitionKind
from prtcheck.core.phase import Phase
from prtcheck.core.text import shorten
from prtcheck.wording.check_in import LONGEST_SHOWN


def format_definition(definition: Definition) -> str:
    """Return a phase with its days, or an own rating with its question, on one line."""
    if isinstance(definition, Phase):
        until = f" to {format_day(definition.until)}" if definition.until else ""
        return f"phase {definition.name}: from {format_day(definition.since)}{until}"
    asked = "" if definition.is_asked else " (no longer asked)"
    return f"rating {definition.name}: {definition.question}{asked}"


def format_state(key: DefinitionId, definition: Definition | None) -> str:
    """Return a phase or an own rating, or that there is none, on one line."""
    if definition is not None:
        return format_definition(definition)
    name = shorten(key.key, LONGEST_SHOWN)
    if key.kind is DefinitionKind.PHASE:
        return f"no phase that begins on {name}"
    return f"no rating called {name.rpartition(' ')[0] or name}"
