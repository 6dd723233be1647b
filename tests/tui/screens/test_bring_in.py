"""Bringing in a file from the app: what is asked, what is shown, what is saved."""

import threading
from datetime import date

import pytest
from app_driver import NOW, TODAY, context_in, entry, fill, painted, settled, typed, until
from import_samples import SAMPLES
from program import clock_at, output_of
from textual import events

from prtcheck.actions.export import plan_csv, plan_json, write_lines
from prtcheck.tui.app import PrtcheckApp
from prtcheck.tui.screens import bring_in
from prtcheck.tui.screens.bring_in import NOT_BROUGHT_IN, BringInScreen
from prtcheck.tui.screens.dialogs import ChoiceDialog, TextDialog
from prtcheck.tui.screens.hand_over import HandOverScreen
from prtcheck.tui.screens.import_preview import ImportPreviewScreen
from prtcheck.tui.widgets.path_input import PathInput

GERMAN = "Datum;Uhrzeit;Schmerz;Notiz\n03/11/2026;08:00;6;kühl\n04/11/2026;20:30;4;\n"
DAYLIO = (("Which of these is pain?", "1"), ("On which scale", "enter"), ("written down?", "1"))
"""Pain is what is called so, from 0 to 10, written at the file's times."""
OF_GERMAN = (("On which scale", "1"), ("two ways", "1"), ("written down?", "2"))
REFUSED = {
    "no.csv": (None, "can't be read (No such file or directory)"),
    "~nobody-here/x.csv": (None, "no such user's home"),
    "..": (None, "isn't a file"),
    "a.pdf": (b"%PDF-1.7", "This file is a PDF. Export a CSV instead."),
    "quotes.csv": (b'Date,Pain (0-10)\n2026-11-19,"4\n', "quotes don't match"),
    "future.csv": (b"Date,Pain (0-10)\n2026-11-30,4\n", "is in the future"),
    "eleven.csv": (b"Date,Pain (0-10)\n2026-11-19,11\n", "11 is outside 0-10"),
    "words.csv": (b"Date,Pain (0-10)\nlast week,4\n", "isn't a date"),
    "nested.json": (b"[" * 100_000, "is not well formed"),
    "damaged.db": (b"SQLite format 3\0" + b"\1" * 5000, "Nothing was changed"),
    "nul.csv": (b"\0" * 5000, "no table"),
}


class Driver:
    """The app with the screen opened from home."""

    def __init__(self, context, size=(80, 24)):
        self.app = PrtcheckApp(context)
        self.size = size

    async def __aenter__(self):
        self._running = self.app.run_test(size=self.size)
        self.pilot = await self._running.__aenter__()
        await settled(self.pilot)
        await self.app.push_screen(HandOverScreen(self.app.context))
        await settled(self.pilot)
        await self.press("b")
        await self.shows(BringInScreen)
        return self

    async def __aexit__(self, *error):
        await self._running.__aexit__(*error)

    def text(self):
        return " ".join(" ".join(painted(self.app)).replace("│", " ").split())

    async def press(self, *keys):
        for key in keys:
            await self.pilot.press(key)
            await settled(self.pilot)

    async def shows(self, screen, words=""):
        """Wait until a screen of a kind is the topmost, with some words on it."""
        await until(self.pilot, lambda: type(self.app.screen) is screen and words in self.text())
        await settled(self.pilot)

    async def read(self, name, *answers):
        """Read a file and answer what is asked: the words of a question, and a key."""
        self.app.screen.query_one(PathInput).value = str(name)
        await self.press("enter")
        for words, key in answers:
            await self.shows(ChoiceDialog, words)
            await self.press(key)

    async def brings_in(self, question):
        """Wait for the question below the preview, and say yes."""
        await self.shows(ImportPreviewScreen, question)
        await self.press("y")
        await self.shows(HandOverScreen, "z in History undoes it.")

    async def click(self, words):
        """Click on some words."""
        await until(self.pilot, lambda: any(words in line for line in painted(self.app)))
        row, line = next(each for each in enumerate(painted(self.app)) if words in each[1])
        await self.pilot.click(offset=(line.index(words) + 1, row))
        await settled(self.pilot)


