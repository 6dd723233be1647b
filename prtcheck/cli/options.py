"""Arguments and options that several commands share, and their parsers."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated

import typer

from prtcheck.cli import completion
from prtcheck.context import Context
from prtcheck.core.days import DATE_HELP, parse_day, require_past
from prtcheck.core.period import Range
from prtcheck.core.text import fold, shorten
from prtcheck.errors import InvalidInputError

_LONGEST_QUOTED = 40

DayArgument = Annotated[
    str,
    typer.Argument(metavar="DAY", help=f"{DATE_HELP}", autocompletion=completion.complete_days),
]
DateOption = Annotated[
    str,
    typer.Option(
        "--date",
        metavar="DAY",
        help=f"The day it is for: {DATE_HELP}",
        autocompletion=completion.complete_days,
    ),
]
PlainOption = Annotated[
    bool, typer.Option("--plain", help="Line by line, without full screen or colour")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for programs")]
PainOption = Annotated[
    str | None,
    typer.Option("--pain", "-p", metavar="0-10", help="Pain over the day as a whole, on average"),
]
FearOption = Annotated[
    str | None, typer.Option("--fear", "-f", metavar="0-10", help="Fear of movement")
]
CauseOption = Annotated[
    list[str] | None,
    typer.Option(
        "--cause",
        "-c",
        metavar="TEXT",
        help="What you think is behind the pain. Up to three, most important first. "
        "Begin with mind-brain:, body: or unsure: to sort it at once",
        autocompletion=completion.complete_causes,
    ),
]
DidOption = Annotated[
    list[str] | None,
    typer.Option(
        "--did",
        "-d",
        metavar="TEXT",
        help="Something you did. Use it once for each",
        autocompletion=completion.complete_activities,
    ),
]
NoteOption = Annotated[str | None, typer.Option("--note", "-n", metavar="TEXT", help="A note")]
RatingOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME=0-10",
        help="A rating of your own, such as sleep=7. Use it once for each",
    ),
]
ExceptionOption = Annotated[
    str | None,
    typer.Option(metavar="TEXT", help="What the pain did that you would not have expected"),
]
DaysOption = Annotated[str | None, typer.Option("--days", metavar="N", help="The last N days")]
SinceOption = Annotated[str | None, typer.Option("--since", metavar="DAY", help="From this day on")]
UntilOption = Annotated[
    str | None, typer.Option("--until", metavar="DAY", help="Up to this day, with --since")
]
AllOption = Annotated[bool, typer.Option("--all", help="From the first check-in on")]


def parse_past_day(text: str, today: date) -> date:
    """Return the day that an argument names, refused when it lies in the future.

    Raises:
        InvalidInputError: it names none, or one in the future.
    """
    day = parse_any_day(text, today)
    require_past(day, today)
    return day


def parse_logged_day(text: str, context: Context) -> date:
    """Return the day that an argument names; one in the future only if it has a check-in.

    Raises:
        InvalidInputError: it names none, or one in the future without a check-in.
    """
    day = parse_any_day(text, context.today)
    if day > context.today and not context.logged_days.logged_days(day, day):
        require_past(day, context.today)
    return day


def parse_any_day(text: str, today: date) -> date:
    """Return the day that an option names; it may lie in the future.

    Raises:
        InvalidInputError: it names none; a mistyped word is answered with the right one.
    """
    try:
        return parse_day(text if len(text) <= _LONGEST_QUOTED else quote_typed(text), today)
    except InvalidInputError:
        from difflib import get_close_matches

        word = text.strip().casefold()
        close = get_close_matches(word, completion.DAYS, n=1) if word.isalpha() else []
        if not close:
            raise
    raise InvalidInputError(f"Can't read the day {quote_typed(text)}. Did you mean {close[0]}?")


def quote_typed(text: str) -> str:
    """Return what was typed in quotes, shortened and printable."""
    return f"'{shorten(text, _LONGEST_QUOTED)}'"


def parse_range(
    today: date, days: str | None, since: str | None, until: str | None, *, all_days: bool
) -> Range | None:
    """Return the range of days that the options name; None when they name none.

    Raises:
        InvalidInputError: they contradict each other, or one cannot be read.
    """
    options = {"--days": days is not None, "--since": since is not None, "--all": all_days}
    given = [name for name, is_given in options.items() if is_given]
    if len(given) > 1:
        raise InvalidInputError(f"{' and '.join(given)} name two ranges. Use one of them.")
    if until is not None and since is None:
        raise InvalidInputError("--until needs --since, the first day.")
    if days is not None:
        return Range(days=parse_day_count(days))
    if since is not None:
        first = parse_past_day(since, today)
        last = None if until is None else parse_past_day(until, today)
        if last is not None and last < first:
            raise InvalidInputError(f"--since {first} is after --until {last}. Swap them.")
        return Range(since=first, until=last)
    return Range() if all_days else None


def parse_day_count(text: str) -> int:
    """Return the number of days, 1 or more, that the option --days gives.

    Raises:
        InvalidInputError: it gives none.
    """
    if not re.fullmatch(r"[1-9][0-9]{0,5}", text.strip()):
        raise InvalidInputError(
            f"--days must be a whole number from 1 on. You typed {quote_typed(text)}."
        )
    return int(text)


def sort_metrics(named: Iterable[str] | None, known: Sequence[str]) -> tuple[str, ...]:
    """Return the named metrics in their usual order, or all that are known when none is named.

    Raises:
        InvalidInputError: one is not known; spellings fold together.
    """
    by_key = {fold(name): name for name in known}
    chosen = set(map(fold, named or known))
    for name in named or ():
        if fold(name) not in by_key:
            *others, last = known
            raise InvalidInputError(
                f"A metric must be {', '.join(others)} or {last}. You typed {quote_typed(name)}."
            )
    return tuple(name for key, name in by_key.items() if key in chosen)
