"""The questions of `import` in a terminal: only what the file and the mapping do not tell."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from prtcheck.actions.import_ import read_opened
from prtcheck.actions.import_preview import format_days
from prtcheck.actions.import_questions import AskedTable
from prtcheck.cli.console import confirm, print_message, prompt
from prtcheck.cli.streams import write
from prtcheck.cli.terminal import terminal_size
from prtcheck.errors import InvalidInputError
from prtcheck.formats.tables.day_options import Entered
from prtcheck.formats.tables.mapping import TableMapping
from prtcheck.formats.tables.mapping_file import write_mapping
from prtcheck.formats.tables.open_questions import Choice, OpenQuestion, Topic
from prtcheck.formats.tables.table import OpenedTable

if TYPE_CHECKING:
    from prtcheck.context import Context

_SHOWN_DAYS = 3
_MOST_LISTED = 40
_NO_ANSWER = "Enter"
_PROMPTS = {
    Topic.DATE: "Number or name:",
    Topic.ANSWERS: "Number or name:",
    Topic.NAME_OF_PAIN: "Number or name, or Enter for none:",
}
_LETTERS: dict[str, str] = {Entered.ROW: "t", Entered.SAME_DAY: "s"}


def ask_what_is_open(context: "Context", opened: OpenedTable) -> OpenedTable | None:
    """Ask what has to be known to read a table; None where an answer stays away.

    Raises:
        ImportRefusedError: no answer can make it readable.
    """
    before = opened.mapping
    if opened.recognised:
        print_message(f"This looks like {before.name}'s.")
        opened = opened._replace(recognised=False)  # so that it is said once
    asked = AskedTable(opened)
    while (question := asked.next_question(context)) is not None:
        answered = _ask_until_valid(asked, question)
        if answered is None:
            return None
        asked = answered
    if asked.opened.mapping != before:
        _show_days(context, asked.opened)
    return asked.opened


def _ask_until_valid(asked: AskedTable, question: OpenQuestion) -> AskedTable | None:
    """Return what is known after an answer; None where one that is needed stays away."""
    while True:
        answer = _ask(question)
        if not answer and question.is_needed:
            return None
        try:
            return asked.answer(question.topic, answer)
        except InvalidInputError as error:
            print_message(str(error))


def _ask(question: OpenQuestion) -> str:
    """Ask for one of some answers by its key, or for one that is typed out."""
    print_message(question.text)
    if question.topic is Topic.SCALE:
        return prompt("Lowest-highest, such as 0-10:")
    keys = [_key_of(question.topic, *each) for each in enumerate(question.choices, start=1)]
    widest = max(map(len, keys))
    listed = zip(keys[:_MOST_LISTED], question.choices, strict=False)
    write(sys.stderr, [f"  {key:<{widest}}  {choice.label}" for key, choice in listed])
    typed = prompt(_PROMPTS.get(question.topic) or f"{', '.join(keys[:-1])} or {keys[-1]}:")
    answers = {key: choice.answer for key, choice in zip(keys, question.choices, strict=True)}
    return answers.get(typed.casefold(), "" if question.topic is Topic.ENTERED else typed)


def _key_of(topic: Topic, number: int, choice: Choice) -> str:
    if not choice.answer:
        return _NO_ANSWER
    if topic is Topic.ORDER:
        return choice.answer
    return _LETTERS[choice.answer] if topic is Topic.ENTERED else str(number)


def _show_days(context: "Context", opened: OpenedTable) -> None:
    reading = read_opened(context, opened)
    column = opened.mapping.date
    print_message(f"The first days, as they are understood (column {column} is the date):")
    shown = reading.check_ins[:_SHOWN_DAYS]
    write(sys.stderr, format_days(reading, shown, terminal_size()[0], of_all=False))


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
