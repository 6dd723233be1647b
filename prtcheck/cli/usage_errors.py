"""Usage errors: one sentence that names the argument, the command and how to go on."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup

from prtcheck.actions.help_topics import TOPICS
from prtcheck.cli.completion import DAYS
from prtcheck.cli.options import quote_typed
from prtcheck.core.metric import Metric
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
            known = {f"{ctx.command_path} {name}": name for name in self.list_commands(ctx)}
            if ctx.parent is None:
                known |= {f"{ctx.command_path} help {topic}": topic for topic in TOPICS}
            cure = _suggest(ctx, args[0], known)
            raise InvalidInputError(f"{_name(ctx)} has no command {quote_typed(args[0])}. {cure}")
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
        return f"{option} {needs}. {_refer_to_help(ctx)}"
    if hasattr(error, "param_type") and argument is not None:
        return (
            f"{_name(ctx)} needs a {argument.metavar or argument.name}: {_format_help(argument)}."
        )
    choice = _NONE_OF.search(error.message)
    if choice is not None and argument is not None:
        *others, last = choice[2].replace("'", "").split(", ")
        name = argument.name.strip("_")
        return (
            f"A {name} must be {', '.join(others)} or {last}. You typed {quote_typed(choice[1])}."
        )
    sentence = shorten(error.format_message(), _LONGEST_OF_TYPER).rstrip(".")
    return f"{sentence}. {_refer_to_help(ctx)}"


def _format_extra(ctx: Any, left: list[str]) -> str:  # noqa: ANN401 - its type is private
    options = [word for word in left if word.startswith("-") and not _DAYS_AGO.fullmatch(word)]
    if options:
        return _format_unknown_option(ctx, options[0])
    typed = shorten(left[0], _LONGEST_SHOWN)
    return f"{_name(ctx)} doesn't know what to do with {typed}. {_suggest_for_words(ctx, left[0])}"


def _format_unknown_option(ctx: Any, option: str) -> str:  # noqa: ANN401 - its type is private
    name = option.partition("=")[0]
    long = _long_options(ctx.command.get_params(ctx))
    cure = _suggest(ctx, name, {option: option.removeprefix("--") for option in long})
    return f"{_name(ctx)} has no option {shorten(name, _LONGEST_SHOWN)}. {cure}"


def _long_options(params: Iterable[Any]) -> list[str]:
    return [option for param in params for option in param.opts if option.startswith("--")]


def _suggest_for_words(ctx: Any, word: str) -> str:  # noqa: ANN401 - its type is private
    """Return what was meant by a number, a metric, an option, a day or words without quotes."""
    if ctx.command.name == "log" and re.fullmatch("[0-9]|10", word):
        return f"Did you mean `prtcheck log --pain {word}`?"
    if ctx.command.name == "trend" and word in set(Metric):
        return f"Did you mean `prtcheck trend --metric {word}`?"
    options = _long_options(ctx.command.params)
    if f"--{word}" in options:
        return f"Did you mean `--{word}`?"
    if "--date" in options and word in DAYS:
        return f"Did you mean `--date {word}`?"
    takes_text = any("TEXT" in (param.metavar or "") for param in ctx.command.params)
    quotes = "Put words that belong together in quotes. " if takes_text else ""
    return f"{quotes}{_refer_to_help(ctx)}"


def _suggest(ctx: Any, word: str, known: Mapping[str, str]) -> str:  # noqa: ANN401 - its type is private
    """Return which of the known was meant, each with the word that is compared."""
    from difflib import get_close_matches

    close = get_close_matches(word.removeprefix("--"), known.values(), n=1)
    meant = next((name for name, compared in known.items() if close == [compared]), None)
    return f"Did you mean `{meant}`?" if meant else _refer_to_help(ctx)


def _format_help(argument: Any) -> str:  # noqa: ANN401 - its type is private
    text: str = argument.help or ""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _refer_to_help(ctx: Any) -> str:  # noqa: ANN401 - its type is private
    return f"See `{ctx.command_path} --help`."


def _name(ctx: Any) -> str:  # noqa: ANN401 - its type is private
    path: str = ctx.command_path
    program, _, command = path.partition(" ")
    return f"`{command or program}`"
