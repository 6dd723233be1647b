"""The `report` command."""

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from prtcheck.actions.look import find_period
from prtcheck.cli.console import confirm, print_lines
from prtcheck.cli.current_context import current_context
from prtcheck.cli.options import AllOption, DaysOption, SinceOption, UntilOption, parse_range
from prtcheck.core.period import Range
from prtcheck.errors import ExitCode, InvalidInputError
from prtcheck.files import write_private
from prtcheck.path_checks import has_folder, look

if TYPE_CHECKING:
    from prtcheck.formats.report.page import Page
    from prtcheck.formats.report.render import ReportFormat


def report(  # noqa: PLR0913 - each is an option
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file ending in .html or .pdf.")],
    *,
    days: DaysOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    all_days: AllOption = False,
    notes: Annotated[
        bool, typer.Option("--notes/--without-notes", help="Whether notes go in.")
    ] = False,
    without_causes: Annotated[
        bool, typer.Option("--without-causes", help="Leave out your own words for causes.")
    ] = False,
    letter: Annotated[bool, typer.Option("--letter", help="Letter paper instead of A4.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Write one page for a therapist, over up to a year.

    The last 84 days unless asked. Shows what goes in, and asks.
    """
    target = Path(file).expanduser()
    form = _parse_format(target)
    from prtcheck.formats.report.page import build_page, preview_lines
    from prtcheck.formats.report.render import require_libraries

    require_libraries(form)
    context = current_context()
    asked = parse_range(context.today, days, since, until, all_days=all_days)
    period = find_period(context, asked or Range(days=84))
    page = build_page(
        context.diary.check_ins(period.since, period.until),
        period,
        context.today,
        day_ends=context.settings.day_ends,
        with_causes=not without_causes,
        with_notes=notes,
    )
    instead, is_other = _describe_former(target)
    preview = (f"  {line}" for line in preview_lines(page))
    print_lines(f"This goes into {target}{instead}:", *preview)
    command = f"prtcheck report {quote(file)} --yes"
    if is_other:
        command = f"mv {quote(file)} {quote(file + '.old')} && {command}"
    if (is_other or not yes) and not confirm(f"Write it{instead}?", command):
        print_lines("Nothing was written.")
        raise typer.Exit(ExitCode.NO)
    _write(page, form, target, letter=letter)
    print_lines(f"Written to {target}")


def _describe_former(target: Path) -> tuple[str, bool]:
    """Return in words what a report would replace, and whether that is no report."""
    from prtcheck.formats.file_kind import is_report

    if look(target) is None:
        return "", False
    if is_report(target):
        return ", in place of the file that is there", False
    return ", in place of the file that is there, which is no report of prtcheck", True


def _parse_format(target: Path) -> "ReportFormat":
    from prtcheck.formats.report.render import ReportFormat

    if has_folder(target):
        raise InvalidInputError(f"{target} is a folder: name a file in it.")
    try:
        return ReportFormat(target.suffix.lower())
    except ValueError:
        raise InvalidInputError(
            f"{target.name} ends in neither .html nor .pdf: name a file that does."
        ) from None


def _write(page: "Page", form: "ReportFormat", target: Path, *, letter: bool) -> None:
    from prtcheck.formats.report.paper import Paper
    from prtcheck.formats.report.render import ReportFormat, render_html, render_pdf

    html = render_html(page, Paper.LETTER if letter else Paper.A4)
    write_private(target, [render_pdf(html) if form is ReportFormat.PDF else html.encode()])
