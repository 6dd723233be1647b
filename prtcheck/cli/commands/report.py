"""The `report` command."""

from shlex import quote
from typing import Annotated, NoReturn

import typer

from prtcheck.actions.report import USUAL_DAYS, find_report_format, plan_report, write_report
from prtcheck.cli.console import confirm, print_lines, print_message
from prtcheck.cli.current_context import current_context
from prtcheck.cli.options import AllOption, DaysOption, SinceOption, UntilOption, parse_range
from prtcheck.cli.password import ask_new_password, require_password_terminal
from prtcheck.core.period import Range
from prtcheck.errors import ExitCode
from prtcheck.path_checks import to_path
from prtcheck.wording.changes import HOW_IT_OPENS


def report(  # noqa: PLR0913 - each is an option
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file ending in .html or .pdf")],
    *,
    days: DaysOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    all_days: AllOption = False,
    notes: Annotated[
        bool, typer.Option("--notes/--without-notes", help="Whether notes go in")
    ] = False,
    without_causes: Annotated[
        bool, typer.Option("--without-causes", help="Leave out your own words for causes")
    ] = False,
    exceptions: Annotated[
        bool,
        typer.Option("--with-exceptions", help="List what the pain did that you did not expect"),
    ] = False,
    name: Annotated[
        str, typer.Option("--name", metavar="TEXT", help="Your name or initials, on the page only")
    ] = "",
    letter: Annotated[bool, typer.Option("--letter", help="Letter paper instead of A4")] = False,
    password: Annotated[
        bool, typer.Option("--password", help="Ask for a password and encrypt the PDF with it")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask")] = False,
) -> None:
    """Write one page for a therapist, over up to ten years.

    The last 84 days unless asked. Shows what goes in, and asks.
    """
    target = to_path(file)
    form = find_report_format(target, with_password=password)
    if password:
        require_password_terminal()
    context = current_context()
    asked = parse_range(context.today, days, since, until, all_days=all_days)
    plan = plan_report(
        context,
        target,
        asked or Range(days=USUAL_DAYS),
        with_causes=not without_causes,
        with_notes=notes,
        with_exceptions=exceptions,
        name=name,
    )
    if missing := plan.missing_characters(form):
        print_message(missing)
    preview = (f"  {line}" for line in plan.preview)
    print_lines(f"This goes into {target}{plan.replaced}:", *preview)
    if password:
        print_lines("  password: you choose it next, and prtcheck keeps no copy")
    command = f"prtcheck report {quote(file)} --yes"
    if plan.is_other_replaced:
        command = f"mv {quote(file)} {quote(file + '.old')} && {command}"
    must_ask = plan.is_other_replaced or not yes
    if must_ask and not confirm(f"Write it{plan.replaced}?", command):
        _stop()
    typed = ask_new_password() if password else None
    if password and not typed:
        _stop()
    write_report(plan, form, target, letter=letter, password=typed)
    print_lines(f"Written to {target}", *([HOW_IT_OPENS] if typed else []))


def _stop() -> NoReturn:
    print_lines("Nothing was written.")
    raise typer.Exit(ExitCode.NO)
