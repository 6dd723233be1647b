"""The form, in full screen or on plain lines; opened without Typer being loaded."""

from datetime import date

from prtcheck.cli.console import flush_or_discard, prefers_plain, print_message, require_terminal
from prtcheck.context import Context, system_time
from prtcheck.core.days import format_day
from prtcheck.errors import ExitCode


def open_app(
    context: Context, day: date | None = None, instead: str = "prtcheck log --pain 4 --fear 3"
) -> int:
    """Open the full screen, on a day's form if one is named, and return its exit code.

    Raises:
        NoTerminalError: there is no terminal; it names the command to use instead.
    """
    require_terminal(instead)  # without one Textual spins at full speed and asks nobody
    if prefers_plain():
        return ask_line_by_line(context, day or context.today)
    from prtcheck.tui.app import run_app

    code = run_app(context._replace(clock=system_time), day)
    flush_or_discard()
    return code


def ask_line_by_line(context: Context, day: date) -> int:
    """Ask the check-in on plain lines; ended input keeps a draft and counts as interrupted."""
    from prtcheck.cli.plain_check_in import LeftError, check_in_line_by_line
    from prtcheck.core.draft import Draft

    _tell_what_it_is(context)
    present = context.diary.check_in(day)
    try:
        check_in_line_by_line(context, Draft.of(present) if present else Draft(day=day))
    except (LeftError, KeyboardInterrupt):
        if context.drafts.find(day):
            print_message(f"Not saved. What you answered for {format_day(day)} is kept as a draft.")
        return ExitCode.INTERRUPTED
    return ExitCode.OK


def _tell_what_it_is(context: Context) -> None:
    """Tell on the first run what the app's first pages tell, and never again."""
    from prtcheck.actions.first_run import is_first_run, mark_welcomed

    if not is_first_run(context.paths.diary):
        return
    from prtcheck.wording.safety import NEEDS_CARE, WHAT_IT_IS, WHERE_IT_LIVES, paragraphs

    where = WHERE_IT_LIVES.format(diary=context.paths.diary)
    for paragraph in paragraphs(f"{WHAT_IT_IS}\n{NEEDS_CARE}\n{where}"):
        print_message(paragraph)
        print_message("")
    mark_welcomed(context.paths.diary)
