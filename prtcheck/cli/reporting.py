"""The command that writes one page for a therapist: report."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from prtcheck.cli.options import AllOption, DaysOption, SinceOption, UntilOption, chosen_range
from prtcheck.cli.output import agreed, say
from prtcheck.cli.world import here_and_now
from prtcheck.core.periods import Range, asked_period
from prtcheck.errors import ExitCode, InvalidInputError

if TYPE_CHECKING:
    from prtcheck.formats.report_rendering import Form

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
    from prtcheck.formats import report_rendering as rendering
    from prtcheck.formats.report import page_of, preview

    rendering.require_libraries(form)
    world = here_and_now()
    today = world.today
    asked = chosen_range(days=days, since=since, until=until, all_days=all_days, today=today)
    period = asked_period(asked or _TWELVE_WEEKS, world.diary.first_and_last_day(), today)
    page = page_of(
        world.diary.check_ins(period.since, period.until),
        period,
        today,
        day_ends=world.settings.day_ends,
        with_causes=not without_causes,
        with_notes=notes,
    )
    instead = ", in place of the file that is there" if target.exists() else ""
    question = f"Write it{instead}?"
    say(f"This goes into {target}{instead}:", *(f"{_INDENT}{line}" for line in preview(page)))
    if not yes and not agreed(question, f"prtcheck report {file} --yes"):
        say("Nothing was written.")
        raise typer.Exit(ExitCode.NO)
    html = rendering.as_html(page, rendering.Paper.LETTER if letter else rendering.Paper.A4)
    from prtcheck.storage.files import write_private

    is_pdf = form is rendering.Form.PDF
    write_private(target, [rendering.as_pdf(html) if is_pdf else html.encode()])
    say(f"Written to {target}")


def _form_of(target: Path) -> "Form":
    """Return what a file's ending asks for.

    Raises:
        InvalidInputError: it asks for neither HTML nor PDF, or a folder has the name.
    """
    from prtcheck.formats.report_rendering import Form

    if target.is_dir():
        raise InvalidInputError(f"{target} is a folder: name a file in it.")
    try:
        return Form(target.suffix.lower())
    except ValueError:
        raise InvalidInputError(
            f"{target.name} ends in neither .html nor .pdf: name a file that does."
        ) from None
