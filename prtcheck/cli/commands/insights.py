"""The `insights` command."""

from prtcheck.cli import options
from prtcheck.cli.console import print_json_object, print_lines
from prtcheck.cli.current_context import current_context
from prtcheck.core.period import Range


def insights(
    *,
    days: options.DaysOption = None,
    since: options.SinceOption = None,
    until: options.UntilOption = None,
    all_days: options.AllOption = False,
    as_json: options.JsonOption = False,
) -> None:
    """Say what moved and what went together, with its uncertainty, or that it is too early.

    The last 366 days unless asked; no more than that are tested.
    """
    from prtcheck.actions.look import find_insights, find_period
    from prtcheck.analysis.series import LONGEST_TESTED, limit_period

    context = current_context()
    asked = options.parse_range(context.today, days, since, until, all_days=all_days)
    whole = find_period(context, asked or Range(days=LONGEST_TESTED))
    period = limit_period(whole)
    findings = find_insights(context, period)
    if as_json:
        from prtcheck.formats.command_json import insights_to_dict

        print_json_object(insights_to_dict(period, findings), context.left_out)
    elif context.diary.logged_days(period.since, period.until):
        from prtcheck.wording.insights import format_insights

        for line in format_insights(findings, period, is_cut=period != whole):
            print_lines(line, "", hang=0)
    else:
        print_lines("No check-ins in these days.")
