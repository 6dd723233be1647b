"""Refusing a table for one of its cells."""

import re
from typing import NoReturn

from prtcheck.errors import ImportRefusedError

_QUOTABLE = re.compile(r"[0-9.,:/+TZ -]{1,40}")


def quote_cell(text: str) -> str:
    """Return a cell to quote it, unless it might be own words that strayed into the column."""
    return text if _QUOTABLE.fullmatch(text) else "this"


def refuse_cell(number: int, column: str, cause: str) -> NoReturn:
    """Refuse the import for one cell.

    Raises:
        ImportRefusedError: always; names row, column and cause.
    """
    raise ImportRefusedError(f"Row {number}, {column}: {cause}. Nothing was imported.")
