"""Trends as text for a terminal: ratings over days, causes by week, activities."""

from prtcheck.charts.activities import draw_activities
from prtcheck.charts.canvas import NO_DAYS, TOO_SMALL, Canvas
from prtcheck.charts.causes import draw_causes
from prtcheck.charts.rating import draw_rating

__all__ = ["NO_DAYS", "TOO_SMALL", "Canvas", "draw_activities", "draw_causes", "draw_rating"]
