"""The ways of being reminded that the help names speak when today is due, and at no other time."""

import configparser
import os
import plistlib
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pages import block
from program import PATIENCE_SECONDS, run
from terminal import Terminal, midday_zone

DUE = "check-in is due"
NOTIFIERS = ("notify-send", "osascript")


@pytest.fixture
def person(home, tmp_path):
    """Someone with prtcheck in ~/.local/bin and a desktop that keeps what it was told."""
    programs = tmp_path / ".local" / "bin"
    programs.mkdir(parents=True)
    (programs / "prtcheck").symlink_to(Path(sys.executable).parent / "prtcheck")
    for name in NOTIFIERS:
        (programs / name).write_text(f'#!/bin/sh\necho "$@" >>"{tmp_path}/told"\n')
        (programs / name).chmod(0o755)
    return {
        "HOME": str(tmp_path),
        "PATH": f"{programs}:/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "PRTCHECK_HOME": str(home),
        "TZ": midday_zone(),
    }


def due(person):
    """It is a day like any other."""


def done(person):
    assert run("log", "--pain", "4", env=person).returncode == 0


def paused(person):
    assert run("pause", env=person).returncode == 0


def damaged(person):
    done(person)
    diary = Path(person["PRTCHECK_HOME"]) / "diary.db"
    diary.write_bytes(b"no diary" * 4096)


STATES = {"due": due, "done": done, "paused": paused, "damaged": damaged}
in_each_state = pytest.mark.parametrize("state", STATES)


def needed(program):
    if shutil.which(program) is None:
        if os.environ.get("PRTCHECK_TESTS_REQUIRE_ALL"):
            pytest.fail(f"{program} is not here")
        pytest.skip(f"{program} is not here")
    return program


def started(arguments, person):
    return subprocess.run(
        arguments,
        env=person,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )


def assert_spoken_only_when_due(state, spoken, complaint):
    assert (DUE in spoken) == (state == "due")
    assert bool(spoken) == (state == "due")
    assert ("damaged" in complaint or "no diary" in complaint) == (state == "damaged")


@in_each_state
@pytest.mark.parametrize(
    ("shell", "settings"),
    [("bash", ".bashrc"), ("zsh", ".zshrc"), ("fish", ".config/fish/config.fish")],
)
def test_a_new_shell_says_it_when_today_is_due(shell, settings, state, person):
    STATES[state](person)
    file = Path(person["HOME"]) / settings
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(block("reminders", shell))
    result = started([needed(shell), "-i", "-c", "true"], person)
    assert_spoken_only_when_due(state, result.stdout, result.stderr)


def told(person):
    kept = Path(person["HOME"]) / "told"
    return kept.read_text() if kept.exists() else ""


@in_each_state
def test_cron_says_it_when_today_is_due(state, person):
    STATES[state](person)
    (line,) = [
        line for line in block("reminders", "crontab").splitlines() if not line.startswith("#")
    ]
    *when, command = line.split(maxsplit=5)
    assert when == ["0", "20", "*", "*", "*"]
    assert "%" not in command  # cron takes it for the end of the line
    result = started(["/bin/sh", "-c", command], person)
    assert result.stdout == ""
    assert_spoken_only_when_due(state, told(person), result.stderr)


def test_tmux_says_it_in_its_status_line_when_today_is_due(person, tmp_path):
    (tmp_path / "tmux.conf").write_text(block("reminders", "tmux"))
    server = (needed("tmux"), "-L", f"reminders-{os.getpid()}")
    command = ("-f", str(tmp_path / "tmux.conf"), "new-session", "exec sleep 600")
    home, others = person["PRTCHECK_HOME"], {k: v for k, v in person.items() if "PRT" not in k}
    try:
        with Terminal(*command, home=home, program=server, columns=120, **others) as terminal:
            terminal.wait_for(DUE)
    finally:
        subprocess.run([*server, "kill-server"], capture_output=True, check=False)


@in_each_state
def test_the_command_in_the_status_line_speaks_when_today_is_due(state, person):
    STATES[state](person)
    (command,) = re.findall(r"#\((.*)\)'", block("reminders", "tmux"))
    result = started(["/bin/sh", "-c", command], person)
    assert result.stdout == (f"{DUE}\n" if state == "due" else "")


def unit(about):
    """Return one of systemd's units, its % and $$ put in as systemd would."""
    parser = configparser.RawConfigParser()
    parser.optionxform = str
    parser.read_string(block("reminders", "ini", about))
    return parser


def arguments_of(line, person):
    return shlex.split(line.replace("%h", person["HOME"]).replace("$$", "$"))


@in_each_state
def test_systemd_says_it_when_today_is_due(state, person):
    STATES[state](person)
    service = unit("[Service]")["Service"]
    condition = started(arguments_of(service["ExecCondition"], person), person)
    if condition.returncode == 0:
        started(arguments_of(service["ExecStart"], person), person)
    assert_spoken_only_when_due(state, told(person), condition.stderr)


def test_systemd_takes_the_units(person, tmp_path):
    units = tmp_path / "units"
    units.mkdir()
    notifier = Path(person["HOME"]) / ".local/bin/notify-send"
    service = block("reminders", "ini", "[Service]").replace("=notify-send", f"={notifier}")
    (units / "prtcheck.service").write_text(service)
    (units / "prtcheck.timer").write_text(block("reminders", "ini", "[Timer]"))
    analyze = needed("systemd-analyze")
    files = [str(file) for file in sorted(units.iterdir())]
    result = started([analyze, "verify", "--man=no", *files], person)
    assert (result.returncode, result.stderr) == (0, "")


@in_each_state
def test_launchd_says_it_when_today_is_due(state, person):
    STATES[state](person)
    agent = plistlib.loads(block("reminders", "xml").encode())
    assert agent["StartCalendarInterval"] == {"Hour": 20, "Minute": 0}
    result = started(agent["ProgramArguments"], person)
    assert result.stdout == ""
    assert_spoken_only_when_due(state, told(person), result.stderr)