@pytest.fixture
def german(tmp_path):
    file = tmp_path / "schmerz.csv"
    file.write_text(GERMAN, "utf-8")
    return file


@pytest.fixture
def elsewhere(tmp_path):
    """Another diary with three days, and a file of each kind made from it."""
    (tmp_path / "other").mkdir()
    other = context_in(tmp_path / "other")
    fill(other, *(entry(back, pain=back, note="bold [b]") for back in (2, 3, 5)))
    write_lines(plan_csv(other).lines, tmp_path / "own.csv")
    write_lines(plan_json(other, None, notes=True).lines, tmp_path / "own.json")
    (tmp_path / "own.db").write_bytes(other.diary.path.read_bytes())
    return other


@pytest.mark.parametrize("kind", ["csv", "json", "db"])
async def test_a_file_of_prtcheck_comes_in_whole_and_one_undo_takes_it_back(
    context, elsewhere, tmp_path, kind
):
    fill(context, entry(0), entry(4))
    before = context.diary.check_ins()
    async with Driver(context) as driver:
        await driver.read(tmp_path / f"own.{kind}")
        await driver.brings_in("Bring in 3 days?")
        assert {*context.diary.check_ins()} == {*before, *elsewhere.diary.check_ins()}
        await driver.press("escape", "h", "z", "y")
    assert context.diary.check_ins() == before


async def test_the_preview_is_word_for_word_that_of_the_command(context):
    file = SAMPLES / "daylio.csv"
    async with Driver(context, size=(130, 45)) as driver:
        await driver.read(file, *DAYLIO)
        await driver.shows(ImportPreviewScreen, "Bring in 4 days?")
        page = str(driver.app.screen.query_one("#page").render())
    with clock_at(NOW, "UTC"):
        options = ("--value", "pain=Pain", "--scale", "0-10", "--entered", "row", "--dry-run")
        told = output_of("import", str(file), *options)
    assert page.split() == told.removesuffix("This was a dry run. Nothing was imported.\n").split()


async def test_only_what_the_file_leaves_open_is_asked_and_the_answers_count(context, german):
    async with Driver(context) as driver:
        await driver.read(german, ("On which scale", "1"), ("two ways", "down"))
        await driver.press("enter")
        await driver.shows(ChoiceDialog, "written down?")
        await driver.press("escape")
        await driver.shows(ChoiceDialog, "two ways")
        await driver.press("1")
        await driver.shows(ChoiceDialog, "written down?")
        await driver.press("2")
        await driver.brings_in("Bring in 2 days?")
    kept = context.diary.check_ins()
    assert [(c.day, c.pain) for c in kept] == [(date(2026, 11, 3), 6), (date(2026, 11, 4), 4)]
    assert [c.entered_at.day for c in kept] == [3, 4]


async def test_a_scale_that_is_none_is_asked_for_again_and_another_one_goes_into_the_note(
    context, german
):
    async with Driver(context) as driver:
        await driver.read(german, ("On which scale", "4"))
        await driver.press(*"ten", "enter")
        await driver.shows(TextDialog, "You typed ten.")
        await driver.press("escape")
        await driver.shows(ChoiceDialog, "On which scale")
        await driver.press("4", *typed("0-7"), "enter")
        for words, key in (("two ways", "1"), ("written down?", "3")):
            await driver.shows(ChoiceDialog, words)
            await driver.press(key)
        await driver.brings_in("Bring in 2 days?")
    [first, _] = context.diary.check_ins()
    assert first.pain is None
    assert "6 of 7" in first.note


