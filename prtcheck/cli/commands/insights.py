"""The command that says what can be said: insights."""

from typing import TYPE_CHECKING

from prtcheck.cli.console import current_context, print_json, print_lines
from prtcheck.cli.options import (
    AllOption,
    DaysOption,
    JsonOption,
    SinceOption,
    UntilOption,
    parse_range,
)
from prtcheck.core.period import Range, resolve_period

if TYPE_CHECKING:
    from prtcheck.analysis.findings import Finding


def insights(
    *,
    days: DaysOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    all_days: AllOption = False,
    as_json: JsonOption = False,
) -> None:
    """Say what moved and what went together, with its uncertainty, or that it is too early.

    The last 366 days unless asked; no more than that are tested.
    """
    from prtcheck.analysis.findings import insights_to_dict, limit_period
    from prtcheck.analysis.insights import compute_insights as found_in
    from prtcheck.analysis.series import LONGEST_TESTED
    from prtcheck.wording.trend import REGRESSION, USUAL_CARE, format_period

    context = current_context()
    asked = parse_range(days=days, since=since, until=until, all_days=all_days, today=context.today)
    logged = context.diary.first_and_last_day()
    whole = resolve_period(asked or Range(days=LONGEST_TESTED), logged, context.today)
    period = limit_period(whole)
    check_ins = context.diary.check_ins(period.since, period.until)
    findings = found_in(check_ins, period, context.settings.day_ends)
    if as_json:
        print_json(insights_to_dict(period, findings))
        return
    if not check_ins:
        print_lines("No check-ins in these days.")
        return
    lines = [format_period(period)]
    if period != whole:
        lines.append(f"Cut to the latest {LONGEST_TESTED} days: no more are tested.")
    lines += [_in_words(finding) for finding in findings]
    if any("difference" in finding.figures for finding in findings):
        lines += [f"{REGRESSION} {USUAL_CARE}"]
    lines.append("What goes together in one diary is not shown to lead to each other.")
    for line in lines:
        print_lines(line, "", hang=0)


def _in_words(finding: "Finding") -> str:
    return f"{finding.question} {finding.text[:1].upper()}{finding.text[1:]}."
