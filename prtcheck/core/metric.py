"""What can be looked at over time."""

from enum import StrEnum


class Metric(StrEnum):
    """What a trend is drawn of."""

    PAIN = "pain"
    FEAR = "fear"
    CAUSES = "causes"
    ACTIVITIES = "activities"