async def test_columns_are_chosen_from_those_of_the_file(context):
    async with Driver(context, size=(40, 12)) as driver:
        await driver.read(SAMPLES / "redcap-peg.csv", ("is the date?", "4"), ("is pain?", "end"))
        assert "peg_score" in driver.text()
        await driver.press("5")
        await driver.shows(ChoiceDialog, "On which scale is pain (peg_pain)?")


async def test_a_table_without_moments_asks_when_it_was_written(context, tmp_path):
    file = tmp_path / "in.csv"
    file.write_text("date,pain\n2026-11-19,4\n")
    async with Driver(context) as driver:
        await driver.read(file, ("written down?", "1"))
        await driver.brings_in("Bring in 1 day?")
    [kept] = context.diary.check_ins()
    assert kept.entered_at.date() == kept.day


async def test_escape_goes_back_a_step_each_time_and_saves_nothing(context, german):
    async with Driver(context) as driver:
        await driver.read(german, *OF_GERMAN)
        await driver.shows(ImportPreviewScreen)
        for words in ("written down?", "two ways", "On which scale"):
            await driver.press("escape")
            await driver.shows(ChoiceDialog, words)
        await driver.press("escape")
        await driver.shows(BringInScreen, NOT_BROUGHT_IN)
        assert driver.app.screen.query_one(PathInput).value == str(german)
        await driver.press("escape")
        await driver.shows(HandOverScreen)
    assert not context.diary.path.exists()


async def test_no_saves_nothing_and_keeps_the_name(context, elsewhere, tmp_path):
    async with Driver(context) as driver:
        await driver.read(tmp_path / "own.csv")
        await driver.shows(ImportPreviewScreen, "Bring in 3 days?")
        await driver.press("n")
        await driver.shows(BringInScreen, NOT_BROUGHT_IN)
        assert driver.app.screen.query_one(PathInput).value == str(tmp_path / "own.csv")
    assert not context.diary.path.exists()
    assert elsewhere.diary.check_ins()


async def test_the_same_file_again_has_nothing_new_and_takes_no_answer(
    context, elsewhere, tmp_path
):
    async with Driver(context) as driver:
        await driver.read(tmp_path / "own.json")
        await driver.brings_in("Bring in 3 days?")
        await driver.press("b")
        await driver.read(tmp_path / "own.json")
        await driver.shows(ImportPreviewScreen, "There is nothing new to bring in.")
        await driver.press("y")
        await driver.shows(ImportPreviewScreen)
    assert context.diary.check_ins() == elsewhere.diary.check_ins()


async def test_what_cannot_be_taken_is_one_sentence_and_nothing_is_saved(context, tmp_path):
    fill(context, entry(0))
    before = context.diary.path.read_bytes()
    async with Driver(context, size=(120, 36)) as driver:
        for name, (content, sentence) in REFUSED.items():
            file = name if name.startswith("~") else tmp_path / name
            if content is not None:
                file.write_bytes(content)
            await driver.read(file)
            await driver.shows(BringInScreen, sentence)
            assert driver.app.screen.query_one(PathInput).value == str(file)
    assert context.diary.path.read_bytes() == before


async def test_a_day_changed_since_the_preview_saves_nothing(context, elsewhere, tmp_path):
    async with Driver(context) as driver:
        await driver.read(tmp_path / "own.csv")
        await driver.shows(ImportPreviewScreen, "Bring in 3 days?")
        fill(context, entry(2, pain=9))
        await driver.press("y")
        await driver.shows(BringInScreen, "was changed")
    assert [c.pain for c in context.diary.check_ins()] == [9]
    assert elsewhere.diary.check_ins()


