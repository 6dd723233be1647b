"""The program `prtcheck`: its commands, and the one place where errors become exit codes."""

import sys
from pathlib import Path
from traceback import walk_tb
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from prtcheck.cli import (
    carrying,
    causes,
    importing,
    insights,
    keeping,
    looking,
    recording,
    reminding,
    reporting,
)
from prtcheck.cli.options import DayCommand
from prtcheck.cli.output import complain, say, talk
from prtcheck.cli.world import here_and_now
from prtcheck.errors import ExitCode, PrtcheckError

_FRAME_PARTS = 2
"""Of a file's path, what a frame shows: the folders above may name the person."""


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


class Commands(TyperGroup):
    """The commands; what goes wrong in one becomes one line on stderr and an exit code."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - its type is private
        """Run a command."""
        try:
            return super().invoke(ctx)
        except PrtcheckError as error:
            complain(str(error))
            raise typer.Exit(error.exit_code) from None
        except BrokenPipeError:  # who reads our output has seen enough
            raise typer.Exit(ExitCode.OK) from None

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401 - as Typer has it
        """Run the program to its end, which is always a SystemExit."""
        try:
            return super().main(*args, **extra)
        except Exception as bug:  # noqa: BLE001 - the last net; it shows no text of the diary
            _report(bug)
            sys.exit(ExitCode.CRASH)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002 - as Typer has it
        """List the commands in groups, and examples after them."""
        for title, names in GROUPS.items():
            rows = [(name, self.commands[name].get_short_help_str(limit=100)) for name in names]
            with formatter.section(title):
                formatter.write_dl(rows)
        with formatter.section("Examples"):
            formatter.write_dl(EXAMPLES)


def _report(bug: Exception) -> None:
    """Say where a bug struck, without its message or any value: both may hold private text."""
    complain(f"a bug struck ({type(bug).__name__}). What you wrote is not shown here; frames:")
    for frame, line in walk_tb(bug.__traceback__):
        code = frame.f_code
        place = "/".join(Path(code.co_filename).parts[-_FRAME_PARTS:])
        talk(f"  {place}:{line} {code.co_name}")


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
        from prtcheck import __version__

        say(f"prtcheck {__version__}")
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
        recording.open_app(here_and_now(), None)


app.command()(recording.checkin)
app.command()(recording.log)
app.command()(looking.status)
app.command()(looking.trend)
app.command()(insights.insights)
app.command()(looking.history)
app.command(cls=DayCommand)(looking.show)
app.command(cls=DayCommand)(recording.edit)
app.command(cls=DayCommand)(recording.delete)
app.command()(recording.undo)
app.command()(recording.redo)
app.add_typer(causes.app, name="causes")
app.command()(carrying.export)
app.command("import")(importing.import_file)
app.command()(reporting.report)
app.command()(carrying.demo)
app.command()(keeping.backup)
app.command()(keeping.restore)
app.command()(keeping.doctor)
app.command()(carrying.where)
app.command()(reminding.pause)
app.command()(reminding.resume)
app.command()(reminding.safety)


def run() -> int:
    """Run the program on its arguments and return the exit code."""
    try:
        app(prog_name="prtcheck")
    except SystemExit as end:
        code = end.code or ExitCode.OK
        return code if isinstance(code, int) else ExitCode.CRASH
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    return ExitCode.OK
