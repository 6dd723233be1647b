"""All that the rows of one day say, and the check-in that they make."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from fractions import Fraction
from typing import Any, NamedTuple

from prtcheck.core.causes import distinct_causes
from prtcheck.core.check_in import (
    ASKED_ELSEWHERE,
    LONGEST_ACTIVITY,
    MOST_ACTIVITIES,
    MOST_CAUSES,
    Answers,
    Cause,
    CheckIn,
)
from prtcheck.core.text import fold
from prtcheck.errors import ImportRefusedError, InvalidInputError
from prtcheck.formats.tables.column_names import Scale
from prtcheck.formats.tables.day_options import Several
from prtcheck.formats.tables.mapping import RATINGS, TableMapping
from prtcheck.formats.tables.row_source import round_half_up

_TENFOLD: Scale = (0, 100)


class Value(NamedTuple):
    """One rating of a day."""

    number: Fraction
    """On 0-10."""
    written: str
    """As it stands in the file."""
    at: datetime | None


@dataclass(slots=True)
class DayRows:
    """What the rows of one day say, in their order."""

    values: dict[str, list[Value]] = field(default_factory=dict)
    elsewhere: dict[str, list[str]] = field(default_factory=dict)
    """Values on other scales, by what they are called."""
    causes: list[str] = field(default_factory=list)
    activities: list[str] = field(default_factory=list)
    notes: list[tuple[datetime | None, str]] = field(default_factory=list)
    moments: list[datetime] = field(default_factory=list)
    """The times that stand in the rows."""
    entered: list[datetime] = field(default_factory=list)
    """When the rows were entered, where the file tells."""

    def rating(self, name: str, several: Several) -> int | None:
        """Return the day's one rating."""
        values = by_time(self.values.get(name, []))
        if not values:
            return None
        numbers = [value.number for value in values]
        if several is Several.LAST:
            return round_half_up(numbers[-1])
        if several is Several.HIGHEST:
            return round_half_up(max(numbers))
        return round_half_up(sum(numbers, Fraction()) / len(numbers))

    def to_check_in(self, day: date, mapping: TableMapping, entered_at: datetime) -> CheckIn | None:
        """Return the day's check-in; None where nothing was answered.

        Raises:
            ImportRefusedError: it cannot be kept; names the day.
        """
        causes = list(distinct_causes(Cause(text) for text in self.causes))
        names = list({fold(name): name for name in reversed(self.activities)}.values())[::-1]
        fitting = [name for name in names if len(name) <= LONGEST_ACTIVITY][:MOST_ACTIVITIES]
        kept: dict[str, Any] = {
            "pain": self.rating("pain", mapping.several),
            "fear": self.rating("fear", mapping.several),
            "causes": tuple(causes[:MOST_CAUSES]),
            "activities": tuple(fitting),
        }
        left = [*self._left("further causes", [cause.text for cause in causes[MOST_CAUSES:]])]
        left += self._left("also did", [name for name in names if name not in fitting])
        note = self._note(mapping, left)
        if Answers(day=day, note=note, **kept).is_empty:
            return None
        try:
            return CheckIn(
                day=day,
                entered_at=entered_at,
                wording=ASKED_ELSEWHERE,
                source=mapping.source,
                note=note,
                **kept,
            )
        except InvalidInputError as error:
            raise ImportRefusedError(f"{day}: {error} Nothing was imported.") from None

    @staticmethod
    def _left(what: str, texts: list[str]) -> list[str]:
        return [f"{what} {', '.join(texts)}"] if texts else []

    def _note(self, mapping: TableMapping, left: list[str]) -> str:
        """Return the notes, and in brackets what no answer holds."""
        texts = [text for _, text in sorted(self.notes, key=lambda n: _by_moment(n[0]))]
        told = [line for name in RATINGS for line in self._told(name)]
        told += [f"{name} {', '.join(texts)}" for name, texts in self._scales()]
        bracket = "; ".join([*told, *left])
        lines = dict.fromkeys(texts)
        return "\n".join([*lines, *([f"[{mapping.name}: {bracket}]"] if bracket else [])])

    def _told(self, name: str) -> Iterable[str]:
        """Yield the single values where they say more than the day's rating."""
        values = by_time(self.values.get(name, []))
        if len(values) > 1 or any(value.written != str(value.number) for value in values):
            texts = [f"{v.written} at {v.at:%H:%M}" if v.at else v.written for v in values]
            yield f"{name} {', '.join(texts)}"

    def _scales(self) -> Iterable[tuple[str, list[str]]]:
        """Yield the values on other scales, the last one of each with its scale."""
        for name, texts in self.elsewhere.items():
            numbers = [text.partition(" of ")[0] for text in texts[:-1]]
            yield name, [*numbers, texts[-1]]


def by_time(values: list[Value]) -> list[Value]:
    """Return the values of a day by their time; those without one keep their place."""
    return sorted(values, key=lambda value: _by_moment(value.at))


def _by_moment(moment: datetime | None) -> tuple[bool, float]:
    return moment is not None, 0.0 if moment is None else moment.timestamp()


def last_moment_of(day: date) -> datetime:
    """Return the end of a day by the clock of this machine."""
    return datetime.combine(day, time(23, 59)).astimezone()
