"""Handing over what the diary holds, as one of four kinds of file: decide, write."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import NamedTuple

from prtcheck.actions.export import ExportPlan, plan_csv, plan_json, write_lines
from prtcheck.actions.report import find_report_format, plan_report, write_report
from prtcheck.context import Context
from prtcheck.core.period import Range
from prtcheck.errors import InvalidInputError
from prtcheck.formats.file_kind import export_target
from prtcheck.path_checks import look


class FileKind(StrEnum):
    """What is written, by its file's ending."""

    PDF = ".pdf"
    HTML = ".html"
    CSV = ".csv"
    JSON = ".json"

    @property
    def is_report(self) -> bool:
        """Whether it is a page to read, not data."""
        return self in (FileKind.PDF, FileKind.HTML)


class Choices(NamedTuple):
    """What goes into the file."""

    kind: FileKind
    days: int | None
    """The last so many; None is all."""
    with_notes: bool
    with_causes: bool
    """For a report only."""
    for_excel: bool
    """For a table only: the mark that Excel needs to read UTF-8."""
    with_exceptions: bool = False
    """For a report only."""
    with_password: bool = False
    """For a PDF only."""
    name: str = ""
    """The person's own, or initials, for a report only."""

    @property
    def is_encrypted(self) -> bool:
        """Whether the file only opens with a password."""
        return self.with_password and self.kind is FileKind.PDF


class HandOver(NamedTuple):
    """What would be written."""

    check_ins: int
    replaced: str
    """What it takes the place of, in words with a comma before; nothing where no file is there."""
    write: Callable[..., None]
    """Takes the `password` of a file that has one."""
    warning: str = ""
    """What of the own words the file cannot show, and the cure."""


def plan_hand_over(context: Context, choices: Choices, target: Path) -> HandOver:
    """Decide what goes into a file; nothing is written.

    Raises:
        InvalidInputError: another ending, a file that may not be replaced, no library, or more
            days than a report can show.
        DiaryError: the diary or the place cannot be read.
    """
    if target.suffix.lower() != choices.kind:
        raise InvalidInputError(f"The file's name must end in {choices.kind}. Change it.")
    asked = Range(days=choices.days)
    if choices.kind.is_report:
        return _plan_report(context, choices, target, asked)
    file = export_target(target, context.paths)
    if choices.kind is FileKind.CSV:
        plan = plan_csv(context, asked, excel=choices.for_excel, notes=choices.with_notes)
    else:
        plan = plan_json(context, asked, notes=choices.with_notes)
    return _from_export(plan, file)


def _plan_report(context: Context, choices: Choices, target: Path, asked: Range) -> HandOver:
    form = find_report_format(target, with_password=choices.is_encrypted)
    plan = plan_report(
        context,
        target,
        asked,
        with_causes=choices.with_causes,
        with_notes=choices.with_notes,
        with_exceptions=choices.with_exceptions,
        name=choices.name,
    )
    write = partial(write_report, plan, form, target)
    return HandOver(plan.page.check_ins, plan.replaced, write, plan.missing_characters(form))


def _from_export(plan: ExportPlan, file: Path) -> HandOver:
    replaced = ", in place of the export that is there" if look(file) else ""
    write = partial(write_lines, plan.lines, file)
    return HandOver(plan.check_ins, replaced, write)
