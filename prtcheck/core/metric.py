"""What can be looked at over time."""

from enum import StrEnum


class Metric(StrEnum):
    """What a trend is drawn of."""

    PAIN = "pain"
    FEAR = "fear"
    CAUSES = "causes"
    ACTIVITIES = "activities"


RATINGS = (Metric.PAIN, Metric.FEAR)
"""Those that are numeric ratings (NRS-11), each named as the field of a check-in."""
