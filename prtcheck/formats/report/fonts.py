"""Which characters of somebody's own words no installed font has: a PDF shows boxes for them."""

import re
import subprocess
from collections.abc import Iterable
from shutil import which
from unicodedata import category, name

from prtcheck.formats.report.page import Page

_ALWAYS_THERE = 0x250
"""Below this is Latin, which every font has."""
_WITHOUT_A_SHAPE = {"Mn", "Me", "Cf", "Cc", "Zs", "Zl", "Zp"}
_MOST_NAMED = 5
_LAST_RESORT = "LastResort"
"""A font of boxes that claims to have every character."""


def missing_characters(page: Page) -> list[str]:
    """Return the characters of a page's own words that no installed font has, in order.

    Where fontconfig cannot be asked (`fc-list`), all that are not Latin.
    """
    found = {c for text in _own_texts(page) for c in text if ord(c) >= _ALWAYS_THERE}
    asked = sorted(c for c in found if category(c) not in _WITHOUT_A_SHAPE)
    if not asked:
        return []
    there = _read_installed()
    return [c for c in asked if not any(first <= ord(c) <= last for first, last in there)]


def _own_texts(page: Page) -> Iterable[str]:
    yield page.name
    yield from (phase.name for phase in page.phases)
    yield from page.sentences
    yield from page.trend.own_ratings
    asked = (column for column in (page.notes, page.exceptions) if column)
    for column in (*(page.causes or ()), page.activities, *asked):
        yield from (row.text for row in column.rows)


def _read_installed() -> set[tuple[int, int]]:
    """Return the first and last character of each range that an installed font has."""
    program = which("fc-list")
    if program is None:
        return set()
    done = subprocess.run(  # noqa: S603 - found on the path, as WeasyPrint's library reads it
        [program, "--format", "%{family}\t%{charset}\n"],
        capture_output=True,
        text=True,
        check=False,
    )
    fonts = (line.partition("\t") for line in done.stdout.splitlines())
    charsets = " ".join(charset for family, _, charset in fonts if _LAST_RESORT not in family)
    ranges = re.findall(r"\b([0-9a-f]+)(?:-([0-9a-f]+))?\b", charsets)
    return {(int(first, 16), int(last or first, 16)) for first, last in ranges}


def font_warning(page: Page) -> str:
    """Return a sentence on what a PDF of the page cannot show, and the cure; empty if nothing."""
    missing = missing_characters(page)
    if not missing:
        return ""
    scripts = list(dict.fromkeys(map(_script, missing)))
    shown = " ".join(missing[:_MOST_NAMED])
    more = f" and {len(missing) - _MOST_NAMED} more" if len(missing) > _MOST_NAMED else ""
    return (
        f"No installed font has these characters: {shown}{more} ({', '.join(scripts)}). A PDF "
        "would show boxes. Install a font that has them (Debian: fonts-noto-core, fonts-noto-cjk, "
        "fonts-noto-color-emoji), or write HTML."
    )


def _script(character: str) -> str:
    """Return the script's name, the first word of the character's own."""
    if category(character) == "So":
        return "pictures"
    word = name(character, "unnamed").split()[0].split("-")[0]
    return word if word == "CJK" else word.capitalize()
