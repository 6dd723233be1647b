"""The README is true: its commands run, and what it names is what the program has."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from import_samples import SAMPLES
from program import PATIENCE_SECONDS, clock_at, hold, json_of, prtcheck
from readme import README, block
from sheet_files import xlsx
from strategies import SUNDAY, logged
from terminal import Terminal, midday_zone

from prtcheck.cli.app import GROUPS
from prtcheck.errors import ExitCode
from prtcheck.formats.csv_columns import COLUMNS
from prtcheck.formats.tables.mapping_file import read_mapping, shipped_mappings
from prtcheck.settings import Settings, load_settings
from prtcheck.tui.screens.home import WAYS
from prtcheck.tui.screens.what_changed import RANGES, TABS

TEXT = README.read_text("utf-8")
PROGRAMS = Path(sys.executable).parent
SCREENS = ("prtcheck", "prtcheck checkin --date yesterday")
ASKING = ("delete", "report", "restore")


def commands_of_every_day():
    rows = re.findall(r"^\| (`prtcheck.*?) \| ", TEXT, re.MULTILINE)
    return [command for row in rows for command in re.findall(r"`([^`]+)`", row)]


def test_the_commands_of_every_day_run_in_their_order(home, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with clock_at():
        hold(home, logged(SUNDAY.replace(day=21)))
        for command in commands_of_every_day():
            if command in SCREENS:
                continue
            _, name, *rest = shlex.split(command)
            kept = sorted(str(copy) for copy in (home / "backups").glob("*.db"))
            rest = [kept[-1] if word == "FILE" else word for word in rest]
            result = prtcheck(name, *rest, *(["--yes"] if name in ASKING and rest else []))
            assert result.exit_code == 0, (command, result.output)


@pytest.mark.parametrize("command", SCREENS)
def test_the_commands_that_ask_open_the_first_question(home, command):
    assert command in commands_of_every_day()
    _, *arguments = command.split()
    program = (str(PROGRAMS / "prtcheck"),)
    with Terminal(*arguments, home=home, program=program, TZ=midday_zone()) as terminal:
        terminal.wait_for("Your pain over", "Clear")


def test_the_keys_of_the_home_screen_are_the_programs():
    keys = re.findall(r"^\| `(\w)` \| ", TEXT, re.MULTILINE)
    assert keys == ["c", *(way.key for way in WAYS)]


def test_the_tabs_and_ranges_of_what_changed_are_the_programs():
    (row,) = re.findall(r"^\| `t` \| .*$", TEXT, re.MULTILINE)
    assert f"`1` to `{len(TABS)}` {', '.join(TABS).lower()}; " in row
    assert f"{', '.join(str(days) for days in RANGES if days)} days, all" in row


def test_every_command_of_the_readme_and_no_other_is_in_the_help():
    named = {command.split()[1] for command in commands_of_every_day() if " " in command}
    assert named | {"demo"} == {name for names in GROUPS.values() for name in names}


def test_the_made_up_diary_is_made_and_drawn(tmp_path):
    folder = tmp_path / "demo"
    story = block("sh", "prtcheck demo").replace("/tmp/prtcheck-demo", str(folder))
    environment = {**os.environ, "PATH": f"{PROGRAMS}:{os.environ['PATH']}"}
    drawn = subprocess.run(
        ["bash", "-euc", story],
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=True,
    ).stdout
    assert str(folder) in drawn
    assert "Fear of movement:" in drawn


def test_the_settings_shown_are_taken_as_they_stand(tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text(block("toml", "day_ends"))
    settings = load_settings(file)
    assert settings.problems == ()
    assert settings.weekly != Settings().weekly


SAMPLE_OF = {
    "records.csv": "migraine-buddy-day-first.csv",
    "graph.csv": "track-and-graph.csv",
    "Checkmarks.csv": "loop-habits-one-habit.csv",
    "logs.csv": "cluster-headache-tracker.csv",
    "bundle.json": "fhir-bundle.json",
}
FROM_ANOTHER_APP = re.findall(r"`(prtcheck import [^`]*)` \|$", TEXT, re.MULTILINE)


@pytest.mark.parametrize("command", FROM_ANOTHER_APP)
def test_the_command_for_each_app_imports_a_sample_of_it(command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    _, *words = shlex.split(command)
    file = words[1]
    if file == "diary.xlsx":
        rows = ("Date", "Morning", "Evening"), ("2026-11-20", 4, 5)
        (tmp_path / file).write_bytes(xlsx(*rows))
    else:
        shutil.copy(SAMPLES / SAMPLE_OF.get(file, file), tmp_path / file)
    with clock_at():
        result = prtcheck(*words, "--yes")
    assert result.exit_code == 0, result.output
    assert " added, 0 changed" in result.output


def test_each_program_that_is_recognised_has_its_command():
    assert len(FROM_ANOTHER_APP) == len(shipped_mappings()) + 1


def test_the_mapping_shown_is_taken_as_it_stands():
    assert read_mapping(block("toml", "How bad"), "mine.toml").name == "My app"


def test_the_columns_and_the_exit_codes_are_the_programs():
    assert f"`{','.join(COLUMNS)}`" in TEXT
    codes = re.findall(r"^\| (\d+) \| ", TEXT.partition("## Exit codes")[2], re.MULTILINE)
    assert [int(code) for code in codes] == sorted(ExitCode)


@pytest.mark.parametrize("command", ["status", "trend", "insights"])
def test_the_keys_of_an_answer_are_those_that_the_readme_names(home, command):
    said = re.search(rf"`{command}`: ((?:[^.]|\.\w)*)\.", TEXT.partition("Every `--json`")[2])
    with clock_at():
        hold(home, logged())
        assert set(json_of(command)) <= set(re.findall(r"`(\w+)`", said[1]))
