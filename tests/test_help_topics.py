"""The help topics are whole and true: what the program has stands there, and nothing else."""

import importlib
import pkgutil
import re

import pytest
from pages import PAGES, block, commands, sections, spans
from program import clock_at, hold, json_of
from strategies import logged
from typer.main import get_command

import prtcheck.tui
from prtcheck.actions.help_topics import TOPICS, title_of
from prtcheck.cli.app import app
from prtcheck.errors import ExitCode
from prtcheck.formats.csv_columns import COLUMNS
from prtcheck.formats.tables import mapping_file
from prtcheck.formats.tables.mapping import FIELDS
from prtcheck.formats.tables.mapping_file import read_mapping
from prtcheck.settings import Settings, load_settings
from prtcheck.tui.screens.what_changed import RANGES, TABS

SECTIONS = [text for topic in TOPICS for text in sections(topic).values()]
SPANS = [span for topic in TOPICS for span in spans(PAGES[topic])]
OF_SIMULATION = ("--no-change",)
"""An option of another program that `figures` names."""


def commands_of(command, *names):
    """Yield every command with its names."""
    yield " ".join(("prtcheck", *names)), command
    for name in command.list_commands(None) if hasattr(command, "list_commands") else ():
        yield from commands_of(command.get_command(None, name), *names, name)


COMMANDS = dict(commands_of(get_command(app)))
OPTIONS = {
    (name, option)
    for name, command in COMMANDS.items()
    for param in command.params
    for option in (*param.opts, *param.secondary_opts)
    if option.startswith("-") and not param.hidden
}


def has_word(text, word):
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)


def test_a_title_says_in_a_few_words_what_a_topic_is_about():
    assert all(0 < len(title_of(topic)) <= 50 for topic in TOPICS)


def test_every_command_stands_in_a_topic():
    told = [*SPANS, *(command for topic in TOPICS for command in commands(topic))]
    assert [name for name in COMMANDS if not any(has_word(text, name) for text in told)] == []


def test_every_option_stands_in_a_topic_beside_its_command():
    def is_told(name, option):
        return any(name in text and has_word(text, option) for text in SECTIONS)

    assert [one for one in sorted(OPTIONS) if not is_told(*one)] == []


def test_every_option_that_a_page_names_is_one():
    words = [span.split()[0] for text in PAGES.values() for span in spans(text)]
    named = {word for word in words if re.match("--?[a-z]", word)}
    assert len(named) > 20
    assert named <= {option for _, option in OPTIONS} | {"-h", "--help", *OF_SIMULATION}


SHOWN = {
    "escape": "Esc",
    "question_mark": "?",
    "f1": "F1",
    "slash": "/",
    "plus": "+",
    "minus": "-",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}
"""The keys that are not called as Textual calls them."""
SECTION_OF = {
    "ActivitiesScreen": "Activities",
    "ActivitiesStep": "Check-in: activities",
    "BringInScreen": "Bring in a file",
    "CauseInput": "Check-in: causes",
    "CausesScreen": "Your words for causes",
    "CausesStep": "Check-in: causes",
    "DayActionsScreen": "A day",
    "DayScreen": "A day",
    "ExceptionInput": "Check-in: exception",
    "HandOverForm": "Hand over",
    "HandOverScreen": "Hand over",
    "HistoryScreen": "History",
    "HomeScreen": "Home",
    "ImportPreviewScreen": "Bring in a file",
    "MissedDaysScreen": "Missed days",
    "NoteArea": "Check-in: note",
    "PathInput": "Bring in a file",
    "PhasesScreen": "Phases",
    "QuestionList": "What changed",
    "RatingsScreen": "Own ratings",
    "Scale": "Check-in: a rating",
    "SettingsScreen": "Settings",
    "SidesStep": "Check-in: sides",
    "TickList": "Check-in: activities",
    "WhatChangedScreen": "What changed",
}
"""The part of the topic `keys` for a screen, step or widget; the others are everywhere."""


def bindings():
    """Yield the name and the keys of every class of the app that has any."""
    for module in pkgutil.walk_packages(prtcheck.tui.__path__, "prtcheck.tui."):
        for name, its in vars(importlib.import_module(module.name)).items():
            if isinstance(its, type) and its.__module__ == module.name and "BINDINGS" in vars(its):
                yield name, [key for one in its.BINDINGS for key in one.key.split(",")]


def shown(key):
    """Return a key as the topic writes it."""
    return key if len(key) == 1 else SHOWN.get(key, key.title())


def test_every_key_stands_in_its_part_of_the_topic():
    parts = {title: spans(text) for title, text in sections("keys").items()}
    everywhere = parts["Everywhere"] + parts["Keys in the app"]
    missing = [
        (name, key)
        for name, keys in bindings()
        for key in map(shown, keys)
        if key not in everywhere + parts[SECTION_OF.get(name, "Everywhere")]
    ]
    assert missing == []


def test_every_part_of_the_topic_is_about_keys_that_are_bound():
    assert set(sections("keys")) - {"Keys in the app", "Everywhere"} == set(SECTION_OF.values())


def test_the_tabs_and_ranges_of_what_changed_are_the_programs():
    text = sections("keys")["What changed"]
    assert f"{', '.join(TABS[:-1]).lower()}, your own ratings, {TABS[-1].lower()} |" in text
    assert f"{', '.join(str(days) for days in RANGES if days)} days, all |" in text


def test_the_settings_are_the_programs():
    named = re.findall(r"^\| `(\w+)` \|", PAGES["settings"].partition("## ")[0], re.MULTILINE)
    assert named == [name for name in Settings._fields if name != "problems"]


def test_the_settings_shown_are_taken_as_they_stand(tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text(block("settings", "toml"))
    settings = load_settings(file)
    assert settings.problems == ()
    assert settings.weekly != Settings().weekly


def test_the_exit_codes_are_the_programs():
    codes = re.findall(r"^\| (\d+) \| ", PAGES["exit-codes"], re.MULTILINE)
    assert [int(code) for code in codes] == sorted(ExitCode)


def test_the_columns_are_the_programs():
    assert f"`{','.join(COLUMNS)}`" in PAGES["data"]


def test_the_mapping_shown_is_taken_as_it_stands():
    assert read_mapping(block("import", "toml"), "mine.toml").name == "My app"


def test_every_key_of_a_mapping_is_told():
    text = sections("import")["A mapping of your own"]
    keys = {*mapping_file._KEYS, *mapping_file._SOURCE_KEYS, *FIELDS}  # noqa: SLF001 - what is known
    assert [key for key in sorted(keys) if not has_word(text, key)] == []


@pytest.mark.parametrize("command", ["status", "trend", "insights"])
def test_the_keys_of_an_answer_are_those_that_the_topic_names(home, command):
    said = re.search(rf"^- `{command}`: (.*?)^- ", PAGES["data"], re.MULTILINE | re.DOTALL)
    with clock_at():
        hold(home, logged())
        assert set(json_of(command)) <= set(re.findall(r"`(\w+)`", said[1]))
