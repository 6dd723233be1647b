"""The `status` command. Runs without Typer so that a shell prompt can call it."""

from prtcheck.actions.status import Status, find_status
from prtcheck.cli.console import print_json_object, print_lines
from prtcheck.cli.current_context import current_context
from prtcheck.core.days import MISSED_WITHIN, format_day
from prtcheck.errors import ExitCode
from prtcheck.wording.first_steps import BEGIN
from prtcheck.wording.pause import format_pause_end


def print_status(*, as_json: bool) -> ExitCode:
    """Print whether today's check-in is done; the code is NO when it is due outside of a pause."""
    context = current_context()
    status = find_status(context)
    if as_json:
        printed = {
            "day": status.today.isoformat(),
            "done": status.done,
            "last": status.last and status.last.isoformat(),
            "missing": [day.isoformat() for day in status.missing],
            "paused_until": status.paused_until and status.paused_until.isoformat(),
        }
        print_json_object(printed, context.left_out)
    else:
        print_lines(*_format_status(status))
    return ExitCode.OK if status.done or status.paused_until else ExitCode.NO


def _format_status(status: Status) -> list[str]:
    if status.paused_until:
        return [f"Paused {format_pause_end(status.paused_until)}."]
    if status.last is None and not status.begun:
        return [BEGIN]
    today = f"Today, {format_day(status.today)}:"
    if status.done:
        lines = [f"{today} done."]
    elif status.begun:
        lines = [f"{today} unfinished. Continue with: prtcheck"]
    else:
        lines = [f"{today} not done yet. Start with: prtcheck"]
    if status.missing:
        days = ", ".join(map(format_day, status.missing))
        lines.append(f"No check-in in the {MISSED_WITHIN} days before: {days}")
        lines.append(f"Fill one in with: prtcheck checkin --date {status.missing[-1]}")
    return lines
