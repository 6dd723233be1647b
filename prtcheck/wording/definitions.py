"""Phases and own ratings in words."""

from prtcheck.core.days import format_day
from prtcheck.core.definition import Definition
from prtcheck.core.phase import Phase


def format_definition(definition: Definition) -> str:
    """Return a phase with its days, or an own rating with its question, on one line."""
    if isinstance(definition, Phase):
        until = f" to {format_day(definition.until)}" if definition.until else ""
        return f"phase {definition.name}: from {format_day(definition.since)}{until}"
    asked = "" if definition.is_asked else " (no longer asked)"
    return f"rating {definition.name}: {definition.question}{asked}"
