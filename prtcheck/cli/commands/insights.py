"""The `insights` command."""

from typing import TYPE_CHECKING

from prtcheck.cli import options
from prtcheck.cli.console import print_heading, print_json_object, print_lines
from prtcheck.cli.current_context import current_context
from prtcheck.core.period import Period, Range

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prtcheck.analysis.findings import Finding


def insights(
    *,
    days: options.DaysOption = None,
    since: options.SinceOption = None,
    until: options.UntilOption = None,
    all_days: options.AllOption = False,
    as_json: options.JsonOption = False,
) -> None:
    """Say what changed and what went together, with its uncertainty, or that it is too early.

    The last 366 days unless asked; no more than that are tested. Where pain is 1 point higher or
    lower on days with an activity, it stands out in 35 % of diaries of 90 days, 84 % of 180.
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
        _print_findings(findings, period, is_cut=period != whole)
    else:
        from prtcheck.wording.first_steps import format_no_check_ins

        print_lines(format_no_check_ins(is_empty=not context.logged_days.first_and_last_day()))


def _print_findings(findings: "Sequence[Finding]", period: Period, *, is_cut: bool) -> None:
    """Print a block a question: the question, its answer, and the uncertainty indented below."""
    from prtcheck.analysis.series import LONGEST_TESTED
    from prtcheck.wording.insights import format_finding, format_insight_cautions
    from prtcheck.wording.trend import format_period

    print_lines(format_period(period))
    if is_cut:
        print_lines(f"Only the latest {LONGEST_TESTED} days are tested.")
    for words in map(format_finding, findings):
        print_lines("")
        print_heading(words.question)
        print_lines(*(f"  {sentence}" for sentence in words.answer), hang=2)
        print_lines(*(f"    {sentence}" for sentence in words.uncertainty), hang=4)
    print_lines("", *format_insight_cautions(findings), hang=0)
