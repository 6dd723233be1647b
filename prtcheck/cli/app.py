"""The program `prtcheck`: its commands."""

from functools import partial
from typing import Annotated, Any

import typer

from prtcheck.cli.commands import (
    backup,
    causes,
    export,
    import_,
    insights,
    log,
    pause,
    report,
    trend,
)
from prtcheck.cli.console import current_context, print_version
from prtcheck.cli.exit import report_bugs, report_errors
from prtcheck.cli.open_app import open_app
from prtcheck.cli.usage_errors import Command, DayCommand, Group

GROUPS = {
    "Every day": ("checkin", "log", "status", "pause", "resume"),
    "Look": ("trend", "insights", "history", "show", "causes"),
    "Change": ("edit", "delete", "undo", "redo"),
    "Share": ("report", "export", "import"),
    "Keep safe": ("backup", "restore", "doctor", "where"),
    "Get to know": ("demo", "safety"),
}
"""Every command, by what one is about to do."""

EXAMPLES = (
    ("prtcheck", "today's check-in"),
    ("prtcheck log --pain 4 --fear 3 --cause stress --did walk", "a whole one in one line"),
    ("prtcheck checkin --date yesterday", "a missed day"),
    ("prtcheck trend --days 90", "the last 90 days"),
)


class Commands(Group):
    """The commands; what goes wrong in one becomes one line on stderr and an exit code."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - its type is private
        """Read what stands before the command; `help log` is read as `log --help`."""
        if args[:1] == ["help"]:
            args = [*args[1:], "--help"]
        with report_errors():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - its type is private
        """Run a command."""
        with report_errors():
            return super().invoke(ctx)

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401 - as Typer has it
        """Run the program to its end, which is always a SystemExit."""
        with report_bugs():
            return super().main(*args, **extra)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002 - as Typer has it
        """List the commands in groups, and examples after them."""
        for title, names in GROUPS.items():
            rows = [(name, self.commands[name].get_short_help_str(limit=100)) for name in names]
            with formatter.section(title):
                formatter.write_dl(rows)
        with formatter.section("Examples"):
            formatter.write_dl(EXAMPLES)


app = typer.Typer(
    name="prtcheck",
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    pretty_exceptions_show_locals=False,
)


def _show_version(asked: bool) -> None:  # noqa: FBT001 - Typer hands it over so
    if asked:
        print_version()
        raise typer.Exit


@app.callback()
def prtcheck(
    ctx: typer.Context,
    *,
    _version: Annotated[
        bool,
        typer.Option("--version", help="Show the version.", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    """Check in once a day on long-lasting pain; the diary stays on this machine.

    Without a command: today's check-in when it is due, else the home screen.

    Exit codes: 0 ok, 1 the answer is no (status: due), 2 wrong use or no terminal, 3 the diary
    cannot be read or written or an import is refused, 4 the diary is busy, 130 interrupted.
    """
    if ctx.invoked_subcommand is None:
        raise typer.Exit(open_app(current_context()))


_command = partial(app.command, cls=Command)
_command()(log.checkin)
_command()(log.log)
_command()(trend.status)
_command()(trend.trend)
_command()(insights.insights)
_command()(trend.history)
_command(cls=DayCommand)(trend.show)
_command(cls=DayCommand)(log.edit)
_command(cls=DayCommand)(log.delete)
_command()(log.undo)
_command()(log.redo)
app.add_typer(causes.app, name="causes")
_command()(export.export)
_command("import")(import_.import_file)
_command()(report.report)
_command()(export.demo)
_command()(backup.backup)
_command()(backup.restore)
_command()(backup.doctor)
_command()(export.where)
_command()(pause.pause)
_command()(pause.resume)
_command()(pause.safety)
