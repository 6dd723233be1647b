"""A check-in in plain values, for who only writes it down again: years of them at half the time."""

from typing import NamedTuple

from prtcheck.core.check_in import CheckIn


class Kept(NamedTuple):
    """The answers for one diary day as they are kept; they were checked when they were entered."""

    day: str
    """YYYY-MM-DD."""
    pain: int | None
    fear: int | None
    causes: tuple[tuple[str, str | None], ...]
    """Own words and side, most important first."""
    activities: tuple[str, ...]
    note: str
    entered_at: str
    """ISO 8601 with its offset."""
    edited_at: str | None


def as_kept(check_in: CheckIn) -> Kept:
    """Return a check-in in plain values."""
    edited_at = check_in.edited_at
    return Kept(
        day=check_in.day.isoformat(),
        pain=check_in.pain,
        fear=check_in.fear,
        causes=tuple((cause.text, cause.side) for cause in check_in.causes),
        activities=check_in.activities,
        note=check_in.note,
        entered_at=check_in.entered_at.isoformat(),
        edited_at=None if edited_at is None else edited_at.isoformat(),
    )
