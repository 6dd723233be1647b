"""The `show` command."""

import typer

from prtcheck.cli.console import print_json_object, print_lines, print_message
from prtcheck.cli.current_context import current_context
from prtcheck.cli.options import DayArgument, JsonOption, parse_past_day
from prtcheck.core.days import format_day
from prtcheck.errors import ExitCode


def show(day_text: DayArgument = "today", *, as_json: JsonOption = False) -> None:
    """Show all of one day, with its edits.

    Exit 1 when it has no check-in.
    """
    from prtcheck.wording.day import VALUES_FROM, format_edits, format_whole_day

    context = current_context()
    day = parse_past_day(day_text, context.today)
    check_in = context.diary.check_in(day)
    revisions = context.diary.revisions(day)
    if check_in is None:
        print_message(f"{format_day(day)} has no check-in.")
        if not as_json:
            print_lines(*format_edits(revisions, None), hang=VALUES_FROM)
        raise typer.Exit(ExitCode.NO)
    if as_json:
        from prtcheck.formats.command_json import day_to_dict

        print_json_object(day_to_dict(check_in, revisions), context.left_out)
        return
    answers = format_whole_day(check_in, context.settings.day_ends)
    print_lines(*answers, *format_edits(revisions, check_in), hang=VALUES_FROM)
