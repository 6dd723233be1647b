"""The `report` command."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from prtcheck.cli.console import confirm, print_lines
from prtcheck.cli.current_context import current_context
from prtcheck.cli.options import AllOption, DaysOption, SinceOption, UntilOption, parse_range
from prtcheck.core.period import Range, resolve_period
from prtcheck.errors import ExitCode, InvalidInputError

if TYPE_CHECKING:
    from prtcheck.formats.report.render import ReportFormat

_TWELVE_WEEKS = Range(days=84)
_INDENT = "  "


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
    form = _form_of(target)
    from prtcheck.formats.report import render as rendering
    from prtcheck.formats.report.page import build_page, preview_lines

    rendering.require_libraries(form)
    context = current_context()
    today = context.today
    asked = parse_range(days=days, since=since, until=until, all_days=all_days, today=today)
    period = resolve_period(asked or _TWELVE_WEEKS, context.diary.first_and_last_day(), today)
    page = build_page(
        context.diary.check_ins(period.since, period.until),
        period,
        today,
        day_ends=context.settings.day_ends,
        with_causes=not without_causes,
        with_notes=notes,
    )
    instead = ", in place of the file that is there" if target.exists() else ""
    question = f"Write it{instead}?"
    print_lines(
        f"This goes into {target}{instead}:", *(f"{_INDENT}{line}" for line in preview_lines(page))
    )
    if not yes and not confirm(question, f"prtcheck report {file} --yes"):
        print_lines("Nothing was written.")
        raise typer.Exit(ExitCode.NO)
    html = rendering.render_html(page, rendering.Paper.LETTER if letter else rendering.Paper.A4)
    from prtcheck.files import write_private

    is_pdf = form is rendering.ReportFormat.PDF
    write_private(target, [rendering.render_pdf(html) if is_pdf else html.encode()])
    print_lines(f"Written to {target}")


def _form_of(target: Path) -> "ReportFormat":
    """Return what a file's ending asks for.

    Raises:
        InvalidInputError: it asks for neither HTML nor PDF, or a folder has the name.
    """
    from prtcheck.formats.report.render import ReportFormat

    if target.is_dir():
        raise InvalidInputError(f"{target} is a folder: name a file in it.")
    try:
        return ReportFormat(target.suffix.lower())
    except ValueError:
        raise InvalidInputError(
            f"{target.name} ends in neither .html nor .pdf: name a file that does."
        ) from None
