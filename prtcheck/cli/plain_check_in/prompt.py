"""Asking for one line, with `?` for help and `back` for the question before."""

import sys

from prtcheck.cli.console import print_message
from prtcheck.core.check_in import HIGHEST_RATING
from prtcheck.core.draft import Draft
from prtcheck.core.questions import Question

HELP = "?"
BACK = "back"
_RATING_HELP = (
    f"A whole number from 0 to {HIGHEST_RATING}, or none for not answered. "
    "Press Enter to keep the answer."
)
QUESTION_HELP = {
    "pain": _RATING_HELP,
    "fear": _RATING_HELP,
    "causes": (
        "One cause a line. Press Enter on an empty line when done. mind-brain: ..., body: ... or "
        "unsure: ... sorts one at once, else you are asked next. The word back alone goes back: "
        "for a cause write my back."
    ),
    "ratings": _RATING_HELP,
    "sides": (
        "b, m or u sorts the cause. Enter says yes to what was read, or leaves it open. "
        "p, where it is offered, makes two causes of one."
    ),
    "exception": "In your own words, on one line. Enter leaves it out. Type - to remove it.",
    "activities": (
        "Numbers of the list, or words of your own, with commas between. They replace what was "
        "there. Type - for none."
    ),
    "note": "One line, kept with the day. Type - to remove it.",
}
"""What `?` prints, by the name of the question."""


class InputEndedError(Exception):
    """The input ended before the check-in was finished."""


class BackError(Exception):
    """The question before is to be asked again; `draft` holds the answers of this one, if any."""

    def __init__(self, draft: Draft | None = None) -> None:
        super().__init__()
        self.draft = draft


def prompt_line(prompt: str) -> str:
    """Ask for one line on stdin and return it without the blanks around it.

    Raises:
        InputEndedError: there is none.
    """
    print_message(prompt)
    line = sys.stdin.readline()
    if not line:
        raise InputEndedError
    return line.strip()


def prompt_answer(prompt: str, question: Question) -> str:
    """Ask for the answer to a question, as often as help is asked for.

    Raises:
        BackError: the question before is to be asked again.
        InputEndedError: the input ended.
    """
    while (answer := prompt_line(prompt)) == HELP:
        print_message(QUESTION_HELP[question.name])
    if answer.casefold() == BACK:
        raise BackError
    return answer
