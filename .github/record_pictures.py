"""Records the pictures of the README: `.venv/bin/python .github/record_pictures.py`.

The program runs in a real terminal with a made-up diary, at a moment that is always the same.
"""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pyte
from draw_screens import Frame, draw_picture, draw_screen
from PIL import Image

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "support"))

from terminal import DOWN, ENTER, LEFT, Terminal

from prtcheck.core.questions import QUESTIONS

HERE = Path(__file__).parent
AT_ONE_MOMENT = """
import sys, time_machine
from textual.widgets import Input, TextArea
time_machine.travel("2026-11-22 21:00 +00:00").start()
Input.cursor_blink = TextArea.cursor_blink = False
sys.argv[0] = "prtcheck"
from prtcheck.__main__ import main
main()
"""
PROGRAM = (sys.executable, "-P", "-c", AT_ONE_MOMENT)
ENVIRONMENT = {"TZ": "UTC", "COLORTERM": "truecolor"}
SIZE = (80, 24)
ALTERNATE_SCREEN = 1049
SECONDS_A_LETTER = 0.1


class Moment(NamedTuple):
    """Keys, what must be on the screen then, and how long it is to be read."""

    keys: str
    wanted: str
    seconds: float


def typing(text: str, seconds: float) -> Iterator[Moment]:
    """Give a moment for each letter, the last one longer."""
    for end in range(1, len(text)):
        yield Moment(text[end - 1], text[:end].rstrip(), SECONDS_A_LETTER)
    yield Moment(text[-1], text, seconds)


ASKED = {question.name: " ".join(question.wording.split()[:5]) for question in QUESTIONS}
"""The first words of each question, as many as stand on one line."""

CHECK_IN = (
    Moment("", "enter Next", 2),
    Moment("4", "[4]", 1),
    Moment(ENTER, ASKED["fear"], 2),
    Moment("3", "[3]", 0.9),
    Moment(ENTER, ASKED["causes"], 2),
    *typing("deadline at work", 0.8),
    Moment(ENTER + ENTER, ASKED["sides"], 2.6),
    Moment(ENTER, ASKED["activities"], 1.3),
    *typing("walk", 0.8),
    Moment(ENTER, "[x] walk", 1),
    Moment(ENTER, ASKED["note"], 0.8),
    *typing("slept well", 0.8),
    Moment(ENTER, "Saved", 3),
)
WHAT_CHANGED = (
    Moment("", "All actions", 0),
    Moment("t", "mind & brain", 5),
    Moment("2", "10┤", 4),
    Moment(LEFT + LEFT, "Has pain changed?", 3),
    Moment(DOWN, "", 3),
)
STORIES = {
    "checkin": ("A check-in in prtcheck, with made-up answers", CHECK_IN),
    "what-changed": ("What changed, in a made-up diary of prtcheck", WHAT_CHANGED),
}
"""In this order: what changed opens from a day that is done."""


class Screen(pyte.Screen):
    """A screen on which the app leaves nothing behind, as in a terminal that has two."""

    def reset_mode(self, *modes: int, **options: bool) -> None:
        """Switch modes off, and clear the screen where the app leaves its own."""
        super().reset_mode(*modes, **options)
        if ALTERNATE_SCREEN in modes:
            self.erase_in_display(2)
            self.cursor_position()


class Window(Terminal):
    """A terminal with the program in it, at a moment that is always the same."""

    def __init__(self, home: Path) -> None:
        super().__init__(home=home, program=PROGRAM, **ENVIRONMENT)
        self.screen = Screen(*SIZE)
        self._stream = pyte.ByteStream(self.screen)


def record(home: Path, moments: Iterable[Moment], look: str) -> list[Frame]:
    """Return what the screen shows at each moment, once the program has nothing left to paint."""
    frames = []
    with Window(home) as window:
        for moment in moments:
            window.type(moment.keys)
            window.wait_for(moment.wanted)
            if moment.wanted == "Saved":
                window.wait_for_exit()
            else:
                window.wait_until_idle()
            if moment.seconds:
                frames.append(draw_screen(window.screen, look, moment.seconds))
    return frames


def run(home: Path, *arguments: str) -> None:
    """Run a command that ends well."""
    environment = {**os.environ, **ENVIRONMENT, "PRTCHECK_HOME": str(home)}
    subprocess.run([*PROGRAM, *arguments], env=environment, check=True, stdout=subprocess.DEVNULL)


def make_diary(folder: Path) -> Path:
    """Make up a diary that asks the four usual questions, and return its place."""
    home = folder / "diary"
    run(folder / "own", "demo", "--into", str(home), "--days", "120")
    run(home, "ratings", "stop", "function")
    return home


def draw_report(diary: Path) -> None:
    """Write the page for a therapist as a picture, in as few colours as it shows."""
    page = diary.parent / "page.pdf"
    run(diary, "report", str(page), "--yes")
    command = ["pdftoppm", "-r", "110", "-png", "-singlefile", str(page)]
    drawn = subprocess.run(command, check=True, capture_output=True).stdout
    with Image.open(BytesIO(drawn)) as image:
        image.quantize(64).save(HERE / "report.png", optimize=True)


def record_look(look: str, diary: Path) -> None:
    """Write both moving pictures in a look."""
    home = Path(copytree(diary, diary.parent / look))
    (home / "settings.toml").write_text(f'theme = "{look}"\n')
    for name, (title, moments) in STORIES.items():
        picture = draw_picture(record(home, moments, look), look, SIZE, title)
        (HERE / f"{name}-{look}.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        diary = make_diary(Path(folder))
        draw_report(diary)
        for look in ("dark", "light"):
            record_look(look, diary)
