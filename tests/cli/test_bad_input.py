"""Each bad input gets a sentence that names the value and the cure, and stores nothing."""

import os
import sqlite3
import subprocess
import sys
import unicodedata

import pytest
from program import json_of, output_of, prtcheck, refusal, run
from strategies import SUNDAY

from prtcheck.core.check_in import LONGEST_ACTIVITY, LONGEST_CAUSE

pytestmark = pytest.mark.usefixtures("sunday_evening")


@pytest.mark.parametrize("value", ["11", "-1", "four", "4.5", "", "04", "+4", "٤", "4 5", "-"])
@pytest.mark.parametrize(("option", "name"), [("--pain", "pain"), ("--fear", "fear of movement")])
def test_a_rating_that_is_none_is_named_with_its_bounds(option, name, value, home):
    sentence = refusal("log", option, value)
    assert f"{name.capitalize()} must be a whole number from 0 to 10" in sentence
    assert "whole number from 0 to 10" in sentence
    assert not home.exists()


def test_an_empty_check_in_is_refused(home):
    assert "The check-in is empty. Answer at least one question" in refusal("log")
    assert not home.exists()


@pytest.mark.parametrize("command", [("log", "--date"), ("edit",), ("checkin", "--date")])
def test_a_day_in_the_future_is_refused(command, home):
    sentence = refusal(
        *command, "2026-11-23", *(() if command[0] == "checkin" else ("--pain", "4"))
    )
    assert "2026-11-23 is in the future. Choose today (Sun 22 Nov 2026) or earlier" in sentence
    assert not home.exists()


@pytest.mark.parametrize("day", ["2026-02-29", "2026-13-01", "2026-11-31", "0000-01-01"])
def test_a_day_that_does_not_exist_is_named(day, home):
    assert f"'{day}' isn't in the calendar" in refusal("log", "--pain", "4", "--date", day)
    assert not home.exists()


@pytest.mark.parametrize("day", ["22.11.2026", "soon", "", "2", "last mon", "x" * 9000])
def test_a_day_in_another_grammar_is_named_with_the_grammar(day, home):
    sentence = refusal("log", "--pain", "4", "--date", day)
    assert "or 2026-11-22" in sentence
    assert f"'{day[:20]}" in sentence
    assert len(sentence) < 300
    assert not home.exists()


def test_a_fourth_cause_is_refused(home):
    causes = [part for text in "abcd" for part in ("--cause", text)]
    assert "4 causes are too many: name up to 3" in refusal("log", *causes)
    assert not home.exists()


def test_a_day_already_logged_is_refused_without_replace(diary):
    output_of("log", "--pain", "4")
    refusal("log", "--pain", "5")
    assert diary.check_in(SUNDAY).pain == 4


