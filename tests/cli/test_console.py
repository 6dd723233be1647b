"""Output on terminals of any size, in pipes, and in encodings with few characters."""

import json
import os
import re
from datetime import date, timedelta

import pytest
from program import hold, run
from strategies import WINTER, logged
from terminal import Terminal

from prtcheck.core.check_in import Cause, CodedBy, Side
from prtcheck.core.text import cell_width
from prtcheck.demo import make_diary

LAST = date(2025, 11, 22)
RANGE = ("--since", "2025-10-24", "--until", "2025-11-22")
HOSTILE = "\x1b]0;owned\x07 \x1b[2J \x9b31m red\u202e"


def a_diary(home):
    return hold(home, *make_diary(7, 40, LAST, WINTER))


def shown(home, *arguments, columns=80, rows=24, **environment):
    """Return all that a terminal is sent."""
    terminal = Terminal(*arguments, home=home, columns=columns, rows=rows, **environment)
    with terminal:
        assert terminal.wait_for_exit() == 0
        return terminal.raw.decode()


def without_colours(text):
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (200, 60)])
def test_a_terminal_is_shown_four_charts_within_its_width(size, home):
    a_diary(home)
    columns, rows = size
    screen = shown(home, "trend", *RANGE, columns=columns, rows=rows)
    words = without_colours(screen)
    for title in ("Pain ", "Fear of movement ", "Causes named per week", "Activities, days a week"):
        assert title in words
    for sentence in ("Pain: ", "Fear of movement: ", "Causes: ", "Activities, days out of 30: "):
        assert sentence in words
    assert "\x1b[" in screen
    assert max(map(len, words.splitlines())) <= columns


def test_no_color_takes_every_escape_sequence_away_and_leaves_the_charts(home):
    a_diary(home)
    screen = shown(home, "trend", *RANGE, NO_COLOR="1")
    assert "\x1b" not in screen
    assert "●" in screen


def test_an_empty_no_color_is_no_wish(home):
    a_diary(home)
    assert "\x1b[" in shown(home, "trend", *RANGE, NO_COLOR="")


def test_a_dumb_terminal_gets_no_colours(home):
    a_diary(home)
    assert "\x1b" not in shown(home, "trend", *RANGE, TERM="dumb")


def test_plain_on_a_terminal_draws_nothing(home):
    a_diary(home)
    screen = shown(home, "trend", *RANGE, "--plain")
    assert "\x1b" not in screen
    assert not set(screen) & set("●○│┤└█▒░▀▄")
    assert "7-day mean" in screen


def test_weekly_draws_weeks_on_a_terminal(home):
    a_diary(home)
    screen = without_colours(shown(home, "trend", *RANGE, "--weekly", "--metric", "pain"))
    assert "mean per week" in screen


def test_a_terminal_that_knows_ascii_alone_gets_ascii_charts(home):
    a_diary(home)
    screen = shown(home, "trend", *RANGE, NO_COLOR="1", PYTHONIOENCODING="ascii")
    assert screen.isascii()
    assert "* day" in screen


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
@pytest.mark.parametrize("command", [("trend",), ("history",), ("show", "2025-11-22"), ("where",)])
def test_no_encoding_breaks_the_output(command, encoding, home):
    hold(home, logged(LAST, causes=(Cause("散歩 😀 café"),), note="Łódź", activities=("שלום",)))
    options = RANGE if command[0] in ("trend", "history") else ()
    done = run(*command, *options, env={**os.environ, "PYTHONIOENCODING": encoding})
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode(encoding)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_json_says_the_same_in_every_encoding(encoding, home):
    hold(home, logged(LAST, causes=(Cause("散歩 😀 café" + HOSTILE),), note="Łódź\u2028"))
    done = run("show", "2025-11-22", "--json", env={**os.environ, "PYTHONIOENCODING": encoding})
    data = json.loads(done.stdout.decode(encoding))
    assert data["causes"][0]["text"] == "散歩 😀 café" + HOSTILE
    assert data["note"] == "Łódź\u2028"


def test_json_is_readable_where_the_stream_carries_it(home):
    hold(home, logged(LAST, note="Łódź"))
    assert "Łódź" in run("show", "2025-11-22", "--json").stdout.decode()


def test_csv_is_utf_8_whatever_the_stream_says(home):
    hold(home, logged(LAST, note="Łódź"))
    done = run("export", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert "Łódź" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    "command",
    [
        ("show", "2025-11-22"),
        ("show", "2025-11-22", "--json"),
        ("history", *RANGE),
        ("trend", *RANGE),
        ("trend", *RANGE, "--json"),
        ("export",),
    ],
    ids=" ".join,
)
def test_text_never_commands_the_terminal(command, home):
    hostile = logged(LAST, causes=(Cause(HOSTILE),), activities=("a" + HOSTILE.replace(";", ""),))
    hold(home, logged(LAST - timedelta(days=1)), hostile)
    assert run("edit", "2025-11-22", "--note", HOSTILE).returncode == 0
    screen = shown(home, *command, NO_COLOR="1")
    assert not set(screen) & set("\x1b\x07\x9b\u202e")
    assert "owned" in screen


NAMED = "\x1b]0;owned\x07 \u202e\x9b2J\n"
"""What a folder or a file may be called."""


def hostile_places(tmp_path):
    """Return a diary's folder and a file that is not there, both with such a name."""
    home = tmp_path / f"home {NAMED}"
    hold(home, logged(LAST))
    return home, tmp_path / f"file {NAMED}"


def obeyed(done):
    """Return which characters of what a command wrote a terminal would obey."""
    written = (done.stdout + done.stderr).decode()
    return {c for c in written if not c.isprintable()} - {"\n", "\r"}


