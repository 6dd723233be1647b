"""What is said of one's own words for causes: which there are, and how they were sorted."""

from collections.abc import Sequence
from typing import Any

from prtcheck.cli.columns import aligned, cells
from prtcheck.cli.output import say, say_as_it_is, say_json, size
from prtcheck.cli.world import World
from prtcheck.core.checkin import Side
from prtcheck.core.coding import SIDE_NAMES, OwnCause, own_causes, recoded, sides_in_words
from prtcheck.core.history import ChangeKind
from prtcheck.core.text import counted, fold, shortened
from prtcheck.errors import InvalidInputError

_LONGEST_SHOWN = 50
_BY = {"person": "you", "accepted": "you (offered)", "remembered": "as you did before"}


def tell_causes(world: World, *, as_json: bool) -> None:
    """List one's own words, in a table where there is room for it, else each in a sentence."""
    found = own_causes(world.diary.check_ins())
    if as_json:
        say_json([_as_dict(own) for own in found])
        return
    if not found:
        say("No causes named yet.")
        return
    lines = _table(found)
    if max(map(cells, lines)) <= size()[0]:
        say_as_it_is(*lines)
    else:
        say(*map(_in_words, found))


def _table(found: Sequence[OwnCause]) -> list[str]:
    rows = [["cause", "days", "first", "last", "side", "sorted by"]]
    for own in found:
        text = shortened(own.text, _LONGEST_SHOWN)
        days = (str(own.days), str(own.first), str(own.last))
        rows.append([text, *days, sides_in_words(own), _by(own)])
    return aligned(rows, right=(1,))


def _by(own: OwnCause) -> str:
    return _BY[own.coded_by] if own.coded_by else ""


def _in_words(own: OwnCause) -> str:
    when = str(own.last) if own.first == own.last else f"{own.first} to {own.last}"
    by = f", sorted by {_by(own)}" if own.coded_by else ""
    text = shortened(own.text, _LONGEST_SHOWN)
    return f"{text}: {counted(own.days, 'day')}, {when}; {sides_in_words(own)}{by}"


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


def sort_anew(world: World, text: str, side: Side) -> None:
    """Sort a text on all days but those on which the person sorted it by hand in another way.

    Raises:
        InvalidInputError: no day has it as a cause.
    """
    days = world.diary.check_ins()
    if not any(fold(cause.text) == fold(text) for day in days for cause in day.causes):
        raise InvalidInputError(
            "No day has these words as a cause: `prtcheck causes` lists those you used."
        )
    changed, left = recoded(days, text, side, world.now)
    if changed:
        world.diary.change_days(ChangeKind.CODE, world.now, changed)
    say(*_sorted_in_words(len(changed), left, SIDE_NAMES[side]))


def _sorted_in_words(changed: int, left: int, side: str) -> list[str]:
    which = "that day" if left == 1 else "such a day"
    cure = f"`prtcheck edit DAY` changes {which}."
    if changed:
        kept = [f"Left as you sorted it by hand on {counted(left, 'day')}: {cure}"] if left else []
        return [
            f"Sorted as {side} on {counted(changed, 'more day')}.",
            *kept,
            "Undo with: prtcheck undo",
        ]
    if left:
        return [f"Nothing was changed: on {counted(left, 'day')} you sorted it by hand; {cure}"]
    return [f"Nothing was changed: it is sorted as {side} on all its days."]
