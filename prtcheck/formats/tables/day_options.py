"""What a person can say about the days of a table; light, for the command line loads it."""

from enum import StrEnum


class Several(StrEnum):
    """Which value counts on a day that has several."""

    MEAN = "mean"
    HIGHEST = "highest"
    LAST = "last"


class Entered(StrEnum):
    """What is known of the moment at which an answer was entered."""

    ROW = "row"
    """It is the time that stands in the row."""
    SAME_DAY = "same-day"
    """It was on the day that it is for."""
    UNKNOWN = "unknown"
