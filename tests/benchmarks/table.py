"""The table as Markdown, and the machine that it was measured on."""

import platform
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version

from comparing import Pairs
from rows import Kind, Row

HEAD = ("job", "floor", "ratio", "at most", "job", "floor", "holds")
_LIBRARIES = ("prtcheck", "typer", "textual", "sqlmodel", "plotext", "pyperf")


def head() -> Iterator[str]:
    """Yield the table's head."""
    yield f"| {' | '.join(HEAD)} |"
    yield "|---|---|--:|--:|--:|--:|---|"


def line(row: Row, pairs: Pairs) -> str:
    """Return a row of the table."""
    is_own_time = row.kind is Kind.OWN_TIME
    measured = _measured(row.kind, pairs)
    cells = (
        row.job.name,
        row.floor.name,
        f"{measured * 1000:+.0f} ms" if is_own_time else _ratio(pairs),
        "-" if row.most is None else _bound(row.most, row.kind),
        _amount(pairs.job_median, row.kind),
        _amount(pairs.floor_median, row.kind),
        "-" if row.most is None else "yes" if measured <= row.most else "**no**",
    )
    return f"| {' | '.join(cells)} |"


def _measured(kind: Kind, pairs: Pairs) -> float:
    """Return the figure that the row's bound is about."""
    match kind:
        case Kind.TIME:
            return pairs.ratio
        case Kind.OWN_TIME:
            return pairs.difference
        case Kind.MEMORY:
            return pairs.job_median


def _bound(most: float, kind: Kind) -> str:
    return _x(most) if kind is Kind.TIME else _amount(most, kind)


def _ratio(pairs: Pairs) -> str:
    low, high = pairs.spread
    return f"{_x(pairs.ratio)} ({low:.2f}-{high:.2f})"


def _x(ratio: float) -> str:
    return f"{ratio:.2f} x"


def _amount(figure: float, kind: Kind) -> str:
    return f"{figure / 1e6:.1f} MB" if kind is Kind.MEMORY else f"{figure * 1000:.1f} ms"


def machine(rounds: int) -> str:
    """Return in one line what was measured, when, and on what."""
    from pyperf import Run

    known = Run([1.0], collect_metadata=True).get_metadata()
    facts = (
        f"{datetime.now(UTC).date()}",
        str(known.get("cpu_model_name", platform.machine())),
        f"{known.get('cpu_count', '?')} cores",
        str(known["platform"]),
        f"Python {platform.python_version()}",
        f"SQLite {sqlite3.sqlite_version}",
        *(f"{name} {version(name)}" for name in _LIBRARIES),
        f"medians of {rounds} rounds in turns (long jobs: {rounds_of_long(rounds)})",
        "in brackets the quartiles of the pairs",
    )
    return f"{', '.join(facts)}."


def rounds_of_long(rounds: int) -> int:
    """Return how many rounds serve for what takes seconds."""
    return max(1, rounds // 3)
