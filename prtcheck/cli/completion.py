"""Shell completion of days and own words; it never fails and never writes."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from prtcheck.errors import ExitCode, InvalidInputError, PrtcheckError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from prtcheck.storage.diary import Diary

DAYS = ("today", "yesterday", "mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MOST = 50
_LONGEST_SHOWN = 40
_ASKED = "_PRTCHECK_COMPLETE"
"""The variable with which a shell asks how a command goes on."""
_SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
_PLAIN_MARKS = " .,-_/"
"""What an offered word may hold beside letters and digits."""


def complete_days(incomplete: str) -> list[str]:
    """Return the words for days that start with this."""
    return [day for day in DAYS if day.startswith(incomplete)]


def complete_metrics(incomplete: str) -> list[str]:
    """Return what a trend can be drawn of that starts with this, own ratings last."""
    from prtcheck.core.metric import Metric

    fixed = [metric.value for metric in Metric if metric.startswith(incomplete.casefold())]
    own = _complete(lambda diary: (scale.name for scale in diary.rating_scales()), incomplete)
    return [*fixed, *dict.fromkeys(own)]


def complete_activities(incomplete: str) -> list[str]:
    """Return one's own activities that start with this, most used first."""
    return _complete(lambda diary: diary.activities_by_use(), incomplete)


def complete_own_activities(incomplete: str) -> list[str]:
    """Return one's own activities of all days and the settings that start with this."""
    from prtcheck.paths import find_paths
    from prtcheck.settings import load_settings

    settings = load_settings(find_paths().settings)
    named = (*settings.activities, *settings.hidden)
    return _complete(lambda diary: dict.fromkeys([*diary.activity_days(), *named]), incomplete)


def complete_hidden_activities(incomplete: str) -> list[str]:
    """Return the activities that are no longer offered and start with this."""
    from prtcheck.paths import find_paths
    from prtcheck.settings import load_settings

    hidden = load_settings(find_paths().settings).hidden
    return _complete(lambda _: hidden, incomplete)


def complete_causes(incomplete: str) -> list[str]:
    """Return one's own words for causes that start with this, latest first."""
    return _complete(lambda diary: diary.cause_texts(), incomplete)


def complete_phases(incomplete: str) -> list[str]:
    """Return the names of phases that start with this, oldest first."""
    return _complete(lambda diary: [phase.name for phase in diary.phases()], incomplete)


def complete_ratings(incomplete: str) -> list[str]:
    """Return the names of own ratings that are asked and start with this."""
    from prtcheck.core.rating_scale import list_asked

    return _complete(
        lambda diary: [scale.name for scale in list_asked(diary.rating_scales())], incomplete
    )


def complete_new_ratings(incomplete: str) -> list[str]:
    """Return names for own ratings that need no more and start with this."""
    from prtcheck.core.rating_scale import PRESETS

    return [name for name in PRESETS if name.startswith(incomplete.casefold())]


def _complete(read: "Callable[[Diary], Iterable[str]]", incomplete: str) -> list[str]:
    from prtcheck.paths import find_paths
    from prtcheck.storage.diary import Diary

    try:
        texts = read(Diary(find_paths().diary))
    except PrtcheckError:  # an error would be printed into the line that is being typed
        return []
    start = incomplete.casefold()
    found = [t for t in texts if t.casefold().startswith(start) and _is_safe(t)][:_MOST]
    return [text.replace(" ", "\\ ") for text in found] if _is_bash_without_quotes() else found


def _is_safe(text: str) -> bool:
    """Return whether no shell sees more than a word in it: Typer's zsh form evaluates it twice."""
    is_one_line_of_words = text == " ".join(text.split())
    return is_one_line_of_words and text[:1] != "-" and all(map(_is_plain, text))


def _is_plain(character: str) -> bool:
    """Return whether it is a letter or its vowel sign, a digit, or one of the plain marks."""
    from unicodedata import category

    kind = category(character)
    return character in _PLAIN_MARKS or kind[0] in "LM" or kind == "Nd"


def _is_bash_without_quotes() -> bool:
    """Whether bash puts an offer on the line as it is; zsh and fish escape it themselves."""
    if os.environ.get(_ASKED) != "complete_bash":
        return False
    words = os.environ["COMP_WORDS"].split("\n")
    word = words[min(int(os.environ["COMP_CWORD"]), len(words) - 1)]
    return not any(quote in word for quote in "'\"")


def require_known_shell() -> None:
    """Refuse a question that no shell asks, such as one by a variable that was set by hand.

    Raises:
        InvalidInputError: the shell or the question is not known.
    """
    asked = os.environ.get(_ASKED)
    if asked and asked not in {f"{verb}_{s}" for verb in ("source", "complete") for s in _SHELLS}:
        from prtcheck.core.text import shorten

        *others, last = (f"source_{shell}" for shell in _SHELLS)
        raise InvalidInputError(
            f"{_ASKED} is '{shorten(asked, _LONGEST_SHOWN)}': "
            f"use {', '.join(others)} or {last}, or unset it."
        )


@contextmanager
def quiet_if_asked() -> Iterator[None]:
    """End without a word whatever goes wrong while a shell asks how a command goes on.

    Raises:
        SystemExit: something went wrong, such as a variable that is no number.
    """
    try:
        yield
    except Exception:
        if not os.environ.get(_ASKED, "").startswith("complete_"):
            raise
        raise SystemExit(ExitCode.OK) from None  # words here would land in the line being typed
