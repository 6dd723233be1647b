"""What a real terminal sends: pastes, clicks, resizing, and the keys of newer terminals."""

import re
from datetime import datetime

import pytest
from terminal import ENTER, Terminal

from prtcheck.storage.diary import Diary

pytestmark = pytest.mark.usefixtures("midday")

STEPS = (
    ("Your pain over today", "7", ENTER),
    ("How afraid", "2", ENTER),
    ("behind your pain", "zzz", ENTER * 2),
    ("Where would you say", "", "u"),
    ("What did you do", "walk", ENTER * 2),
    ("Anything to note", "slept well", ENTER),
)
"""The beginning of each question, what is typed there, and what leads to the next."""
SIZES = ((40, 12), (120, 40), (60, 16), (80, 24))


def paste(text):
    return f"\x1b[200~{text}\x1b[201~"


def kitty(text):
    """Keys as terminals with the keyboard protocol of kitty send them, each with its text."""
    return "".join(
        f"\x1b[{ord(c)};;{ord(c)}u" if c.isprintable() else f"\x1b[{ord(c)}u" for c in text
    )


def saved(home):
    [check_in] = Diary(home / "diary.db").check_ins()
    return check_in


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_a_paste_of_several_lines_is_one_cause_and_a_note_of_as_many_lines(tmp_path, end):
    with Terminal(home=tmp_path) as terminal:
        terminal.wait_for("Your pain over today")
        terminal.type("7", ENTER, ENTER)
        terminal.wait_for("behind your pain")
        terminal.type(paste(f"zzz{end}xxx"), ENTER, ENTER)
        terminal.wait_for("Where would you say")
        terminal.type("u")
        terminal.wait_for("What did you do")
        terminal.type(ENTER)
        terminal.wait_for("Anything to note")
        terminal.type(paste(f"one{end}two"), ENTER)
        assert terminal.wait_for_exit() == 0
    check_in = saved(tmp_path)
    assert check_in.causes[0].text == "zzz xxx"
    assert check_in.note == "one\ntwo"


@pytest.mark.parametrize("resized", range(len(STEPS)))
def test_a_resize_at_any_question_paints_it_again_and_keeps_what_was_typed(tmp_path, resized):
    with Terminal(home=tmp_path) as terminal:
        for step, (question, typed, go_on) in enumerate(STEPS):
            terminal.wait_for(question)
            terminal.type(typed)
            if step == resized:
                for columns, rows in SIZES:
                    terminal.resize_blank(columns, rows)
                    terminal.wait_for(question)
            terminal.type(go_on)
        assert terminal.wait_for_exit() == 0
    check_in = saved(tmp_path)
    assert (check_in.pain, check_in.fear, check_in.activities) == (7, 2, ("walk",))
    assert (check_in.causes[0].text, check_in.note) == ("zzz", "slept well")


def test_a_resize_of_the_history_paints_it_again(tmp_path):
    with Terminal(home=tmp_path) as terminal:
        terminal.wait_for("Your pain over today")
        terminal.type("7", ENTER * 5)
        assert terminal.wait_for_exit() == 0
    day = f"{datetime.now().astimezone():%-d %b}"
    with Terminal(home=tmp_path) as terminal:
        terminal.wait_for("is done")
        terminal.type("h")
        terminal.wait_for(day)
        for columns, rows in SIZES:
            terminal.resize_blank(columns, rows)
            terminal.wait_for(day)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("number", ["0", "10"])
def test_a_click_on_a_number_chooses_it(tmp_path, size, number):
    columns, rows = size
    with Terminal(home=tmp_path, columns=columns, rows=rows) as terminal:
        terminal.wait_for("Your pain over today", "as you can imagine")
        lines = terminal.screen.display
        row, scale = next(
            (y, x) for y, x in enumerate(lines) if re.search(r"\b0\b.*\b5\b.*\b10\b", x)
        )
        before = terminal.text()
        terminal.click_at(re.search(rf"\b{number}\b", scale).start(), row)
        terminal.wait_until(lambda: terminal.text() != before)
        terminal.type(ENTER * 5)
        assert terminal.wait_for_exit() == 0
    assert saved(tmp_path).pain == int(number)


@pytest.mark.parametrize("term", ["linux", "xterm"])
def test_a_terminal_of_16_colours_is_sent_no_others(tmp_path, term):
    with Terminal(home=tmp_path, TERM=term, COLORTERM="") as terminal:
        terminal.wait_for("Your pain over today")
        terminal.type("7", ENTER * 5)
        assert terminal.wait_for_exit() == 0
        assert not re.search(rb"\x1b\[[0-9;]*[34]8;", terminal.raw)
    assert saved(tmp_path).pain == 7


def test_the_keys_of_newer_terminals_are_understood(tmp_path):
    with Terminal(home=tmp_path) as terminal:
        terminal.wait_for("Your pain over today")
        terminal.type(kitty(f"10{ENTER}3{ENTER}"))
        terminal.wait_for("behind your pain")
        terminal.type(kitty(f"zzz ä{ENTER}{ENTER}u"))
        terminal.wait_for("What did you do")
        terminal.type("\x1b[27u")
        terminal.wait_for("Where would you say")
        terminal.type(kitty(ENTER), kitty(ENTER), kitty(ENTER))
        assert terminal.wait_for_exit() == 0
    check_in = saved(tmp_path)
    assert (check_in.pain, check_in.fear, check_in.causes[0].text) == (10, 3, "zzz ä")
