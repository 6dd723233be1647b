"""Asking for one line, with `?` for help and `back` for the question before."""

import sys

from prtcheck.cli.console import print_message
from prtcheck.core.check_in import HIGHEST_RATING
from prtcheck.core.draft import Draft
from prtcheck.core.questions import Question

HELP = "?"
BACK = "back"
_RATING_HELP = (
    f"A whole number from 0 to {HIGHEST_RATING}; none = not answered, which is not 0. "
    "An empty line leaves it as it is."
)
QUESTION_HELP = {
    "pain": _RATING_HELP,
    "fear": _RATING_HELP,
    "causes": (
        "One cause a line; an empty line ends them. mind-brain: ..., body: ... or unsure: ... "
        "sorts one at once, else you are asked next. The word back alone goes back: "
        "for a cause write my back."
    ),
    "ratings": _RATING_HELP,
    "sides": (
        "b, m or u sorts the cause; an empty line says yes to what was read, or leaves it open. "
        "p, where it is offered, makes two causes of one."
    ),
    "exception": "In your own words, on one line; an empty line leaves it out. - removes it.",
    "activities": (
        "Numbers of the list, or words of your own, with commas between. What you give takes the "
        "place of what was there; - for none."
    ),
    "note": "One line, kept with the day; - removes the present one.",
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
