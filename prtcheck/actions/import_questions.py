"""The questions of an import, one by one: only what the file and its mapping leave open."""

import re
from typing import NamedTuple

from prtcheck.actions.import_ import ImportPlan, plan_import, plan_table, read_opened
from prtcheck.context import Context
from prtcheck.core.text import shorten
from prtcheck.errors import InvalidInputError
from prtcheck.formats.import_file import OwnFile
from prtcheck.formats.tables.choose_mapping import Choices, apply_choices
from prtcheck.formats.tables.column_dates import Order
from prtcheck.formats.tables.column_names import Scale, to_scale
from prtcheck.formats.tables.day_options import Entered
from prtcheck.formats.tables.open_questions import (
    Choice,
    OpenQuestion,
    Topic,
    list_pain_names,
    list_questions,
    name_choices,
)
from prtcheck.formats.tables.table import OpenedTable

_SCALE = re.compile(r"([0-9]{1,4}) *(?:-|\u2013|to|,|\.\.) *([0-9]{1,4})")
_AT_ITS_TIMES = Choice(Entered.ROW, "at the times in the file")
_SAME_DAY = Choice(Entered.SAME_DAY, "on the same day")
_NOT_KNOWN = Choice("", "not known")
_WRITTEN = (
    "When was each day written down? If that is not known, older days count as late and stay out "
    "of the figures."
)


class AskedTable(NamedTuple):
    """Another program's table with what was answered so far."""

    opened: OpenedTable
    done: frozenset[Topic] = frozenset()
    """What was asked."""

    def next_question(self, context: Context) -> OpenQuestion | None:
        """Return what has to be asked next; None where all is known.

        Raises:
            ImportRefusedError: no answer can make the table readable.
        """
        table, mapping, _ = self.opened
        return (
            self._ask_name_of_pain()
            or next(list_questions(table, mapping, context.today), None)
            or self._ask_entered(context)
        )

    def _ask_name_of_pain(self) -> OpenQuestion | None:
        table, mapping, _ = self.opened
        names = list_pain_names(table, mapping)
        is_chosen = any(source.values for source in mapping.fields.get("pain", ()))
        if not names or is_chosen or Topic.NAME_OF_PAIN in self.done:
            return None
        choices = (*name_choices(names), Choice("", "none of them"))
        return OpenQuestion(Topic.NAME_OF_PAIN, "Which of these is pain?", choices)

    def _ask_entered(self, context: Context) -> OpenQuestion | None:
        mapping = self.opened.mapping
        is_known = mapping.entered_at or mapping.entered is not Entered.UNKNOWN
        if mapping.attacks or is_known or Topic.ENTERED in self.done:
            return None
        has_times = read_opened(context, self.opened).has_times
        return _ask_entered(*[_AT_ITS_TIMES][:has_times], _SAME_DAY)

    def answer(self, topic: Topic, answer: str) -> "AskedTable":
        """Return what is known after an answer, which is empty where the person does not know.

        Raises:
            InvalidInputError: the answer is none.
        """
        table, mapping, _ = self.opened
        choices = _to_choices(topic, answer) if answer else Choices()
        opened = self.opened._replace(mapping=apply_choices(table, mapping, choices))
        return AskedTable(opened, self.done | {topic})

    def plan(self, context: Context) -> ImportPlan:
        """Decide what the table would do to the diary; nothing is stored.

        Raises:
            ImportRefusedError: something in it cannot be taken.
            DiaryError: the diary cannot be read.
        """
        return plan_table(context, self.opened)


class AskedOwnFile(NamedTuple):
    """A file of prtcheck's own, or a table with its columns, with what was answered so far."""

    file: OwnFile
    entered: Entered | None = None

    def next_question(self, _context: Context) -> OpenQuestion | None:
        """Return the question when it was written down, where the file has no place for that."""
        is_known = self.file.has_moments or self.entered is not None
        return None if is_known else _ask_entered(_SAME_DAY)

    def answer(self, _topic: Topic, answer: str) -> "AskedOwnFile":
        """Return what is known after an answer, which is empty where the person does not know."""
        return self._replace(entered=Entered(answer or Entered.UNKNOWN))

    def plan(self, context: Context) -> ImportPlan:
        """Decide what the file would do to the diary; nothing is stored.

        Raises:
            ImportRefusedError: something in it cannot be taken.
            DiaryError: the diary cannot be read.
        """
        file, entered = self.file, self.entered or Entered.UNKNOWN
        plan = plan_import(context, file.text, file.source, entered)
        return plan._replace(is_windows_text=file.encoding == "cp1252")


def _ask_entered(*known: Choice) -> OpenQuestion:
    return OpenQuestion(Topic.ENTERED, _WRITTEN, (*known, _NOT_KNOWN))


def _to_choices(topic: Topic, answer: str) -> Choices:
    if topic is Topic.DATE:
        return Choices(columns={"date": (answer,)})
    if topic is Topic.ANSWERS:
        return Choices(columns={"pain": (answer,)})
    if topic is Topic.NAME_OF_PAIN:
        return Choices(values={"pain": (answer,)})
    if topic is Topic.SCALE:
        return Choices(scale=parse_scale(answer))
    if topic is Topic.ORDER:
        return Choices(order=parse_order(answer))
    return Choices(entered=Entered(answer))


def parse_order(text: str) -> Order:
    """Return the order of dates that a word names.

    Raises:
        InvalidInputError: it names none.
    """
    known = {
        **{one.value: one for one in Order},
        "day-first": Order.DMY,
        "month-first": Order.MDY,
        "year-first": Order.YMD,
    }
    if text.casefold() not in known:
        raise InvalidInputError(f"--dates must be dmy, mdy or ymd. You typed {shorten(text, 20)}.")
    return known[text.casefold()]


def parse_scale(text: str) -> Scale:
    """Return a scale such as 0-10.

    Raises:
        InvalidInputError: it is none.
    """
    found = _SCALE.fullmatch(text.strip())
    scale = to_scale(found[1], found[2]) if found else None
    if scale is None:
        raise InvalidInputError(
            "A scale is its lowest and highest answer, such as 0-10. "
            f"You typed {shorten(text, 20)}."
        )
    return scale
