"""The listed words for causes: how a text is read into words, and which entries occur in it."""

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import pairwise, product
from operator import itemgetter
from typing import Any, TypeAlias

_FILLER = ""
_BREAK = ","
_SEPARATORS = ",;:/+&.!?|\n\r"
_PLAIN = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
_PLAIN |= dict.fromkeys(map(ord, _SEPARATORS), _BREAK) | dict.fromkeys(map(ord, "'`"), "")
_DROPPED = re.compile(
    "['`\u2018\u2019\u201b\u02bc\u2032\u00ad\u200b-\u200f\u2060\ufeff"
    "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]"
)
_FOREIGN_SEPARATORS = re.compile("[\u2012-\u2015\u2022\u00b7\u2028\u2029]")
_FOREIGN_PUNCTUATION = re.compile("[^\\w\x00-\x7f]")


class Kind(StrEnum):
    """What an entry says when it stands in an answer."""

    BODY = "body"
    MIND_BRAIN = "mind-brain"
    FEAR_OF = "fear-of"
    """Mind & brain, and so is what follows it in the same clause."""
    AMBIGUOUS = "ambiguous"
    LEANS_BODY = "leans-body"
    LEANS_MIND = "leans-mind"
    UNSURE = "unsure"
    NEGATION = "negation"
    READ_PAST = "read-past"


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """One form of an entry, as it is listed."""

    listed: str
    kind: Kind


Hit: TypeAlias = tuple[int, int, Term]
"""A term found in a text: from which word, up to which word, the term."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as the list sees it."""

    words: list[str]
    """Folded and in the listed spelling, without fillers."""
    breaks: frozenset[int]
    """The places of words that stand after a comma or the like."""

    def pieces(self) -> list[list[str]]:
        """Return the words between one comma and the next."""
        ends = [*sorted(self.breaks), len(self.words)]
        return [self.words[start:end] for start, end in pairwise([0, *ends])]


class _Branch:
    """A word on the way to a term, with the words that may follow it."""

    __slots__ = ("onward", "term")

    def __init__(self) -> None:
        self.term: Term | None = None
        self.onward: dict[str, _Branch] = {}


class Lexicon:
    """The whole list as a tree of words, so that a text is looked up in one pass."""

    def __init__(self, listing: Mapping[str, Any]) -> None:
        reading = listing["reading"]
        self.version: int = listing["version"]
        self.joins = frozenset(reading["joins"])
        self.clauses = self.joins.union(reading["clauses"])
        self.asides = frozenset(reading["asides"])
        self.places = frozenset(reading["places"])
        self.terms: list[Term] = []
        self.spelling = dict.fromkeys(reading["fillers"], _FILLER)
        for word, others in listing["spelling"].items():
            self.spelling |= dict.fromkeys(others.split(), word)
        self._root = _Branch()
        for kind, entries in _groups(listing):
            for form in _forms(entries, listing["shorthand"]):
                self._add(Term(form, kind))

    def read(self, text: str) -> Reading:
        """Return the words of a text, folded, in the listed spelling and without fillers."""
        tokens = _folded(text)
        words = [word for word in map(self.spelling.get, tokens, tokens) if word]
        if _BREAK not in words:
            return Reading(words, frozenset())
        commas = [place for place, word in enumerate(words) if word == _BREAK]
        breaks = frozenset(place - before for before, place in enumerate(commas))
        return Reading([word for word in words if word != _BREAK], breaks)

    def find(self, words: list[str]) -> list[Hit]:
        """Return the terms in the words in their order; a longer one hides those it overlaps."""
        found = self._occurrences(words)
        hidden = bytearray(len(words))
        kept: list[Hit] = []
        for length in sorted(found, reverse=True):
            if length == 1:
                kept += [hit for hit in found[1] if not hidden[hit[0]]]
                break
            seen = [hit for hit in found[length] if 1 not in hidden[hit[0] : hit[1]]]
            for start, end, _ in seen:
                hidden[start:end] = b"\1" * length
            kept += seen
        return sorted(kept, key=itemgetter(0))

    def words_of(self, listed: str) -> list[str]:
        """Return the words that match a listed form."""
        tokens = listed.replace("'", "").replace("-", " ").split()
        return [word for word in map(self.spelling.get, tokens, tokens) if word]

    def _add(self, term: Term) -> None:
        self.terms.append(term)
        branch = self._root
        for word in self.words_of(term.listed):
            branch = branch.onward.get(word) or branch.onward.setdefault(word, _Branch())
        branch.term = term

    def _occurrences(self, words: list[str]) -> dict[int, list[Hit]]:
        """Return every term in the words by its length, also where they overlap."""
        found: dict[int, list[Hit]] = defaultdict(list)
        first = self._root.onward
        for start, word in enumerate(words):
            branch = first.get(word)
            end = start + 1
            while branch is not None:
                if branch.term is not None:
                    found[end - start].append((start, end, branch.term))
                branch = branch.onward.get(words[end]) if end < len(words) else None
                end += 1
        return found


@cache
def lexicon() -> Lexicon:
    """Return the packaged list, read once, at its first use."""
    packaged = files("prtcheck.attribution").joinpath("lexicon.toml")
    return Lexicon(tomllib.loads(packaged.read_text(encoding="utf-8")))


def _folded(text: str) -> list[str]:
    """Return the words without case, accents and punctuation, and a comma for each separator."""
    text = text.replace(" - ", " , ").replace("--", _BREAK)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.replace("\u00b4", "'")).casefold()
        text = _FOREIGN_SEPARATORS.sub(_BREAK, _DROPPED.sub("", text))
        text = _FOREIGN_PUNCTUATION.sub(" ", text)
    clauses = filter(str.strip, text.translate(_PLAIN).split(_BREAK))
    return f" {_BREAK} ".join(clauses).split()


def _groups(listing: Mapping[str, Any]) -> Iterator[tuple[Kind, list[str]]]:
    for table in ("body", "mind-brain", "ask", "read-past"):
        for group, entries in listing[table].items():
            kind = group if table == "ask" or group == Kind.FEAR_OF else table
            yield Kind(kind), entries


def _forms(entries: list[str], shorthand: Mapping[str, str]) -> Iterator[str]:
    for entry in entries:
        whole = re.sub("<([a-z]+)>", lambda name: shorthand[name[1]], entry)
        pieces = re.split("[{}]", whole)
        choices = [piece.split(",") if place % 2 else [piece] for place, piece in enumerate(pieces)]
        for choice in product(*choices):
            form = " ".join("".join(choice).split())
            # with each hyphen kept and left out: "over-use" and "overuse"
            joints = [("-", "") if piece == "-" else (piece,) for piece in re.split("(-)", form)]
            yield from map("".join, product(*joints))
