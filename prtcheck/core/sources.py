"""Where a day came from: the names of programs and files in its record, and what they say of it."""

from collections.abc import Iterable

from prtcheck.core.check_in import LONGEST_SOURCE

_BETWEEN = " + "
_ATTACKS_ONLY = " (attacks only)"
"""Ends the name of a program that records attacks, and of the days between them nothing."""


def source_of_attacks(name: str) -> str:
    """Return how a record names a program that records only attacks."""
    return name + _ATTACKS_ONLY


def split_sources(source: str | None) -> list[str]:
    """Return the names in a record's source; none where prtcheck itself asked."""
    return source.split(_BETWEEN) if source else []


def join_sources(sources: Iterable[str | None]) -> str:
    """Return the source that has the names of all, each once, as many as there is room for."""
    kept = list(dict.fromkeys(name for source in sources for name in split_sources(source)))
    while len(joined := _BETWEEN.join(kept)) > LONGEST_SOURCE:
        kept.pop()
    return joined


def is_of_attacks(source: str | None) -> bool:
    """Whether a day says nothing of other days: the first of its names records only attacks.

    The first is the one that pain came from.
    """
    return source is not None and source.partition(_BETWEEN)[0].endswith(_ATTACKS_ONLY)


def plain_source(source: str) -> str:
    """Return a source as it is shown in sentences, which say by themselves what it records."""
    return source.replace(_ATTACKS_ONLY, "")
