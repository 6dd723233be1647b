"""A day's history without its notes."""

from strategies import EVENING, logged

from prtcheck.core.history import ChangeKind, Revision, without_notes

ENTERED = Revision(ChangeKind.LOG, EVENING, None)


def test_a_history_without_notes_keeps_every_change_and_every_answer():
    edited = Revision(ChangeKind.EDIT, EVENING, logged(pain=4, note="a secret"))
    stripped = Revision(ChangeKind.EDIT, EVENING, logged(pain=4))
    assert without_notes([ENTERED, edited]) == [ENTERED, stripped]


def test_a_former_state_of_nothing_but_a_note_is_left_out():
    noted = Revision(ChangeKind.EDIT, EVENING, logged(note="a secret"))
    assert without_notes([ENTERED, noted]) == [ENTERED]