@pytest.mark.parametrize(
    "command",
    [
        ("where",),
        ("doctor",),
        ("status",),
        ("trend",),
        ("backup",),
        ("backup", "FILE"),
        ("restore", "COPY", "--yes"),
        ("restore", "FILE", "--yes"),
        ("import", "FILE"),
        ("export", "FILE", "--format", "csv"),
        ("export", "FILE"),
        ("report", "FILE.html", "--yes"),
        ("report", "FILE"),
        ("demo", "--into", "FILE"),
    ],
    ids=" ".join,
)
def test_no_name_of_a_file_or_folder_commands_the_terminal(command, tmp_path):
    home, file = hostile_places(tmp_path)
    copy = tmp_path / f"copy {NAMED}"
    environment = {**os.environ, "PRTCHECK_HOME": str(home)}
    assert run("backup", str(copy), env=environment).returncode == 0
    places = {"FILE": str(file), "COPY": str(copy), "FILE.html": f"{file}.html"}
    done = run(*(places.get(word, word) for word in command), env=environment)
    assert done.returncode in (0, 1, 2, 3)
    assert obeyed(done) == set()
    if "FILE" in command or command == ("where",):
        assert b"owned" in done.stdout + done.stderr


@pytest.mark.parametrize("harm", ["no diary", "damaged", "settings", "drafts is a file"])
@pytest.mark.parametrize("command", [("doctor",), ("status",), ("log", "--pain", "4")])
def test_no_name_in_an_error_commands_the_terminal(command, harm, tmp_path):
    home, _ = hostile_places(tmp_path)
    harmed = {"settings": "settings.toml", "drafts is a file": "drafts"}.get(harm, "diary.db")
    (home / harmed).write_bytes(b"" if harm == "no diary" else b"not what it was")
    done = run(*command, env={**os.environ, "PRTCHECK_HOME": str(home)})
    assert obeyed(done) == set()


def test_bytes_go_through_a_pipe_as_they_are(home):
    hold(home, logged(LAST, note=f"a\tb{HOSTILE}"))
    done = run("export")
    assert f"a\tb{HOSTILE}" in done.stdout.decode()


LONG = " ".join(["wörter", "散歩", "and", "more"] * 12)


def long_day(home):
    sided = Cause(LONG, Side.BODY, CodedBy.PERSON)
    hold(home, logged(LAST, causes=(sided,), note=LONG, activities=("walk",)))
    assert run("edit", "2025-11-22", "--note", LONG + " again").returncode == 0


@pytest.mark.parametrize("columns", [40, 60, 80])
@pytest.mark.parametrize("command", [("history", *RANGE), ("show", "2025-11-22")])
def test_no_line_is_cut_inside_a_word_by_a_terminal(command, columns, home):
    long_day(home)
    lines = shown(home, *command, columns=columns).splitlines()
    assert len(lines) > 3 or columns == 80
    assert max(map(cell_width, lines)) <= columns


def test_on_a_narrow_terminal_every_day_of_the_history_begins_at_the_margin(home):
    long_day(home)
    hold(home, logged(LAST - timedelta(days=1), note=LONG))
    first, *others = shown(home, "history", *RANGE, columns=40).splitlines()
    assert first == "Sat 22 Nov 2025: pain not answered, fear"
    beginnings = [line for line in others if not line.startswith("  ")]
    assert beginnings == ["Fri 21 Nov 2025: pain not answered, fear"]


def test_on_a_terminal_what_a_day_holds_stands_under_its_value(home):
    long_day(home)
    first, *lines = shown(home, "show", "2025-11-22", columns=40).splitlines()
    assert first == "Sat 22 Nov 2025"
    named = [line for line in lines if not line.startswith(" " * 20)]
    assert [line[2:20].strip() for line in named] == [
        *("pain", "fear of movement", "causes", "activities", "note", "entered", "changed")
    ]
    assert not [line for line in lines if line[20:21] == " "]


@pytest.mark.parametrize(
    "command", [("trend", *RANGE, "--plain", "--metric", "fear"), ("doctor",), ("pause",)]
)
def test_sentences_are_wrapped_at_words_on_a_narrow_terminal(command, home):
    a_diary(home)
    with Terminal(*command, home=home, columns=40, rows=12) as terminal:
        terminal.wait_for_exit()
        lines = terminal.raw.decode().split("\r\n")
    sentences = [line for line in lines if str(home) not in line]
    assert max(len(line) for line in sentences if not line.startswith("2025-")) <= 40


def test_talk_is_wrapped_at_words_on_a_narrow_terminal(home):
    with Terminal("edit", "2025-11-22", "--pain", "3", home=home, columns=40) as terminal:
        assert terminal.wait_for_exit() == 2
        assert terminal.raw.decode().splitlines() == [
            "prtcheck: Sat 22 Nov 2025 has no",
            "  check-in to edit. Add one with",
            "  `prtcheck log --date 2025-11-22`.",
        ]


@pytest.mark.parametrize("columns", ["20", "80"])
def test_no_sentence_is_wrapped_in_a_pipe(columns, home):
    long_day(home)
    narrow = {**os.environ, "COLUMNS": columns}
    words = run("show", "2025-11-22", env=narrow).stdout.decode().splitlines()
    assert f"  note              {LONG} again" in words
    refused = run("edit", "2025-11-21", "--pain", "3", env=narrow)
    assert refused.stderr.count(b"\n") == 1


def test_the_width_of_a_pipe_is_the_same_everywhere(home):
    hold(home, logged(LAST, note="x" * 200))
    narrow, wide = (
        run("history", *RANGE, env={**os.environ, "COLUMNS": columns}) for columns in ("20", "900")
    )
    assert narrow.stdout == wide.stdout
    assert b"xxx" in narrow.stdout
