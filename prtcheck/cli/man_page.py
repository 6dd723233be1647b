"""The man page `prtcheck.1`, of what `--help` and the help topics say; made by the build."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from prtcheck import __version__
from prtcheck.cli.app import EXAMPLES, GROUPS, app
from prtcheck.cli.roff import bold, entry, escape, fill, from_markdown, heading


def format_man_page() -> str:
    """Return the man page in roff."""
    program = get_command(app)
    root = typer.Context(program, info_name="prtcheck")
    return "\n".join([*_begin(root), *_commands(root), *_examples(), *_topics(), ""])


def _begin(root: Any) -> Iterator[str]:  # noqa: ANN401 - as everywhere in the tree of commands
    about, *more = _paragraphs(root.command)
    yield f'.TH PRTCHECK 1 "" "prtcheck {__version__}" "User Commands"'
    yield from (heading("NAME"), rf"prtcheck \- {escape(about[:1].lower() + about[1:].rstrip('.'))}")
    yield from (heading("SYNOPSIS"), *fill(_usage(root)))
    yield heading("DESCRIPTION")
    for paragraph in more:
        yield from (".PP", *fill(escape(paragraph)))
    yield from (heading("OPTIONS"), *_parameters(root))


def _commands(root: Any) -> Iterator[str]:
    for title, names in GROUPS.items():
        yield heading(f"COMMANDS: {title}".upper())
        for name in names:
            yield from _command(_child(root, name))


def _command(ctx: Any) -> Iterator[str]:
    yield heading(ctx.command_path, "SS")
    yield from fill(_usage(ctx))
    for paragraph in _paragraphs(ctx.command):
        yield from (".PP", *fill(escape(paragraph)))
    yield from _parameters(ctx)
    if isinstance(ctx.command, TyperGroup):
        for name in ctx.command.list_commands(ctx):
            yield from _command(_child(ctx, name))


def _child(ctx: Any, name: str) -> Any:
    return typer.Context(ctx.command.get_command(ctx, name), info_name=name, parent=ctx)


def _usage(ctx: Any) -> str:
    pieces = " ".join(ctx.command.collect_usage_pieces(ctx))
    return f"{bold(ctx.command_path)} {escape(pieces)}"


def _parameters(ctx: Any) -> Iterator[str]:
    """Yield the arguments and options, in the words of `--help`, but for --help itself."""
    for parameter in ctx.command.params:
        record = parameter.get_help_record(ctx)
        if record:
            names, text = record
            yield from entry(bold(names), fill(escape(text)))


def _paragraphs(command: Any) -> list[str]:
    text = command.help.replace("\b", "")
    return [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]


def _examples() -> Iterator[str]:
    yield heading("EXAMPLES")
    for example, does in EXAMPLES:
        yield from entry(bold(example), fill(escape(does)))


def _topics() -> Iterator[str]:
    folder = files("prtcheck.help")
    for topic in sorted(folder.iterdir(), key=lambda file: file.name):
        if topic.name.endswith(".md"):
            yield from from_markdown(topic.read_text(encoding="utf-8"))
