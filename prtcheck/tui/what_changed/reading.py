"""What the diary holds for a range of days, read once and drawn at any size."""

from dataclasses import dataclass
from functools import cached_property

from prtcheck.actions.look import find_insights, find_period, find_trend
from prtcheck.analysis.series import limit_period
from prtcheck.analysis.trend import Trend
from prtcheck.context import Context
from prtcheck.core.period import Range
from prtcheck.wording.insights import FindingText, format_finding


@dataclass
class DiaryRange:
    """A range of days as the tabs show it; the insights are read when they are asked for."""

    context: Context
    asked: Range
    trend: Trend

    @property
    def is_shorter(self) -> bool:
        """Whether the diary has fewer days than were asked for."""
        return self.asked.days is not None and self.trend.period.days < self.asked.days

    @property
    def has_days(self) -> bool:
        """Whether the diary has a day in the range, with a check-in or without."""
        return self.trend.period.days > 0

    @property
    def is_cut(self) -> bool:
        """Whether the range has more days than insights may test."""
        return limit_period(self.trend.period) != self.trend.period

    @cached_property
    def findings(self) -> list[FindingText]:
        """The questions with their answers."""
        found = find_insights(self.context, limit_period(self.trend.period))
        return [format_finding(finding) for finding in found]


def read_range(context: Context, asked: Range) -> DiaryRange:
    """Read the days of a range from the diary."""
    return DiaryRange(context, asked, find_trend(context, find_period(context, asked)))
