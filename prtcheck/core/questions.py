"""The questions of the check-in: their wording is part of the record (see `WORDING`)."""

from datetime import date
from typing import NamedTuple


class Question(NamedTuple):
    """One question as it is asked."""

    name: str
    """The check-in's field that holds the answer."""
    title: str
    """One or two words, for the step bar and for tables."""
    wording: str
    anchors: tuple[str, str] = ("", "")
    """What 0 and 10 mean, for a numeric rating."""

    def about(self, day: date, today: date) -> "Question":
        """Return the question as it is asked about a day: of a day before, not about today."""
        if day == today:
            return self
        return self._replace(wording=self.wording.replace("today", "that day"))


QUESTIONS = (
    Question(
        name="pain",
        title="pain",
        wording="Your pain over today as a whole, on average",
        anchors=("no pain", "pain as bad as you can imagine"),
    ),
    Question(
        name="fear",
        title="fear",
        wording="How afraid were you today that moving or being active could harm you?",
        anchors=("not at all", "extremely"),
    ),
    Question(
        name="causes",
        title="causes",
        wording=(
            "What do you think is behind your pain these days? "
            "Up to three, most important first, in your own words."
        ),
    ),
    Question(
        name="sides",
        title="causes",
        wording="Where would you say each belongs?",
    ),
    Question(name="activities", title="activities", wording="What did you do today?"),
    Question(name="note", title="note", wording="Anything to note? (optional)"),
)
"""In the order they are asked.

Pain is the numeric rating scale NRS-11; fear of movement is one item of our own; the causes
follow the method of Ashar et al., JAMA Netw Open 2023;6(9):e2333846, in words of our own.
"""
