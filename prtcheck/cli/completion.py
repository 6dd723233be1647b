"""Shell completion of days, activities and causes; it never fails and never writes."""

import os
import re
from typing import TYPE_CHECKING

from prtcheck.errors import PrtcheckError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from prtcheck.storage.diary import Diary

DAYS = ("today", "yesterday", "mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MOST = 50


def complete_days(incomplete: str) -> list[str]:
    """Return the words for days that start with this."""
    return [day for day in DAYS if day.startswith(incomplete)]


def complete_activities(incomplete: str) -> list[str]:
    """Return one's own activities that start with this, most used first."""
    return _complete(lambda diary: diary.activities_by_use(), incomplete)


def complete_causes(incomplete: str) -> list[str]:
    """Return one's own words for causes that start with this, latest first."""
    return _complete(lambda diary: diary.cause_texts(), incomplete)


def _complete(read: "Callable[[Diary], Iterable[str]]", incomplete: str) -> list[str]:
    from prtcheck.core.text import printable
    from prtcheck.paths import find_paths
    from prtcheck.storage.diary import Diary

    try:
        texts = read(Diary(find_paths().diary))
    except PrtcheckError:  # an error would be printed into the line that is being typed
        return []
    start = incomplete.casefold()
    found = [t for t in texts if t == printable(t) and t.casefold().startswith(start)][:_MOST]
    return [_escape(text) for text in found] if _is_bash_without_quotes() else found


def _is_bash_without_quotes() -> bool:
    """Whether bash puts an offer on the line as it is; zsh and fish escape it themselves."""
    if os.environ.get("_PRTCHECK_COMPLETE") != "complete_bash":
        return False
    words = os.environ.get("COMP_WORDS", "").split("\n")
    at = int(os.environ.get("COMP_CWORD", "0"))
    return not words[min(at, len(words) - 1)].startswith(("'", '"'))


def _escape(text: str) -> str:
    return re.sub(r"([^\w.,/:=@%+-])", r"\\\1", text)
