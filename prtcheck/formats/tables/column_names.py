"""What the columns of other programs' tables are called."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from unicodedata import combining, normalize

_SCALE = re.compile(r"(?<![0-9])([0-9]{1,3}) *(?:-|\u2013|to|bis) *([0-9]{1,3})(?![0-9])")
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")

Scale = tuple[int, int]
"""The lowest and highest answer that a question allows."""


@cache
def common_names() -> Mapping[str, list[str]]:
    """Return the usual names of each field, folded, the likeliest first."""
    import tomllib
    from importlib.resources import files

    text = files("prtcheck.formats.tables").joinpath("column_names.toml").read_text("utf-8")
    names: dict[str, list[str]] = tomllib.loads(text)
    return names


@lru_cache(maxsize=4096)
def fold_name(name: str) -> str:
    """Return a column's name without case, accents, punctuation, scale and what is in brackets.

    A name that is nothing else keeps its punctuation.
    """
    plain = "".join(c for c in normalize("NFKD", name.casefold()) if not combining(c))
    words = "".join(c if c.isalnum() else " " for c in _BRACKETS.sub(" ", _SCALE.sub(" ", plain)))
    return " ".join(words.split()) or plain.strip()


def find_column(field: str, header: Iterable[str]) -> str | None:
    """Return the column whose name is usual for a field; None where there is none."""
    folded: dict[str, str] = {}
    for name in header:
        folded.setdefault(fold_name(name), name)
    return next((folded[name] for name in common_names()[field] if name in folded), None)


def is_called(field: str, name: str) -> bool:
    """Whether a name is one of those that are usual for a field."""
    return fold_name(name) in common_names()[field]


def scale_in_name(name: str) -> Scale | None:
    """Return the scale that a name tells, such as (0, 10) of Pain (0-10)."""
    found = _SCALE.search(name)
    return to_scale(found[1], found[2]) if found else None


def to_scale(low: str, high: str) -> Scale | None:
    """Return two numbers as a scale; None where the second is not above the first."""
    scale = int(low), int(high)
    return scale if scale[0] < scale[1] else None
