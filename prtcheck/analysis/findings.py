"""What an answer to a question about the diary is made of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import time, timedelta
from typing import Any

from prtcheck.analysis.series import LONGEST_TESTED
from prtcheck.core.check_in import CheckIn
from prtcheck.core.days import LATE_FROM, days_between, days_late
from prtcheck.core.period import Period


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer to one question, or how many days are still missing for it."""

    question: str
    days_needed: int
    days_there: int
    enough: bool
    text: str
    figures: dict[str, Any] = field(default_factory=dict)
    """The numbers in the text, by name."""


@dataclass(frozen=True, slots=True)
class Record:
    """The check-ins of a period, day by day, those of two and more days late left out."""

    period: Period
    days: tuple[CheckIn | None, ...]
    """None is no check-in."""

    def values(self, of: Callable[[CheckIn], int | None]) -> list[int | None]:
        """Return one rating day by day."""
        return [None if check_in is None else of(check_in) for check_in in self.days]

    @property
    def entries(self) -> list[CheckIn]:
        """The check-ins there are."""
        return [check_in for check_in in self.days if check_in is not None]


def record_of_period(check_ins: Sequence[CheckIn], period: Period, day_ends: time) -> Record:
    """Return the record of a period."""
    timely = {c.day: c for c in check_ins if days_late(c.day, c.entered_at, day_ends) < LATE_FROM}
    return Record(period, tuple(map(timely.get, days_between(period.since, period.until))))


def limit_period(period: Period) -> Period:
    """Return the latest days of a period that may be tested: at most 366."""
    back = min(LONGEST_TESTED, period.until.toordinal()) - 1
    return Period(max(period.since, period.until - timedelta(days=back)), period.until)


def not_enough(question: str, needed: int, there: int, counted: str = "answered days") -> Finding:
    """Return the answer that it is too early for one; `counted` says which days are."""
    text = f"not enough days yet: {there} of {needed} {counted}"
    return Finding(question, needed, there, enough=False, text=text)


def insights_to_dict(period: Period, findings: Sequence[Finding]) -> dict[str, Any]:
    """Return findings in their documented JSON shape; without any day asked, its ends are null."""
    asked = period.days > 0
    return {
        "since": period.since.isoformat() if asked else None,
        "until": period.until.isoformat() if asked else None,
        "findings": [_as_dict(finding) for finding in findings],
    }


def _as_dict(finding: Finding) -> dict[str, Any]:
    return {
        "question": finding.question,
        "enough": finding.enough,
        "days_needed": finding.days_needed,
        "days_there": finding.days_there,
        "text": finding.text,
        **finding.figures,
    }
