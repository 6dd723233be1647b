"""Where days came from: which programs and files, and what that means for the figures."""

from collections.abc import Iterable

from prtcheck.analysis.asked_elsewhere import AskedElsewhere
from prtcheck.analysis.trend import Trend
from prtcheck.core.sources import plain_source
from prtcheck.core.text import pluralize, shorten
from prtcheck.wording.check_in import LONGEST_SHOWN

WITH_PAIN_ONLY = "from a record of days with pain only"
"""Told of days from a program that records attacks, in the words of a person."""
_MOST_NAMED = 2


def format_sources(trend: Trend) -> str:
    """Return how many of the days answered came from which program or file.

    It follows their number, after a comma; nothing where prtcheck asked on all days.
    """
    counts = [*trend.sources.items()]
    if not counts:
        return ""
    named, further = counts[:_MOST_NAMED], counts[_MOST_NAMED:]
    (first, days), *others = named
    parts = [f"{days} of them from {_name(first)}", *(f"{n} from {_name(s)}" for s, n in others)]
    if further:
        parts.append(f"{sum(days for _, days in further)} from {len(further)} other sources")
    return ", " + ", ".join(parts)


def format_days_of_attacks(trend: Trend) -> list[str]:
    """Return that days from where only attacks are recorded are in no figure, if there are any."""
    found = trend.sources_of_attacks
    if not found:
        return []
    days = sum(found.values())
    counted = f"{pluralize(days, 'day')} from {_join(found)} {'is' if days == 1 else 'are'}"
    return [f"{counted} left out of the figures: only days with pain are recorded there."]


def format_asked_elsewhere(found: AskedElsewhere, which: str) -> list[str]:
    """Return that some of the days compared were asked about by another program, if they were."""
    if not found.days:
        return []
    named = found.programs if len(found.programs) <= _MOST_NAMED else ()
    others = "other programs" if len(found.programs) > 1 else "another program"
    names = _join(named) if all(named) and named else others
    return [f"{found.days} of the {which} came from {names}, which may ask in other words."]


def format_first_days_elsewhere(trend: Trend) -> list[str]:
    """Return once for all ratings that their first days came from another program, if they did."""
    ratings = trend.ratings.values()
    found = max(rating.first_asked_elsewhere for rating in ratings)
    windows = trend.overview.windows
    return format_asked_elsewhere(found, f"first {windows[0].days} days") if windows else []


def _join(sources: Iterable[str]) -> str:
    return " and ".join(map(_name, sources))


def _name(source: str) -> str:
    return shorten(plain_source(source), LONGEST_SHOWN)
