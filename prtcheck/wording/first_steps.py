"""Sentences of the first days: how to begin, and what comes after the first check-in."""

BEGIN = "No check-ins yet. Begin with: prtcheck"
AFTER_FIRST = (
    "That was the first check-in. Later, `prtcheck trend` draws the days. "
    "`prtcheck help` explains the rest."
)


def format_no_check_ins(*, is_empty: bool) -> str:
    """Return that a range has no check-ins; of an empty diary, how to begin."""
    return BEGIN if is_empty else "No check-ins on these days."
