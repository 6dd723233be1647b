"""What is handed on when the notes are to stay at home."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from prtcheck.core.check_in import CheckIn
from prtcheck.core.history import Revision
from prtcheck.core.kept import Kept


def without_notes(check_ins: Iterable[CheckIn]) -> Iterator[CheckIn]:
    """Yield the check-ins with their notes left out; of nothing but a note, nothing is left."""
    for check_in in check_ins:
        left = _without_note(check_in)
        if left is not None:
            yield left


def kept_without_notes(check_ins: Iterable[Kept]) -> Iterator[Kept]:
    """Yield check-ins in plain values with their notes left out, as far as anything is left."""
    return (kept._replace(note="") for kept in check_ins if not _is_note_alone(kept))


def history_without_notes(history: Iterable[Revision]) -> list[Revision]:
    """Return a day's history with the notes left out, and states of nothing but a note too."""
    kept = []
    for revision in history:
        before = revision.before and _without_note(revision.before)
        if before is not None or revision.before is None:
            kept.append(revision._replace(before=before))
    return kept


def _without_note(check_in: CheckIn) -> CheckIn | None:
    return None if _is_note_alone(check_in) else replace(check_in, note="")


def _is_note_alone(answers: CheckIn | Kept) -> bool:
    rated = answers.pain is not None or answers.fear is not None
    return not (rated or answers.causes or answers.activities)
