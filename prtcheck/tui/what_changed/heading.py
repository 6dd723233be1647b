"""What the frame says: the days that are looked at above, the ranges to choose from below."""

from collections.abc import Sequence

from textual.content import Content
from textual.style import Style

from prtcheck.analysis.trend import Trend
from prtcheck.charts.spans import LONG
from prtcheck.core.days import format_day, format_short_day

TITLE = "What changed"


def format_heading(trend: Trend, width: int) -> str:
    """Return the days looked at and how many have a check-in, as fully as fits."""
    since, until = trend.period
    if trend.period.days < 1:
        return TITLE
    answered = f"{trend.days_answered} of {trend.period.days} days"
    is_long = trend.period.days > LONG
    short = " to ".join(format_short_day(day, year=is_long) for day in trend.period)
    first = format_day(since).removesuffix(f" {until.year}")
    long = f"{first} to {format_day(until)}"
    forms = f"{TITLE} ── {long}, {answered}", f"{long}, {answered}", f"{short}, {answered}"
    return next((form for form in forms if len(form) <= width), answered)


def format_ranges(ranges: Sequence[int | None], chosen: int) -> Content:
    """Return the ranges to click on, the chosen one in brackets and bold."""
    return Content(" ").join(_format_range(days, nth, chosen) for nth, days in enumerate(ranges))


def _format_range(days: int | None, nth: int, chosen: int) -> Content:
    name = str(days or "all")
    choose = Style.from_meta({"@click": f"screen.show_range({nth})"})
    if nth == chosen:
        return Content.styled(f"[{name}]", Style(bold=True))
    return Content.styled(name, choose)
