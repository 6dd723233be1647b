"""What an export can be."""

from enum import StrEnum


class Format(StrEnum):
    """What check-ins are written as."""

    CSV = "csv"
    JSON = "json"
