"""Activities by how many days a week each was done."""

from collections.abc import Sequence

from prtcheck.analysis.counts import ActivityDays
from prtcheck.charts.canvas import (
    GREY,
    NARROWEST,
    NO_DAYS,
    ROOMY,
    TOO_SMALL,
    Canvas,
    Mark,
    fit_to_canvas,
    heading_lines,
    paint,
)
from prtcheck.core.days import WEEK
from prtcheck.core.text import cell_width, pluralize

MOST_ACTIVITIES = 10
"""Activities that get a bar of their own."""
LEAST_SHOWN = 0.1
"""Days a week that one decimal still tells from none."""
CRAMPED = 40
"""Cells a line needs before the number of days stands beside the rate."""

BAR = Mark("█", "#", GREY)


def draw_activities(activities: Sequence[ActivityDays], period_days: int, canvas: Canvas) -> str:
    """Return one bar an activity, in the order given; a bar over the whole room is every day.

    `period_days` is how many days were looked at, all of them, with and without a check-in.
    """
    if not activities or period_days < 1:
        return NO_DAYS
    if canvas.width < NARROWEST:
        return TOO_SMALL
    head = heading_lines("Activities, days a week", [(BAR, "full bar = every day")], canvas)
    room = canvas.height - len(head)
    shown = min(len(activities), MOST_ACTIVITIES, room)
    if shown < len(activities) and shown == room:
        shown -= 1
    if shown < 1:
        return TOO_SMALL
    more = [f"and {len(activities) - shown} more"] if shown < len(activities) else []
    return "\n".join([*head, *_lines(activities[:shown], period_days, canvas), *more])


def _lines(activities: Sequence[ActivityDays], period_days: int, canvas: Canvas) -> list[str]:
    names = [fit_to_canvas(activity.name, canvas.width // 3, canvas) for activity in activities]
    figures = [_figures(activity.days, period_days, canvas) for activity in activities]
    side = max(map(cell_width, names)) + 2
    room = canvas.width - side - max(map(len, figures)) - 1
    lines = []
    for activity, name, figure in zip(activities, names, figures, strict=True):
        size = max(1, int(min(1, activity.days / period_days) * room + 0.5))
        bar = paint(BAR.on(canvas) * size, BAR.colour, canvas)
        lines.append(f"{name}{' ' * (side - cell_width(name))}{bar} {figure}")
    return lines


def _figures(days: int, period_days: int, canvas: Canvas) -> str:
    if period_days < WEEK:
        return f"{days} of {period_days} days"
    a_week = days / period_days * WEEK
    rate = f"{a_week:.1f}" if a_week >= LEAST_SHOWN else f"under {LEAST_SHOWN}"
    if canvas.width < CRAMPED:
        return rate
    unit = " days a week" if canvas.width >= ROOMY else ""
    return f"{rate}{unit} ({pluralize(days, 'day')})"
