"""The program `prtcheck`: its commands, each loaded when it is named.

A new command is one name in `GROUPS`, and a file `commands/NAME.py` with a function of that name,
or with a Typer of that name where it has commands of its own.
"""

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.main import get_command

from prtcheck.actions.help_topics import TOPICS
from prtcheck.cli.completion import quiet_if_asked, require_known_shell
from prtcheck.cli.current_context import current_context
from prtcheck.cli.exit import report_bugs, report_errors, report_left_out
from prtcheck.cli.open_app import open_app
from prtcheck.cli.usage_errors import Command, Group
from prtcheck.cli.versions import print_version

GROUPS = {
    "Every day": ("checkin", "log", "status", "pause", "resume"),
    "Look": ("trend", "insights", "history", "show", "causes", "activities", "exceptions"),
    "Change": ("edit", "move", "delete", "undo", "redo"),
    "Set up": ("ratings", "phase"),
    "Share": ("report", "export", "import"),
    "Keep safe": ("backup", "restore", "doctor", "where"),
    "Get to know": ("help", "demo", "safety"),
}
"""Every command, in the order and under the headings of `--help`."""
_ELSEWHERE = {
    "help": "help.help_",
    "import": "import_.import_",
    "redo": "undo.redo",
    "resume": "pause.resume",
}
"""Where a command is that has not both a file and a function of its own name."""

EXAMPLES = (
    ("prtcheck", "today's check-in"),
    ("prtcheck log --pain 4 --fear 3 --cause stress --did walk", "a whole one in one line"),
    ("prtcheck checkin --date yesterday", "a missed day"),
    ("prtcheck trend --days 90", "the last 90 days"),
)


def _load_command(name: str) -> Any:  # noqa: ANN401 - its type is private
    module, function = _ELSEWHERE.get(name, f"{name}.{name}").split(".")
    command = getattr(import_module(f"prtcheck.cli.commands.{module}"), function)
    if isinstance(command, typer.Typer):
        return get_command(command)
    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    alone.command(name, cls=Command)(command)
    return get_command(alone)


class Commands(Group):
    """The commands; an error in one becomes one line on stderr and an exit code."""

    def list_commands(self, _ctx: Any) -> list[str]:  # noqa: ANN401 - its type is private
        """Return the names of all commands, without loading one."""
        return [name for names in GROUPS.values() for name in names]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401 - its type is private
        """Return the command of this name, loaded now; None when there is none."""
        if cmd_name not in self.commands and cmd_name in self.list_commands(ctx):
            self.commands[cmd_name] = _load_command(cmd_name)
        return super().get_command(ctx, cmd_name)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - its type is private
        """Read what comes before the command; `help log` is read as `log --help`."""
        if (
            args[:1] == ["help"]
            and args[1:2]
            and args[1] in set(self.list_commands(ctx)) - {*TOPICS}
        ):
            args = [*args[1:], "--help"]
        with report_errors():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - its type is private
        """Run a command."""
        with report_errors():
            return super().invoke(ctx)

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401 - as Typer has it
        """Run the program to its end, which is always a SystemExit."""
        with report_left_out(), report_bugs(), report_errors(), quiet_if_asked():
            require_known_shell()
            return super().main(*args, **extra)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - as Typer has it
        """List the commands in groups, and examples after them."""
        for title, names in GROUPS.items():
            commands = [self.get_command(ctx, name) for name in names]
            with formatter.section(title):
                formatter.write_dl([(c.name, c.get_short_help_str(limit=100)) for c in commands])
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
        typer.Option(
            "--version",
            help="Show the version, and those of Python, SQLite and Textual.",
            callback=_show_version,
            is_eager=True,
        ),
    ] = False,
) -> None:
    """Check in once a day on long-lasting pain; the diary stays on this machine.

    Without a command: today's check-in when it is due, else the home screen.

    Exit codes: 0 ok, 1 the answer is no (status: due), 2 wrong use or no terminal, 3 the diary
    cannot be read or written or an import is refused, 4 the diary is busy, 130 interrupted.
    """
    if ctx.invoked_subcommand is None:
        raise typer.Exit(open_app(current_context()))