@pytest.mark.parametrize("size", [(40, 12), (120, 36)])
async def test_it_is_all_done_by_mouse_at_each_size(context, german, size):
    async with Driver(context, size=size) as driver:
        await driver.press("escape")
        await driver.click("b Bring in")
        await driver.shows(BringInScreen)
        driver.app.screen.query_one(PathInput).value = str(german)
        await driver.click("enter Read")
        for label in ("0-10", "day first", "same day"):
            await driver.shows(ChoiceDialog)
            await driver.click(label)
        await driver.shows(ImportPreviewScreen)
        await driver.click("y Yes")
        await driver.shows(HandOverScreen, "2 days added")
    assert len(context.diary.check_ins()) == 2


async def test_the_end_of_the_preview_is_reached_in_the_smallest_window(context, german):
    async with Driver(context, size=(40, 12)) as driver:
        await driver.read(german, *OF_GERMAN)
        await driver.shows(ImportPreviewScreen)
        await driver.press("end")
        assert "2026-11-04" in driver.text()
        assert "2 days would be added, 0 changed, 0 kept as they are." in driver.text()


async def test_tab_completes_a_name_as_far_as_there_is_one_way(context, tmp_path):
    folder = tmp_path / "my files"
    folder.mkdir()
    for name in ("daylio-1.csv", "daylio-2.csv", ".hidden"):
        (folder / name).touch()
    async with Driver(context) as driver:
        line = driver.app.screen.query_one(PathInput)
        line.value = str(tmp_path / "my")
        await driver.press("tab", "tab")
        assert line.value == f"{folder}/daylio-"
        assert "daylio-1.csv, daylio-2.csv" in driver.text()
        await driver.press("2", "tab")
        assert line.value == f"{folder}/daylio-2.csv"
        line.value = str(tmp_path / "nothing" / "x")
        await driver.press("tab")
        assert line.value == str(tmp_path / "nothing" / "x")


async def test_a_file_dropped_into_the_terminal_may_be_quoted(context, elsewhere, tmp_path):
    file = tmp_path / "it's own.csv"
    file.write_bytes((tmp_path / "own.csv").read_bytes())
    async with Driver(context) as driver:
        await driver.read(str(file).replace("'", "\\'").replace(" ", "\\ "))
        await driver.shows(ImportPreviewScreen, "Bring in 3 days?")
    assert elsewhere.diary.check_ins()


async def test_escape_stops_the_reading(context, elsewhere, tmp_path, monkeypatch):
    may_go_on = threading.Event()
    open_file = bring_in.open_file

    def open_slowly(*arguments):
        may_go_on.wait(30)
        return open_file(*arguments)

    monkeypatch.setattr(bring_in, "open_file", open_slowly)
    async with Driver(context) as driver:
        try:
            driver.app.screen.query_one(PathInput).value = str(tmp_path / "own.csv")
            await driver.pilot.press("enter")
            await until(driver.pilot, lambda: "Reading ..." in driver.text())
            await driver.pilot.press("escape")
            await driver.shows(BringInScreen, NOT_BROUGHT_IN)
        finally:
            may_go_on.set()
        await driver.shows(BringInScreen, NOT_BROUGHT_IN)
    assert not context.diary.path.exists()
    assert elsewhere.diary.check_ins()


async def test_what_was_brought_in_is_counted_where_one_hands_over(context, elsewhere, tmp_path):
    fill(context, entry(0))
    async with Driver(context, size=(120, 36)) as driver:
        await driver.read(tmp_path / "own.csv")
        await driver.brings_in("Bring in 3 days?")
        await until(driver.pilot, lambda: "All days, 4 check-ins" in driver.text())
    assert context.diary.check_in(TODAY)
    assert elsewhere.diary.check_ins()


@pytest.mark.parametrize(
    ("pasted", "line"),
    [("/a/own.csv", "/a/own.csv"), ("~/own.csv", "~/own.csv"), ("own.csv", "~/own.csv")],
)
async def test_a_whole_path_that_is_pasted_takes_the_place_of_what_is_there(context, pasted, line):
    async with Driver(context) as driver:
        driver.app.post_message(events.Paste(pasted))
        await settled(driver.pilot)
        assert driver.app.screen.query_one(PathInput).value == line
