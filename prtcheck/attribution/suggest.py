"""Where a cause in own words is likely to belong: a side and the word that decided, or a question.

Nothing is coded here: a suggestion is shown, and the person codes. Whatever can be read two ways
is asked, because a wrong suggestion that is accepted with one key corrupts the record.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from operator import itemgetter

from prtcheck.attribution.lexicon import Hit, Kind, Lexicon, Reading, lexicon
from prtcheck.core.check_in import Side

_BODILY = {Kind.BODY, Kind.LEANS_BODY}
LONGEST_READ = 2_000
"""Characters up to which a text is read: a longer one is a story, of which nobody can say with
one word where it belongs (the longest answer of the source study has 35 words), so it is asked."""
_LONGEST_SPLIT = 300
_MOST_JOINTS = 8
_JOINT = re.compile(
    r"\s*[,;/+&]\s*(?:and\s+)?|\s+[-\u2013\u2014]\s+"
    r"|\s(?:and|plus|from|with|after|due to|because of|caused by|as well as|leading to|causing)\s",
    re.IGNORECASE,
)


class Ask(StrEnum):
    """Why no side is suggested and the person is asked."""

    NEGATION = "negation"
    BOTH_SIDES = "both sides"
    AMBIGUOUS = "ambiguous"
    NO_MATCH = "no match"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A side to confirm, or the reason to ask: one of `side` and `ask` is set, never both."""

    side: Side | None
    decided_by: str | None
    """The listed word or phrase that decided, or that makes it unclear; None without a match."""
    ask: Ask | None
    parts: tuple[str, ...] = ()
    """A two-sided answer in two pieces, in the person's own words, where it splits cleanly."""


def suggest_side(text: str) -> Suggestion:
    """Return the side that the words of a cause point to, or why the person must be asked."""
    if len(text) > LONGEST_READ:
        return Suggestion(None, None, Ask.AMBIGUOUS)
    suggestion = _undivided(text)
    if suggestion.ask is Ask.BOTH_SIDES:
        return replace(suggestion, parts=_split(text))
    return suggestion


def list_version() -> int:
    """Return the version of the word list, to be kept with what was coded by it."""
    return lexicon().version


def _undivided(text: str) -> Suggestion:
    listed = lexicon()
    reading = listed.read(text)
    hits = listed.find(reading.words)
    suggestion = _weighed(_decisive(hits, reading, listed))
    if suggestion.side is None or (not reading.breaks and listed.joins.isdisjoint(reading.words)):
        return suggestion
    unread = _unread_cause(hits, reading, listed, suggestion.side)
    if unread:
        return Suggestion(None, unread, Ask.AMBIGUOUS)
    return _unless_commas_matter(suggestion, hits, reading, listed)


def _weighed(found: dict[Kind, str]) -> Suggestion:
    body, mind = found.get(Kind.BODY), found.get(Kind.MIND_BRAIN) or found.get(Kind.FEAR_OF)
    leans_body, leans_mind = found.get(Kind.LEANS_BODY), found.get(Kind.LEANS_MIND)
    if Kind.NEGATION in found:
        return Suggestion(None, found[Kind.NEGATION], Ask.NEGATION)
    if Kind.UNSURE in found:
        return Suggestion(None, found[Kind.UNSURE], Ask.AMBIGUOUS)
    if (body and (mind or leans_mind)) or (mind and leans_body):
        return Suggestion(None, f"{body or leans_body} + {mind or leans_mind}", Ask.BOTH_SIDES)
    if body or mind:
        return Suggestion(Side.BODY if body else Side.MIND_BRAIN, body or mind, None)
    unclear = found.get(Kind.AMBIGUOUS) or leans_body or leans_mind
    return Suggestion(None, unclear, Ask.AMBIGUOUS if unclear else Ask.NO_MATCH)


def _decisive(hits: list[Hit], reading: Reading, listed: Lexicon) -> dict[Kind, str]:
    """Return the first term of each kind."""
    found: dict[Kind, str] = {}
    for term in dict.fromkeys(map(itemgetter(2), _without_the_feared(hits, reading, listed))):
        found.setdefault(term.kind, term.listed)
    return found


def _without_the_feared(hits: list[Hit], reading: Reading, listed: Lexicon) -> list[Hit]:
    """Leave out bodily terms that say what is feared: "fear of re-injuring the disc"."""
    kinds = {term.kind for term in set(map(itemgetter(2), hits))}
    if Kind.FEAR_OF not in kinds or kinds.isdisjoint(_BODILY):
        return hits
    reach = 0
    kept = []
    for hit in hits:
        start, end, term = hit
        if start < reach and term.kind in _BODILY:
            continue
        if term.kind is Kind.FEAR_OF and start >= reach:
            reach = _clause_end(end, reading, listed)
        kept.append(hit)
    return kept


def _clause_end(place: int, reading: Reading, listed: Lexicon) -> int:
    while place < len(reading.words) and place not in reading.breaks:
        if reading.words[place] in listed.clauses:
            break
        place += 1
    return place


def _unless_commas_matter(
    suggestion: Suggestion, hits: list[Hit], reading: Reading, listed: Lexicon
) -> Suggestion:
    """Ask where a phrase runs across a comma and its pieces say otherwise: "stress, injury"."""
    if reading.breaks.isdisjoint(p for start, end, _ in hits for p in range(start + 1, end)):
        return suggestion
    found: dict[Kind, str] = {}
    for words in reading.pieces():
        piece = Reading(words, frozenset())
        found = _decisive(listed.find(words), piece, listed) | found
    apart = _weighed(found)
    if apart.side is suggestion.side or apart.ask is Ask.NO_MATCH:
        return suggestion
    return apart if apart.side is None else replace(apart, side=None, ask=Ask.AMBIGUOUS)


def _unread_cause(hits: list[Hit], reading: Reading, listed: Lexicon, side: Side) -> str | None:
    """Return a joined cause in which nothing is listed: "ceilings" in "stress and ceilings"."""
    known = {place for start, end, _ in hits for place in range(start, end)}
    idle = listed.asides | listed.places if side is Side.BODY else listed.asides
    for cause in _joined_causes(reading, listed, known):
        if known.isdisjoint(cause):
            words = [reading.words[place] for place in cause]
            if any(word.isalpha() and word not in idle for word in words):
                return " ".join(words)
    return None


def _joined_causes(reading: Reading, listed: Lexicon, known: set[int]) -> list[range]:
    """Return the places of words between commas and words like "and"."""
    causes = []
    start = 0
    for place, word in enumerate(reading.words):
        joins = word in listed.joins and place not in known
        if joins or place in reading.breaks:
            causes.append(range(start, place))
            start = place + joins
    return [*causes, range(start, len(reading.words))]


def _split(text: str) -> tuple[str, ...]:
    if len(text) > _LONGEST_SPLIT:
        return ()
    for joint in list(_JOINT.finditer(text))[:_MOST_JOINTS]:
        parts = text[: joint.start()].strip(), text[joint.end() :].strip()
        if {_undivided(part).side for part in parts} == {Side.BODY, Side.MIND_BRAIN}:
            return parts
    return ()
