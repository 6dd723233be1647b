"""One question of an import, on top of the screen."""

from typing import Any

from textual.app import App

from prtcheck.actions.import_file import Asked
from prtcheck.errors import InvalidInputError
from prtcheck.formats.tables.open_questions import OpenQuestion, Topic
from prtcheck.tui.screens.dialogs import ChoiceDialog, TextDialog

_KEYS = "123456789abcdefghijklmnopqrstuvwxyz"
_OTHER_SCALE = "another; its answers go into the note"
_ENDS = "Its lowest and highest answer, such as 0-4:"


async def ask_question(app: App[Any], question: OpenQuestion, asked: Asked) -> Asked | None:
    """Return what is known after an answer, or None after Esc; called in a worker.

    Raises:
        InvalidInputError: the answer cannot be taken.
    """
    labels = [choice.label for choice in question.choices]
    if question.topic is Topic.SCALE:
        labels.append(_OTHER_SCALE)
    keys = [_KEYS[n] if n < len(_KEYS) else str(n) for n in range(len(labels))]
    dialog_choices = dict(zip(keys, labels, strict=True))
    while (
        key := await app.push_screen_wait(ChoiceDialog(question.text, dialog_choices))
    ) is not None:
        place = keys.index(key)
        if place < len(question.choices):
            return asked.answer(question.topic, question.choices[place].answer)
        if answered := await _ask_ends(app, asked):
            return answered
    return None


async def _ask_ends(app: App[Any], asked: Asked) -> Asked | None:
    """Return what is known after the two ends of a scale, asked for until they are those of one."""
    text = _ENDS
    while typed := await app.push_screen_wait(TextDialog(text)):
        try:
            return asked.answer(Topic.SCALE, typed)
        except InvalidInputError as error:
            text = str(error)
    return None
