"""The `exceptions` command."""

from prtcheck.cli import options
from prtcheck.cli.console import print_json, print_lines, print_message
from prtcheck.cli.current_context import current_context


def exceptions(
    *,
    days: options.DaysOption = None,
    since: options.SinceOption = None,
    until: options.UntilOption = None,
    all_days: options.AllOption = False,
    as_json: options.JsonOption = False,
) -> None:
    """List what the pain did that you would not have expected, oldest first.

    All of them unless a range is asked. The check-in asks for them if you add "exception" to
    `questions` in the settings.
    """
    from prtcheck.actions.look import find_period
    from prtcheck.core.days import format_day
    from prtcheck.core.period import Range
    from prtcheck.core.text import printable

    context = current_context()
    asked = options.parse_range(context.today, days, since, until, all_days=all_days)
    period = find_period(context, asked or Range())
    check_ins = context.diary.check_ins(period.since, period.until)
    found = [(c.day, c.exception) for c in check_ins if c.exception]
    if as_json:
        print_json([{"day": day.isoformat(), "exception": text} for day, text in found])
    elif not found:
        print_message("No exceptions on these days.")
    else:
        print_lines(*(f"{format_day(day)}: {printable(text)}" for day, text in found))
