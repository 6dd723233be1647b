"""Every command that the README or a help topic names does what it says there, in its order."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from import_samples import SAMPLES
from pages import PAGES, commands
from program import PATIENCE_SECONDS, clock_at, hold, prtcheck, run
from sheet_files import xlsx
from strategies import SUNDAY, logged
from strategies import back as day_back
from terminal import ENTER, Terminal, midday_zone

from prtcheck.core.check_in import Cause
from prtcheck.formats.tables.mapping_file import shipped_mappings

PROGRAMS = Path(sys.executable).parent
OPEN_A_FORM = (
    "prtcheck",
    "prtcheck checkin --date yesterday",
    "prtcheck checkin --plain",
    "prtcheck edit yesterday",
)
WITH_PASSWORD = "prtcheck report page.pdf --password"
IN_A_SHELL = "prtcheck --install-completion"
ELSEWHERE = (*OPEN_A_FORM, WITH_PASSWORD, IN_A_SHELL)
"""The commands that need a terminal or change the shell: each has a test of its own."""
ASKING = ("delete", "report", "import", "restore")
MAY_SAY_NO = ("status", "show", "doctor")
SAMPLE_OF = {
    "daylio.csv": "daylio.csv",
    "bearable.csv": "bearable.csv",
    "records.csv": "migraine-buddy-day-first.csv",
    "graph.csv": "track-and-graph.csv",
    "Checkmarks.csv": "loop-habits-one-habit.csv",
    "paintracker.json": "paintracker.json",
    "headi.csv": "headi.csv",
    "logs.csv": "cluster-headache-tracker.csv",
    "flaredown.csv": "flaredown.csv",
    "bundle.json": "fhir-bundle.json",
}
DAYS_BACK = (1, 4, 5, 6, 7, 8, 10, 11, 12)
"""The days of the reader's diary: neither today nor those that a page fills in."""


ANSWERS = {"pain": 4, "causes": (Cause("old disc"),), "activities": ("walk",)}


@pytest.fixture
def reader(home, tmp_path, monkeypatch):
    """Someone with some days in a diary, and with files of other programs beside it."""
    monkeypatch.chdir(tmp_path)
    with clock_at():
        hold(home, *(logged(day_back(days), **ANSWERS) for days in reversed(DAYS_BACK)))
        for file in ("diary.csv", "diary.json"):
            assert prtcheck("export", file).exit_code == 0
        for file, sample in SAMPLE_OF.items():
            shutil.copy(SAMPLES / sample, file)
        rows = ("Date", "Morning", "Evening"), ("2026-11-20", 4, 5)
        Path("diary.xlsx").write_bytes(xlsx(*rows))
        yield home


def words_of(command, home):
    """Return the words that a reader types, each placeholder filled in."""
    _, *words = shlex.split(command)
    newest = max(map(str, (home / "backups").glob("*.db")), default="")
    placeholders = {
        "FILE": {"restore": newest, "report": "page.html"}.get(words[0], "diary.csv"),
        "TOPIC": "keys",
        "/tmp/prtcheck-demo": "demo",
    }
    asks = words[0] in ASKING and len(words) > 1 and words[1] != "--maps"
    return [*(placeholders.get(word, word) for word in words), *(["--yes"] if asks else [])]


@pytest.mark.parametrize("page", [page for page in PAGES if set(commands(page)) - {*ELSEWHERE}])
def test_the_commands_of_a_page_run_in_their_order(page, reader):
    for command in commands(page):
        if command in ELSEWHERE:
            continue
        words = words_of(command, reader)
        stdin = Path("diary.csv").read_text() if "-" in words else None
        result = prtcheck(*words, stdin=stdin)
        may_be = (0, 1) if words[0] in MAY_SAY_NO else (0,)
        assert result.exit_code in may_be, (command, result.output)
        if words[0] == "import" and words[1] in SAMPLE_OF:
            assert re.search("[1-9] days? added", result.output), command
            assert prtcheck("undo").exit_code == 0


def test_only_what_has_a_test_of_its_own_is_left_out():
    named = {command for page in PAGES for command in commands(page)}
    assert set(ELSEWHERE) <= named


@pytest.mark.parametrize("command", OPEN_A_FORM)
def test_the_commands_that_open_a_form_ask_the_first_question(command, home):
    zone = {"TZ": midday_zone()}
    if "edit" in command:
        logged_it = run("log", "--pain", "4", "--date", "yesterday", env={**os.environ, **zone})
        assert logged_it.returncode == 0
    _, *arguments = command.split()
    program = (str(PROGRAMS / "prtcheck"),)
    with Terminal(*arguments, home=home, program=program, **zone) as terminal:
        terminal.wait_for("Your pain over")


@pytest.mark.slow
def test_a_report_with_a_password_is_written_once_it_was_typed_twice(home, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    hold(home, logged(SUNDAY))
    _, *arguments = WITH_PASSWORD.split()
    with Terminal(*arguments, "--all", "--yes", home=home) as terminal:
        terminal.wait_for("Password")
        terminal.type("winter evening", ENTER)
        terminal.wait_for("again")
        terminal.type("winter evening", ENTER)
        assert terminal.wait_for_exit() == 0
    assert b"/Encrypt" in Path("page.pdf").read_bytes()


def test_completion_is_installed_in_the_shell_that_asks(tmp_path):
    environment = {"HOME": str(tmp_path), "PATH": f"{PROGRAMS}:/usr/bin:/bin"}
    shell = ["bash", "-c", f"{IN_A_SHELL}; exit $?"]
    done = subprocess.run(
        shell, env=environment, capture_output=True, timeout=PATIENCE_SECONDS, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "prtcheck" in (tmp_path / ".bashrc").read_text()


def test_each_program_that_is_recognised_has_its_command():
    imports = [command for command in commands("import") if command.split()[2:3] != ["FILE"]]
    files = {command.split()[2] for command in imports if command.startswith("prtcheck import ")}
    assert files - {"--maps"} == {*SAMPLE_OF, "diary.xlsx"}
    assert len(SAMPLE_OF) == len(shipped_mappings())
