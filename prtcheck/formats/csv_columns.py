"""The columns of CSV version 1, and how a cell is kept from being read as a formula."""

import re

COLUMNS = (
    "date",
    "pain",
    "fear",
    "cause_1",
    "cause_1_side",
    "cause_2",
    "cause_2_side",
    "cause_3",
    "cause_3_side",
    "activities",
    "note",
    "entered_at",
    "days_late",
    "edited_at",
)
"""The header, in its order; a contract with users."""

RATING_PREFIX = "rating:"
"""Begins the name of an own rating's column, which so is like no other column and no formula."""

PHASE = "phase"
EXCEPTION = "exception"
"""These and own ratings follow, each only where an export has any of it."""

BYTE_ORDER_MARK = "\ufeff"
"""In front of the header it tells Excel that the file is UTF-8."""

BETWEEN_ACTIVITIES = "; "

_FORMULA_LIKE = re.compile(r"'*[=+\-@\t\r]")
_BEGINNINGS = tuple("'=+-@\t\r")
"""What it begins with; looking for one is several times as fast as matching."""


def guard_cell(text: str) -> str:
    """Return the text with one `'` in front if a spreadsheet might take it for a formula."""
    return f"'{text}" if text.startswith(_BEGINNINGS) and _FORMULA_LIKE.match(text) else text


def unguard_cell(cell: str) -> str:
    """Return the text that a cell was made of: the one `'` that guarded it is taken off."""
    return cell[1:] if cell.startswith("'") and _FORMULA_LIKE.match(cell) else cell
