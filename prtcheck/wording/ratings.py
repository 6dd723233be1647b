"""What a rating is called, pain and fear of movement or one of the person's own."""

from collections.abc import Mapping

from prtcheck.core.metric import Metric
from prtcheck.core.text import printable

TITLES: Mapping[str, str] = {Metric.PAIN: "Pain", Metric.FEAR: "Fear of movement"}


def rating_title(name: str) -> str:
    """Return what a rating is called at the start of a line, an own one by its name."""
    shown = printable(name)
    return TITLES.get(name) or shown[:1].upper() + shown[1:]


def rating_noun(name: str) -> str:
    """Return what a rating is called within a sentence."""
    return TITLES[name].lower() if name in TITLES else printable(name)
