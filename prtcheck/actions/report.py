"""Writing one page for a therapist: decide what goes in, show it, and write it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from prtcheck.actions.look import find_period, find_trend
from prtcheck.context import Context
from prtcheck.core.period import Range
from prtcheck.core.questions import QUESTIONS, Question
from prtcheck.core.rating_scale import RatingScale, find_scale
from prtcheck.errors import InvalidInputError
from prtcheck.files import write_private
from prtcheck.path_checks import has_folder, look

if TYPE_CHECKING:
    from prtcheck.formats.report.page import Page
    from prtcheck.formats.report.render import ReportFormat


USUAL_DAYS = 84
"""The last so many are on a report unless other days are asked for."""


class ReportPlan(NamedTuple):
    """What a report would hold, and what it would replace."""

    page: "Page"
    replaced: str
    """In words, with a comma before; nothing where no file is there."""
    is_other_replaced: bool
    """Whether that is a file that is no report."""

    @property
    def preview(self) -> list[str]:
        """What goes in, a line each."""
        from prtcheck.formats.report.page import preview_lines

        return preview_lines(self.page)

    def missing_characters(self, form: "ReportFormat") -> str:
        """Return a sentence on own words that a PDF cannot show, and the cure; or nothing."""
        from prtcheck.formats.report.fonts import font_warning
        from prtcheck.formats.report.render import ReportFormat

        return font_warning(self.page) if form is ReportFormat.PDF else ""


def find_report_format(target: Path, *, with_password: bool = False) -> "ReportFormat":
    """Return the format that a file's ending names, where its libraries are there.

    Raises:
        InvalidInputError: a folder, another ending, a page that can have no password, or no
            library; it says how to get that.
        DiaryError: the place cannot be looked at.
    """
    from prtcheck.formats.report.render import ReportFormat, require_libraries

    if has_folder(target):
        raise InvalidInputError(f"{target} is a folder. Name a file in it.")
    try:
        form = ReportFormat(target.suffix.lower())
    except ValueError:
        raise InvalidInputError(f"{target.name} must end in .html or .pdf.") from None
    if with_password and form is not ReportFormat.PDF:
        raise InvalidInputError(
            f"A web page can't have a password. Write a PDF: name it {target.stem}.pdf."
        )
    require_libraries(form, with_password=with_password)
    return form


def plan_report(  # noqa: PLR0913 - each is the person's choice
    context: Context,
    target: Path,
    asked: Range,
    *,
    with_causes: bool,
    with_notes: bool,
    with_exceptions: bool = False,
    name: str = "",
) -> ReportPlan:
    """Decide what goes into a report over a range; nothing is written.

    `name` is the person's own, or initials, for the page alone.

    Raises:
        InvalidInputError: more days than one page can show.
        DiaryError: the diary or the place cannot be read.
    """
    from prtcheck.formats.report.page import build_page

    period = find_period(context, asked)
    page = build_page(
        context.diary.check_ins(period.since, period.until),
        find_trend(context, period),
        context.today,
        day_ends=context.settings.day_ends,
        with_causes=with_causes,
        with_notes=with_notes,
        with_exceptions=with_exceptions,
        name=name,
        questions=(*QUESTIONS, *_own_questions(context.diary.rating_scales())),
    )
    return ReportPlan(page, *_describe_former(target))


def _own_questions(scales: Sequence[RatingScale]) -> list[Question]:
    """Return the latest wording of each of the person's own questions."""
    names = dict.fromkeys(scale.name for scale in scales)
    latest = [scale for name in names if (scale := find_scale(scales, name))]
    return [Question(s.name, s.name, s.question, (s.lowest, s.highest)) for s in latest]


def _describe_former(target: Path) -> tuple[str, bool]:
    """Return in words what a report would replace, and whether that is no report."""
    from prtcheck.formats.file_kind import is_report

    if look(target) is None:
        return "", False
    if is_report(target):
        return ", in place of the file that is there", False
    return ", in place of the file that is there, which is no report of prtcheck", True


def write_report(
    plan: ReportPlan,
    form: "ReportFormat",
    target: Path,
    *,
    letter: bool = False,
    password: str | None = None,
) -> None:
    """Write a report, complete or not at all; a PDF with a password is never on disk without.

    Raises:
        PlaceError: it cannot be written; a former file is then as it was.
    """
    from prtcheck.formats.report.encrypt import encrypt_pdf
    from prtcheck.formats.report.paper import Paper
    from prtcheck.formats.report.render import ReportFormat, render_html, render_pdf

    html = render_html(plan.page, Paper.LETTER if letter else Paper.A4)
    content = render_pdf(html) if form is ReportFormat.PDF else html.encode()
    write_private(target, [encrypt_pdf(content, password) if password else content])