def test_a_home_that_cannot_be_written_ends_with_three(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("PRTCHECK_HOME", str(tmp_path / "file" / "home"))
    result = prtcheck("log", "--pain", "4")
    assert result.exit_code == 3
    sentence = result.stderr.splitlines()[-1]
    assert str(tmp_path / "file") in sentence
    assert "isn't a folder. Move it away" in sentence


@pytest.mark.parametrize("command", [("log", "--pain", "4"), ("status",), ("trend",), ("undo",)])
def test_a_file_that_is_no_diary_is_left_as_it_is(command, home):
    home.mkdir()
    file = home / "diary.db"
    file.write_text("Dear diary, " * 100)
    assert str(file) in refusal(*command, code=3)
    assert file.read_text() == "Dear diary, " * 100


@pytest.mark.parametrize("command", [("log", "--pain", "4"), ("status",), ("history",), ("undo",)])
def test_a_diary_from_a_newer_version_is_left_as_it_is(command, home):
    output_of("log", "--pain", "4", "--date", "yesterday")
    connection = sqlite3.connect(home / "diary.db")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = (home / "diary.db").read_bytes()
    assert "newer prtcheck" in refusal(*command, code=3)
    assert (home / "diary.db").read_bytes() == before


@pytest.mark.parametrize(
    "arguments", [(), ("checkin",), ("checkin", "--date", "-2"), ("edit", "-2")]
)
def test_without_a_terminal_the_full_screen_is_refused_with_another_way(arguments, home):
    sentence = refusal(*arguments)
    assert "there is no terminal" in sentence
    assert "--pain 4" in sentence
    assert not home.exists()


def test_without_a_terminal_the_program_is_done_in_under_a_second_of_work():
    process = subprocess.Popen(
        [sys.executable, "-m", "prtcheck"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 2
    assert used.ru_utime + used.ru_stime < 1


TEXTS = {
    "long": "pain and strain " * 625,
    "emoji": "👩\u200d🦽 and 😀",
    "right to left": "كتف متيبس\u202eabc\u202c שלום",
    "escape sequences": "\x1b[31mred\x1b]0;title\x07\x9b2J\x9d0;t\x9c",
    "control characters": "a\x08\x7f\x85\rb\tc\nd\x0ce\u2028f",
    "markup": "[bold red]x[/] [link=file:///]y[/link] <b>&amp;</b>",
    "formula": "=1+1",
}
LOOKING = [("show", "today"), ("history",), ("trend",), ("status",), ("undo",)]


def terminal_would_obey(text):
    return any(unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") for c in text.replace("\n", ""))


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize(
    ("option", "field"), [("--cause", "causes"), ("--did", "activities"), ("--note", "note")]
)
def test_any_text_is_kept_whole_and_never_reaches_a_terminal_as_a_command(option, field, name):
    text = TEXTS[name].strip()
    if option == "--did":
        text = text.replace(";", ",")[:LONGEST_ACTIVITY].strip()
    reply = output_of("log", "--pain", "4", option, text)
    kept = json_of("show", "today")[field]
    assert {"causes": lambda: kept[0]["text"], "activities": lambda: kept[0], "note": lambda: kept}[
        field
    ]() == text
    for shown in (reply, *(output_of(*command) for command in LOOKING)):
        assert not terminal_would_obey(shown.replace("\u200d", ""))


@pytest.mark.parametrize("command", [("show", "today"), ("history",), ("trend",)])
def test_json_holds_no_character_that_a_terminal_would_obey(command):
    output_of("log", "--cause", TEXTS["escape sequences"], "--did", TEXTS["right to left"])
    assert not terminal_would_obey(output_of(*command, "--json"))


@pytest.mark.parametrize("option", ["--cause", "--did", "--note"])
def test_nul_is_refused_with_a_reason(option, home):
    assert "NUL character" in refusal("log", "--pain", "4", option, "a\0b")
    assert not home.exists()


@pytest.mark.parametrize(
    ("option", "text"),
    [("--cause", "x" * (LONGEST_CAUSE + 1)), ("--did", "x" * 10_000), ("--note", "x" * 100_001)],
)
def test_text_that_is_too_long_is_refused_with_the_bound(option, text, home):
    sentence = refusal("log", "--pain", "4", option, text)
    assert "characters. Shorten it to" in sentence
    assert len(sentence) < 200
    assert not home.exists()


@pytest.mark.parametrize("option", ["--cause", "--did"])
def test_an_empty_text_is_refused(option, home):
    assert "needs at least one character" in refusal("log", "--pain", "4", option, "  ")
    assert not home.exists()


def test_a_semicolon_in_an_activity_is_refused(home):
    assert "semicolon" in refusal("log", "--did", "walk; swim")
    assert not home.exists()


def test_half_a_character_is_refused(home):
    result = run("log", "--pain", "4", "--note", b"a\xffb")
    assert result.returncode == 2
    assert b"not valid UTF-8" in result.stderr
    assert not home.exists()


@pytest.mark.parametrize(
    "command",
    [
        ("backup", "~no-such-user/b.db"),
        ("import", "~no-such-user/d.csv"),
        ("restore", "~no-such-user/b.db"),
        ("demo", "--into", "~no-such-user/demo"),
        ("export", "~no-such-user/d.csv"),
        ("report", "~no-such-user/r.html"),
    ],
    ids=lambda command: command[0],
)
def test_the_home_of_a_user_who_is_not_known_is_named(command, diary):
    output_of("log", "--pain", "4")
    assert "~no-such-user, but no such user's home is known" in refusal(*command)
