"""The man page `prtcheck.1`, of what `--help` and the help topics say; made by the build."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from prtcheck import __version__
from prtcheck.actions.help_topics import TOPICS, read_topic
from prtcheck.cli.app import EXAMPLES, GROUPS, app
from prtcheck.cli.roff import (
    bold,
    entry,
    escape,
    fill,
    from_markdown,
    paragraph,
    part,
    prose,
    section,
)

Node = Any
"""A command or its context: their types are private."""


def format_man_page() -> str:
    """Return the man page in roff."""
    program = get_command(app)
    root = typer.Context(program, info_name="prtcheck")
    lines = [*_begin(root), *_commands(root), *_examples(), *_topics()]
    headed = [line for last, line in pairwise(["", *lines]) if not _is_needless(line, last)]
    return "\n".join([*headed, ""])


def _is_needless(line: str, last: str) -> bool:
    """Whether a line begins a paragraph that the heading before it has begun."""
    return line == ".PP" and last.startswith((".SH", ".SS"))


def _begin(root: Node) -> Iterator[str]:
    about, *more = _paragraphs(root.command)
    yield f'.TH PRTCHECK 1 "{_find_date()}" "prtcheck {__version__}" "User Commands"'
    yield from (".nh", ".ad l")  # a command or a path that is broken cannot be pasted
    name = about[:1].lower() + about[1:].rstrip(".")
    yield from (section("Name"), *fill(rf"prtcheck \- {escape(name)}"))
    yield from (section("Synopsis"), *fill(_usage(root)))
    yield section("Description")
    for text in more:
        yield from paragraph(prose(text))
    yield from (section("Options"), *_parameters(root))


def _find_date() -> str:
    """Return the date of this version, as the topic on changes has it."""
    _, _, after = read_topic("changes").partition(f"## {__version__} (")
    return after.partition(")")[0]


def _commands(root: Node) -> Iterator[str]:
    for title, names in GROUPS.items():
        yield section(f"Commands: {title}")
        for name in names:
            yield from _command(_child(root, name))


def _command(ctx: Node) -> Iterator[str]:
    yield from (part(ctx.command_path), *fill(_usage(ctx)))
    for text in _paragraphs(ctx.command):
        yield from paragraph(prose(text))
    yield from _parameters(ctx)
    if isinstance(ctx.command, TyperGroup):
        for name in ctx.command.list_commands(ctx):
            yield from _command(_child(ctx, name))


def _child(ctx: Node, name: str) -> Node:
    return typer.Context(ctx.command.get_command(ctx, name), info_name=name, parent=ctx)


def _usage(ctx: Node) -> str:
    pieces = " ".join(ctx.command.collect_usage_pieces(ctx))
    return f"{bold(ctx.command_path)} {escape(pieces)}"


def _parameters(ctx: Node) -> Iterator[str]:
    """Yield the arguments and options, in the words of `--help`, but for --help itself."""
    for parameter in ctx.command.params:
        record = parameter.get_help_record(ctx)
        if record:
            names, text = record
            yield from entry(bold(names), fill(prose(text)))


def _paragraphs(command: Node) -> list[str]:
    text = command.help.replace("\b", "")
    return [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]


def _examples() -> Iterator[str]:
    yield section("Examples")
    for example, does in EXAMPLES:
        yield from entry(bold(example), fill(escape(does)))


def _topics() -> Iterator[str]:
    for topic in TOPICS:
        yield from from_markdown(read_topic(topic))
