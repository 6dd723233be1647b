"""Usage errors: one sentence that names the argument, the command and how to go on."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup

from prtcheck.cli.options import quote_typed
from prtcheck.core.text import shorten
from prtcheck.errors import InvalidInputError

_DAYS_AGO = re.compile(r"-[0-9]+")
_NONE_OF = re.compile(r"'(.*)' is not one of ('.*')", re.DOTALL)
_LONGEST_SHOWN = 40
_LONGEST_OF_TYPER = 200
_UsageError: type[Exception] = typer.BadParameter.__mro__[1]
"""What Typer raises for wrong use; it exports only this subclass of it."""


class Command(TyperCommand):
    """A command whose usage errors are sentences; a DAY may be given as -2."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - its type is private
        """Read the arguments; InvalidInputError if one is missing, not known or too many."""
        ctx.allow_extra_args = True  # so that we see them, and not only a sentence about them
        if any(isinstance(p, TyperArgument) and p.metavar == "DAY" for p in self.params):
            # the day -2 looks like an option; beside it a misspelt option is still an error
            ctx.ignore_unknown_options = any(_DAYS_AGO.fullmatch(arg) for arg in args)
        with _translate_usage_errors(ctx):
            left = super().parse_args(ctx, args)
        if left and not ctx.resilient_parsing:
            raise InvalidInputError(_format_extra(ctx, left))
        return left

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ANN401 - its type is private
        """Return the words of the usage line: DAY, where some versions of Typer write {DAY}."""
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]


class Group(TyperGroup):
    """A command with commands; a mistyped one is answered with the one that was meant."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - its type is private
        """Read what comes before the command; InvalidInputError if an option is not known."""
        with _translate_usage_errors(ctx):
            return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - as Typer has it
        """Return the command that is named; InvalidInputError if there is none."""
        if self.get_command(ctx, args[0]) is None and not ctx.resilient_parsing:
            where = "" if ctx.parent is None else f" of {_name(ctx)}"
            cure = _suggest(ctx, args[0], self.list_commands(ctx))
            raise InvalidInputError(f"there is no command {quote_typed(args[0])}{where}: {cure}")
        return super().resolve_command(ctx, args)


@contextmanager
def _translate_usage_errors(ctx: Any) -> Iterator[None]:  # noqa: ANN401 - its type is private
    try:
        yield
    except _UsageError as error:
        raise InvalidInputError(_format_error(ctx, error)) from None


def _format_error(ctx: Any, error: Any) -> str:  # noqa: ANN401 - their types are private
    option, argument = getattr(error, "option_name", None), getattr(error, "param", None)
    if option and hasattr(error, "possibilities"):
        return _format_unknown_option(ctx, option)
    if option:
        needs = "needs a value" if "requires" in error.message else "takes no value"
        return f"{option} {needs}: {_refer_to_help(ctx)}"
    if hasattr(error, "param_type") and argument is not None:
        return f"{_name(ctx)} needs a {argument.metavar or argument.name}: {_format_help(argument)}"
    choice = _NONE_OF.search(error.message)
    if choice is not None and argument is not None:
        *others, last = choice[2].replace("'", "").split(", ")
        name = argument.name.strip("_")
        return f"{quote_typed(choice[1])} is no {name}: give {', '.join(others)} or {last}."
    sentence = shorten(error.format_message(), _LONGEST_OF_TYPER).rstrip(".")
    return f"{sentence}: {_refer_to_help(ctx)}"


def _format_extra(ctx: Any, left: list[str]) -> str:  # noqa: ANN401 - its type is private
    options = [word for word in left if word.startswith("-") and not _DAYS_AGO.fullmatch(word)]
    if options:
        return _format_unknown_option(ctx, options[0])
    together = "put words that belong together in quotes, or"
    return f"{_name(ctx)} does not take {quote_typed(left[0])}: {together} {_refer_to_help(ctx)}"


def _format_unknown_option(ctx: Any, option: str) -> str:  # noqa: ANN401 - its type is private
    name = option.partition("=")[0]
    known = [long for param in ctx.command.params for long in param.opts if long[:2] == "--"]
    cure = _suggest(ctx, name, known) if name[:2] == "--" else _refer_to_help(ctx)
    return f"{_name(ctx)} knows no option {shorten(name, _LONGEST_SHOWN)}: {cure}"


def _suggest(ctx: Any, word: str, known: Iterable[str]) -> str:  # noqa: ANN401 - its type is private
    from difflib import get_close_matches

    bare = {name.removeprefix("--"): name for name in known}
    close = get_close_matches(word.removeprefix("--"), bare, n=1)
    return f"did you mean {bare[close[0]]}?" if close else _refer_to_help(ctx)


def _format_help(argument: Any) -> str:  # noqa: ANN401 - its type is private
    text: str = argument.help or ""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _refer_to_help(ctx: Any) -> str:  # noqa: ANN401 - its type is private
    return f"see `{ctx.command_path} --help`."


def _name(ctx: Any) -> str:  # noqa: ANN401 - its type is private
    path: str = ctx.command_path
    program, _, command = path.partition(" ")
    return command or program
