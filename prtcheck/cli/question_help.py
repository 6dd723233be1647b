"""What `?` answers when the check-in is asked line by line."""

from prtcheck.core.check_in import HIGHEST_RATING

_RATING = (
    f"A whole number from 0 to {HIGHEST_RATING}; none = not answered, which is not 0. "
    "An empty line leaves it as it is."
)
QUESTION_HELP = {
    "pain": _RATING,
    "fear": _RATING,
    "causes": (
        "One cause a line; an empty line ends them. mind-brain: ..., body: ... or unsure: ... "
        "sorts one at once, else you are asked next. The word back alone goes back: "
        "for a cause write my back."
    ),
    "sides": (
        "b, m or u sorts the cause; an empty line says yes to what was read, or leaves it open. "
        "p, where it is offered, makes two causes of one."
    ),
    "activities": (
        "Numbers of the list, or words of your own, with commas between. What you give takes the "
        "place of what was there; - for none."
    ),
    "note": "One line, kept with the day; - takes the present one away.",
}
"""By the name of the question."""
