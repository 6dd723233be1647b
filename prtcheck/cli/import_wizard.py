"""The questions of `import` in a terminal: only what the file and the mapping do not tell."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from prtcheck.cli.console import confirm, print_message, prompt
from prtcheck.cli.import_choices import parse_order, parse_scale
from prtcheck.cli.import_preview import format_days
from prtcheck.cli.streams import write
from prtcheck.core.text import shorten
from prtcheck.errors import InvalidInputError
from prtcheck.formats.tables.choose_mapping import Choices, apply_choices, find_spans
from prtcheck.formats.tables.column_names import is_called
from prtcheck.formats.tables.day_options import Entered
from prtcheck.formats.tables.mapping import TableMapping
from prtcheck.formats.tables.mapping_file import write_mapping
from prtcheck.formats.tables.open_questions import (
    OpenQuestion,
    Topic,
    list_pain_names,
    list_questions,
)
from prtcheck.formats.tables.table import OpenedTable
from prtcheck.formats.tables.table_reader import read_table

if TYPE_CHECKING:
    from prtcheck.context import Context

_SHOWN_DAYS = 3
_MOST_LISTED = 40
_ENTERED = {"t": Entered.ROW, "s": Entered.SAME_DAY}


def ask_what_is_open(context: "Context", opened: OpenedTable) -> OpenedTable | None:
    """Ask what has to be known to read a table; None where an answer stays away.

    Raises:
        ImportRefusedError: no answer can make it readable.
    """
    before = opened.mapping
    if opened.recognised:
        print_message(f"This looks like {before.name}'s.")
        opened = opened._replace(recognised=False)  # so that it is said once
    asked: OpenedTable | None = _ask_pain(opened)
    while asked is not None:
        opened = asked
        question = next(list_questions(opened.table, opened.mapping, context.today), None)
        if question is None:
            break
        asked = _ask_until_valid(opened, question)
    if asked is None:
        return None
    opened = _ask_entered(opened)
    if opened.mapping != before:
        _show_days(context, opened)
    return opened


def _ask_pain(opened: OpenedTable) -> OpenedTable:
    """Ask which of a table's names is pain, where none was chosen; an empty line is none."""
    names = list_pain_names(opened.table, opened.mapping)
    pain = opened.mapping.fields.get("pain", ())
    if not names or any(source.values for source in pain):
        return opened
    answer = _choose_one("Which of these is pain? Press Enter for none.", names)
    return _apply(opened, Choices(values={"pain": (answer,)})) if answer else opened


def _ask_until_valid(opened: OpenedTable, question: OpenQuestion) -> OpenedTable | None:
    while True:
        answer = _ASK[question.topic](question)
        if not answer:
            return None
        try:
            return _apply(opened, _to_choices(question.topic, answer))
        except InvalidInputError as error:
            print_message(str(error))


def _to_choices(topic: Topic, answer: str) -> Choices:
    if topic is Topic.DATE:
        return Choices(columns={"date": (answer,)})
    if topic is Topic.ANSWERS:
        return Choices(columns={"pain": (answer,)})
    if topic is Topic.SCALE:
        return Choices(scale=parse_scale(answer))
    return Choices(order=parse_order(answer))


def _ask_column(question: OpenQuestion) -> str:
    is_date = question.topic is Topic.DATE
    names = [name for name in question.choices if is_date or not is_called("mood", name)]
    return _choose_one(f"Which column is {'the date' if is_date else 'pain'}?", names)


def _ask_text(question: OpenQuestion) -> str:
    told = question.sentence.partition(" Add --")
    print_message(told[0])
    hint = "Lowest-highest, such as 0-10:"
    return prompt(hint if question.topic is Topic.SCALE else f"{' or '.join(question.choices)}:")


_ASK: dict[Topic, Callable[[OpenQuestion], str]] = {
    Topic.DATE: _ask_column,
    Topic.ANSWERS: _ask_column,
    Topic.SCALE: _ask_text,
    Topic.ORDER: _ask_text,
}


def _choose_one(question: str, names: Sequence[str]) -> str:
    """Ask for one of some names by its number or name; return what was typed else."""
    print_message(question)
    for number, name in enumerate(names[:_MOST_LISTED], start=1):
        print_message(f"  {number:>2}  {shorten(name, 60)}")
    typed = prompt("Number or name:")
    is_number = typed.isdecimal() and 1 <= int(typed) <= len(names)
    return names[int(typed) - 1] if is_number else typed


def _ask_entered(opened: OpenedTable) -> OpenedTable:
    mapping = opened.mapping
    if mapping.attacks or mapping.entered_at or mapping.entered is not Entered.UNKNOWN:
        return opened
    print_message(
        "When was each day written down? t: at the times in the file, s: on the same day. Press "
        "Enter if that is not known: older days then count as late and stay out of the figures."
    )
    entered = _ENTERED.get(prompt("t, s or Enter:").casefold(), Entered.UNKNOWN)
    return opened._replace(mapping=replace(mapping, entered=entered))


def _apply(opened: OpenedTable, choices: Choices) -> OpenedTable:
    return opened._replace(mapping=apply_choices(opened.table, opened.mapping, choices))


def _show_days(context: "Context", opened: OpenedTable) -> None:
    table, mapping, _ = opened
    (span,) = find_spans(table, mapping, context.today)
    ends = context.settings.day_ends
    reading = read_table(table, mapping, span.order, now=context.now, day_ends=ends)
    print_message(f"The first days, as they are understood (column {mapping.date} is the date):")
    write(sys.stderr, format_days(reading, reading.check_ins[:_SHOWN_DAYS], of_all=False))


def offer_mapping_file(mapping: TableMapping, file: str) -> None:
    """Ask whether to write what was answered as a TOML beside the file, for the next time."""
    beside = _free_name(Path("import.csv") if file == "-" else Path(file))
    if not confirm(f"Save these answers as {beside} for the next time?", "--map"):
        return
    try:
        with beside.open("x", encoding="utf-8") as opened:
            opened.write(write_mapping(mapping))
    except OSError as error:
        print_message(f"{beside} can't be written ({error.strerror}).")
        return
    print_message(f"Next time: prtcheck import {file} --map {beside}")


def _free_name(file: Path) -> Path:
    number, name = 1, file.with_suffix(".toml")
    while name.exists():
        number += 1
        name = file.with_name(f"{file.stem}-{number}.toml")
    return name
