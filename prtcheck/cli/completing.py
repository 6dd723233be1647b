"""What the shell offers when Tab is pressed; it never fails and never writes."""

from typing import TYPE_CHECKING

from prtcheck.core.text import printable
from prtcheck.errors import PrtcheckError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from prtcheck.storage.diary import Diary

DAYS = ("today", "yesterday", "mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MOST = 50


def days(incomplete: str) -> list[str]:
    """Return the words for days that begin so."""
    return [day for day in DAYS if day.startswith(incomplete)]


def activities(incomplete: str) -> list[str]:
    """Return one's own activities that begin so, most used first."""
    return _own(lambda diary: diary.activities_by_use(), incomplete)


def causes(incomplete: str) -> list[str]:
    """Return one's own words for causes that begin so, latest first."""
    return _own(lambda diary: diary.cause_texts(), incomplete)


def _own(ask: "Callable[[Diary], Iterable[str]]", incomplete: str) -> list[str]:
    from prtcheck.home import places
    from prtcheck.storage.diary import Diary

    try:
        texts = ask(Diary(places().diary))
    except PrtcheckError:  # a shell's Tab is no place to complain
        return []
    begun = incomplete.casefold()
    return [t for t in texts if t == printable(t) and t.casefold().startswith(begun)][:_MOST]
