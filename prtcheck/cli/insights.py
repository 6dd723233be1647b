"""The command that says what can be said: insights."""

from typing import TYPE_CHECKING

from prtcheck.cli.options import (
    AllOption,
    DaysOption,
    JsonOption,
    SinceOption,
    UntilOption,
    chosen_range,
)
from prtcheck.cli.output import say, say_json
from prtcheck.cli.world import here_and_now
from prtcheck.core.periods import Range, asked_period

if TYPE_CHECKING:
    from prtcheck.core.findings import Finding


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
    from prtcheck.core.figures import REGRESSION, USUAL_CARE, heading
    from prtcheck.core.findings import cut_to_tested, insights_as_dict
    from prtcheck.core.insights import insights as found_in
    from prtcheck.core.ratings import LONGEST_TESTED

    world = here_and_now()
    asked = chosen_range(days=days, since=since, until=until, all_days=all_days, today=world.today)
    logged = world.diary.first_and_last_day()
    whole = asked_period(asked or Range(days=LONGEST_TESTED), logged, world.today)
    period = cut_to_tested(whole)
    check_ins = world.diary.check_ins(period.since, period.until)
    findings = found_in(check_ins, period, world.settings.day_ends)
    if as_json:
        say_json(insights_as_dict(period, findings))
        return
    if not check_ins:
        say("No check-ins in these days.")
        return
    lines = [heading(period)]
    if period != whole:
        lines.append(f"Cut to the latest {LONGEST_TESTED} days: no more are tested.")
    lines += [_in_words(finding) for finding in findings]
    if any("difference" in finding.figures for finding in findings):
        lines += [f"{REGRESSION} {USUAL_CARE}"]
    lines.append("What goes together in one diary is not shown to lead to each other.")
    for line in lines:
        say(line, "", hang=0)


def _in_words(finding: "Finding") -> str:
    return f"{finding.question} {finding.text[:1].upper()}{finding.text[1:]}."
