"""What is said of one's own words for causes: which there are, and how they were sorted."""

from collections.abc import Sequence
from typing import Any

from prtcheck.cli.console import output_size, print_json, print_lines, print_raw
from prtcheck.cli.tables import align_columns
from prtcheck.context import Context
from prtcheck.core.causes import OwnCause, list_own_causes, recode_days
from prtcheck.core.check_in import Side
from prtcheck.core.history import ChangeKind
from prtcheck.core.text import cell_width, fold, pluralize, shorten
from prtcheck.errors import InvalidInputError
from prtcheck.wording.check_in import SIDE_NAMES, format_sides

_LONGEST_SHOWN = 50
_BY = {"person": "you", "accepted": "you (offered)", "remembered": "as you did before"}


def print_causes(context: Context, *, as_json: bool) -> None:
    """List one's own words, in a table where there is room for it, else each in a sentence."""
    found = list_own_causes(context.diary.check_ins())
    if as_json:
        print_json([_as_dict(own) for own in found])
        return
    if not found:
        print_lines("No causes named yet.")
        return
    lines = _table(found)
    if max(map(cell_width, lines)) <= output_size()[0]:
        print_raw(*lines)
    else:
        print_lines(*map(_in_words, found))


def _table(found: Sequence[OwnCause]) -> list[str]:
    rows = [["cause", "days", "first", "last", "side", "sorted by"]]
    for own in found:
        text = shorten(own.text, _LONGEST_SHOWN)
        days = (str(own.days), str(own.first), str(own.last))
        rows.append([text, *days, format_sides(own), _by(own)])
    return align_columns(rows, right=(1,))


def _by(own: OwnCause) -> str:
    return _BY[own.coded_by] if own.coded_by else ""


def _in_words(own: OwnCause) -> str:
    when = str(own.last) if own.first == own.last else f"{own.first} to {own.last}"
    by = f", sorted by {_by(own)}" if own.coded_by else ""
    text = shorten(own.text, _LONGEST_SHOWN)
    return f"{text}: {pluralize(own.days, 'day')}, {when}; {format_sides(own)}{by}"


def _as_dict(own: OwnCause) -> dict[str, Any]:
    return {
        "text": own.text,
        "days": own.days,
        "first": own.first.isoformat(),
        "last": own.last.isoformat(),
        "side": own.side,
        "coded_by": own.coded_by,
        "sides": {side or "uncoded": days for side, days in own.sides.items()},
    }


def code_cause(context: Context, text: str, side: Side) -> None:
    """Sort a text on all days but those on which the person sorted it by hand in another way.

    Raises:
        InvalidInputError: no day has it as a cause.
    """
    days = context.diary.check_ins()
    if not any(fold(cause.text) == fold(text) for day in days for cause in day.causes):
        raise InvalidInputError(
            "No day has these words as a cause: `prtcheck causes` lists those you used."
        )
    changed, left = recode_days(days, text, side, context.now)
    if changed:
        context.diary.change_days(ChangeKind.CODE, context.now, changed)
    print_lines(*_sorted_in_words(len(changed), left, SIDE_NAMES[side]))


def _sorted_in_words(changed: int, left: int, side: str) -> list[str]:
    which = "that day" if left == 1 else "such a day"
    cure = f"`prtcheck edit DAY` changes {which}."
    if changed:
        kept = (
            [f"Left as you sorted it by hand on {pluralize(left, 'day')}: {cure}"] if left else []
        )
        return [
            f"Sorted as {side} on {pluralize(changed, 'more day')}.",
            *kept,
            "Undo with: prtcheck undo",
        ]
    if left:
        return [f"Nothing was changed: on {pluralize(left, 'day')} you sorted it by hand; {cure}"]
    return [f"Nothing was changed: it is sorted as {side} on all its days."]
