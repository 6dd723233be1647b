"""Whether the first of the days compared were asked about by another program than the last."""

from collections.abc import Sequence
from typing import NamedTuple

from prtcheck.core.check_in import ASKED_ELSEWHERE, CheckIn


class AskedElsewhere(NamedTuple):
    """Some of the first of the days compared, if the last were asked otherwise."""

    days: int
    """How many another program asked for; 0 where the last came from the same ones."""
    programs: tuple[str, ...]
    """Their sources; empty where a day has none."""


NONE_ELSEWHERE = AskedElsewhere(0, ())


def who_asked(check_in: CheckIn) -> str | None:
    """Return the source of answers that another program asked for, None if prtcheck asked."""
    return check_in.source or "" if check_in.wording == ASKED_ELSEWHERE else None


def find_asked_elsewhere(first: Sequence[str | None], last: Sequence[str | None]) -> AskedElsewhere:
    """Return which of the first days another program asked for, by who asked on each day."""
    there = [program for program in first if program is not None]
    if None not in last and set(there) <= set(last):
        return NONE_ELSEWHERE
    return AskedElsewhere(len(there), tuple(dict.fromkeys(there)))
