"""Usage errors: one sentence with its cure, and exit code 2."""

import pytest
from program import output_of, prtcheck, refusal
from typer.main import get_command

from prtcheck.cli.app import app

pytestmark = pytest.mark.usefixtures("sunday_evening")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("foo",), "`prtcheck` has no command 'foo'. See `prtcheck --help`."),
        (("trned",), "`prtcheck` has no command 'trned'. Did you mean `prtcheck trend`?"),
        (
            ("causes", "foo"),
            "`causes` has no command 'foo'. See `prtcheck causes --help`.",
        ),
        (
            ("causes", "sugest"),
            "`causes` has no command 'sugest'. Did you mean `prtcheck causes suggest`?",
        ),
        (("trend", "--nope"), "`trend` has no option --nope. See `prtcheck trend --help`."),
        (("log", "--pian", "4"), "`log` has no option --pian. Did you mean `--pain`?"),
        (("log", "--pian=4"), "`log` has no option --pian. Did you mean `--pain`?"),
        (("edit", "-2", "--pian", "4"), "`edit` has no option --pian. Did you mean `--pain`?"),
        (
            ("log", "4"),
            "`log` doesn't know what to do with 4. Did you mean `prtcheck log --pain 4`?",
        ),
        (
            ("trend", "pain"),
            (
                "`trend` doesn't know what to do with pain. "
                "Did you mean `prtcheck trend --metric pain`?"
            ),
        ),
        (
            ("log", "--pain", "4", "yesterday"),
            "`log` doesn't know what to do with yesterday. Did you mean `--date yesterday`?",
        ),
        (("log", "pain", "4"), "`log` doesn't know what to do with pain. Did you mean `--pain`?"),
        (("undo", "now"), "`undo` doesn't know what to do with now. See `prtcheck undo --help`."),
        (
            ("remind",),
            "`prtcheck` has no command 'remind'. Did you mean `prtcheck help reminders`?",
        ),
        (("status", "-z"), "`status` has no option -z. See `prtcheck status --help`."),
        (("--versio",), "`prtcheck` has no option --versio. Did you mean `--version`?"),
        (
            ("delete",),
            (
                "`delete` needs a DAY: today, yesterday (yday), -2 (days ago), mon to sun (the "
                "last one) or 2026-11-22."
            ),
        ),
        (("import",), "`import` needs a FILE: a table, a JSON, a diary.db, or - for stdin."),
        (
            ("causes", "code", "disc"),
            "`causes code` needs a SIDE: where they belong: body, mind-brain or unsure.",
        ),
        (("log", "--pain"), "--pain needs a value. See `prtcheck log --help`."),
        (("trend", "--plain=3"), "--plain takes no value. See `prtcheck trend --help`."),
        (
            ("trend", "--metric", "foo"),
            "A metric must be pain, fear, causes or activities. You typed 'foo'.",
        ),
        (("export", "--format", "xml"), "A format must be csv or json. You typed 'xml'."),
        (
            ("log", "--cause", "stress", "at", "work"),
            (
                "`log` doesn't know what to do with at. Put words that belong together in quotes. "
                "See `prtcheck log --help`."
            ),
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_use_is_one_sentence_with_its_cure(arguments, sentence, home):
    assert refusal(*arguments) == sentence
    assert not home.exists()


def test_what_typer_alone_can_explain_is_one_line_too():
    assert refusal("demo", "--seed", "x").endswith(". See `prtcheck demo --help`.")


LONG = "what nobody is to read " * 20


@pytest.mark.parametrize(
    "arguments",
    [
        (LONG,),
        ("log", LONG),
        ("causes", LONG),
        ("trend", "--metric", LONG),
        ("trend", f"--{LONG}"),
        ("log", "--pain", "4", "\x1b[2J\n"),
        ("--\x1b[2J\n",),
    ],
)
def test_what_was_typed_is_never_said_back_at_length_nor_obeyed(arguments):
    sentence = refusal(*arguments)
    assert len(sentence) < 200
    assert sentence.isprintable()


def _commands(command, *names):
    yield names
    for name in command.list_commands(None) if hasattr(command, "list_commands") else ():
        yield from _commands(command.get_command(None, name), *names, name)


@pytest.mark.parametrize("names", [*_commands(get_command(app))], ids=" ".join)
def test_the_usage_of_every_command_names_its_arguments_bare(names):
    usage = output_of(*names, "--help").split("\n\n")[0]
    assert "{" not in usage
    assert "[[" not in usage


@pytest.mark.parametrize("names", [*_commands(get_command(app))], ids=" ".join)
def test_every_command_explains_its_wrong_use_in_the_same_way(names):
    command = " ".join(names) or "prtcheck"
    assert refusal(*names, "--nopenope").startswith(f"`{command}` has no option --nopenope. ")


def test_an_optional_file_and_a_day_look_so_in_the_help():
    assert "Usage: prtcheck export [OPTIONS] [FILE]\n" in prtcheck("export", "-h").stdout
    assert "Usage: prtcheck edit [OPTIONS] DAY\n" in prtcheck("edit", "-h").stdout


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("yestreday", "yesterday"), ("Yesteday", "yesterday"), ("todya", "today"), ("mom", "mon")],
)
@pytest.mark.parametrize(
    "command", [("show",), ("log", "--pain", "4", "--date"), ("pause", "--until")]
)
def test_a_misspelt_word_for_a_day_is_answered_with_the_one_that_was_meant(typed, meant, command):
    assert refusal(*command, typed) == f"Can't read the day '{typed}'. Did you mean {meant}?"


@pytest.mark.parametrize("typed", ["soon", "2026-13-01", "22.11.2026", "x" * 500])
def test_what_is_near_no_word_for_a_day_is_told_all_forms(typed):
    sentence = refusal("show", typed)
    assert "did you mean" not in sentence
    assert "2026-11-22" in sentence
