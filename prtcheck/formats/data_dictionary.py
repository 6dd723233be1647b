"""What an export holds, told to who reads it: each column in words, or the JSON's schema."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from importlib.resources import files

from prtcheck.core.check_in import HIGHEST_RATING, MOST_CAUSES, WORDING, Side
from prtcheck.core.days import DAY_ENDS
from prtcheck.core.questions import QUESTIONS, Question
from prtcheck.formats.csv_columns import BETWEEN_ACTIVITIES, EXCEPTION, PHASE, RATING_PREFIX

_INTRODUCTION = f"""\
The columns of prtcheck's CSV, version 1 (wording of the questions: version {WORDING})

One row is one diary day; a day without a row was not answered. An empty cell is unanswered and
never 0. UTF-8, separated by commas, dates as YYYY-MM-DD. A text that a spreadsheet might take for
a formula has one ' in front, which is not part of it. The columns from rating:NAME on are there
only where the export has any of them.
"""
_ASKED = {question.name: question for question in QUESTIONS}
_MOMENT = "a moment with its offset from UTC, such as 2026-11-22T21:14:05+01:00"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one column holds."""

    name: str
    meaning: str
    values: str
    asked: Question | None = None
    """The question that it answers."""
    unit: str = ""
    code: str = ""
    """How other systems call it."""


_FURTHER = (
    Meaning(
        f"{RATING_PREFIX}NAME",
        "The answer to a question of the person's own, a column for each; NAME is what they call "
        "it. The JSON has the questions.",
        f"a whole number from 0 to {HIGHEST_RATING}",
        unit="points of a numeric rating",
    ),
    Meaning(PHASE, "The phase that the day belongs to, as the person calls it.", "any text"),
    Meaning(
        EXCEPTION,
        "What the pain did that day that the person would not have expected, in own words.",
        "any text",
        _ASKED["exception"],
    ),
)


def meanings(day_ends: time = DAY_ENDS) -> list[Meaning]:
    """Return what each column of the CSV means, in the order of the columns."""
    return [
        Meaning(
            "date",
            f"The diary day that the answers are for. It ends at {day_ends:%H:%M} of the next "
            "morning.",
            "a date as YYYY-MM-DD",
        ),
        _rating("pain", "Pain, average over the day", "LOINC 72514-3 (0-10 numeric rating)"),
        _rating("fear", "Fear of movement", "own code prtcheck:fear-of-movement"),
        *(column for rank in range(1, MOST_CAUSES + 1) for column in _cause(rank)),
        Meaning(
            "activities",
            "What the person did that day, in own words.",
            f"names joined by '{BETWEEN_ACTIVITIES}'",
            _ASKED["activities"],
        ),
        Meaning("note", "A note in own words.", "any text", _ASKED["note"]),
        Meaning("entered_at", "When the day's answers were first entered.", _MOMENT),
        Meaning(
            "days_late",
            "How long after its diary day the entry was made. From 2 on, prtcheck leaves the day "
            "out of its figures.",
            "a whole number; 0 is on the day itself",
            unit="days",
        ),
        Meaning("edited_at", "When the answers were last edited.", f"{_MOMENT}, or empty: never"),
        *_FURTHER,
    ]


def _rating(name: str, meaning: str, code: str) -> Meaning:
    low, high = _ASKED[name].anchors
    values = f"a whole number from 0 ({low}) to {HIGHEST_RATING} ({high})"
    return Meaning(name, f"{meaning}.", values, _ASKED[name], "points of a numeric rating", code)


def _cause(rank: int) -> Iterator[Meaning]:
    place = {1: "most important", 2: "second", 3: "third"}[rank]
    yield Meaning(
        f"cause_{rank}",
        f"What the person thinks is behind the pain: the {place} cause, in own words.",
        "any text",
        _ASKED["causes"],
        code=f"own code prtcheck:cause-{rank}",
    )
    yield Meaning(
        f"cause_{rank}_side",
        "Where the person sorts that cause.",
        f"{', '.join(Side)}, or empty: not sorted",
        _ASKED["sides"],
        code=f"own code prtcheck:cause-{rank}-side",
    )


def dictionary_lines(day_ends: time = DAY_ENDS) -> Iterator[str]:
    """Yield the dictionary as lines for people to read."""
    yield _INTRODUCTION
    for column in meanings(day_ends):
        yield f"\n{column.name}\n"
        yield from (f"  {line}\n" for line in _told(column))


def _told(column: Meaning) -> Iterator[str]:
    yield column.meaning
    if column.asked is not None:
        yield f"asked:  {column.asked.wording}"
    yield f"values: {column.values}"
    if column.unit:
        yield f"unit:   {column.unit}"
    if column.code:
        yield f"code:   {column.code}"


def json_schema() -> str:
    """Return the JSON Schema of the JSON export."""
    return files("prtcheck.formats").joinpath("diary.schema.json").read_text(encoding="utf-8")
