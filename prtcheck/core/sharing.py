"""What is handed on when the notes are to stay at home."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from prtcheck.core.checkin import CheckIn
from prtcheck.core.history import Revision


def without_notes(check_ins: Iterable[CheckIn]) -> Iterator[CheckIn]:
    """Yield the check-ins with their notes left out; of nothing but a note, nothing is left."""
    for check_in in check_ins:
        left = _without_note(check_in)
        if left is not None:
            yield left


def history_without_notes(history: Iterable[Revision]) -> list[Revision]:
    """Return a day's history with the notes left out, and states of nothing but a note too."""
    kept = []
    for revision in history:
        before = revision.before and _without_note(revision.before)
        if before is not None or revision.before is None:
            kept.append(revision._replace(before=before))
    return kept


def _without_note(check_in: CheckIn) -> CheckIn | None:
    answered = check_in.pain is not None or check_in.fear is not None
    if not (answered or check_in.causes or check_in.activities):
        return None
    return replace(check_in, note="")
