"""The screen that hands over a report, a table or everything."""

import json
import sys
import threading
from pathlib import Path

import pytest
from app_driver import TODAY, entry, fill, painted, run, settled, until
from pypdf import PdfReader
from textual.widgets import Input, OptionList

from prtcheck.actions.delete import delete
from prtcheck.core.check_in import Cause
from prtcheck.formats.extras import install_command
from prtcheck.tui.app import PrtcheckApp
from prtcheck.tui.screens import hand_over
from prtcheck.tui.screens.hand_over import NO_CHECK_INS, NOT_WRITTEN, HandOverScreen
from prtcheck.tui.screens.password_dialog import PasswordDialog

CSV = ("down", "down", "enter")
JSON = ("down", "down", "down", "enter")
HTML = ("down", "enter")
SIZES = ((120, 36), (40, 12))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The home folder, where files go unless another place is named."""
    place = tmp_path / "you"
    place.mkdir()
    for variable, name in (("XDG_CACHE_HOME", ".cache"), ("XDG_CONFIG_HOME", ".config")):
        monkeypatch.setenv(variable, str(Path.home() / name))  # found fonts stay found
    monkeypatch.setenv("HOME", str(place))
    return place


@pytest.fixture
def context(context, folder):
    causes = (Cause("old disc"),)
    days = (entry(back, pain=4, causes=causes, note=f"note {back}") for back in (0, 40, 400))
    fill(context, *days)
    return context


class Driver:
    """The screen, opened from home, with keys pressed one after the other."""

    def __init__(self, context, size=(80, 24)):
        self.app = PrtcheckApp(context)
        self.size = size

    async def __aenter__(self):
        self._running = self.app.run_test(size=self.size)
        self.pilot = await self._running.__aenter__()
        await settled(self.pilot)
        self.screen = HandOverScreen(self.app.context)
        await self.app.push_screen(self.screen)
        await until(self.pilot, self.screen.content_shown.is_set)
        await settled(self.pilot)
        return self

    async def __aexit__(self, *error):
        await self._running.__aexit__(*error)

    async def press(self, *keys):
        for key in keys:
            await self.pilot.press(key)
            await settled(self.pilot)

    async def name(self, target):
        """Type where the file goes."""
        await self.press("f")
        self.app.screen.query_one(Input).value = str(target)
        await self.press("enter")

    async def make(self):
        """Press the key that makes the file, and return what is then said."""
        await self.press("m")
        return await self.news()

    async def news(self):
        await until(self.pilot, lambda: not self.screen._is_busy)  # noqa: SLF001 - at work
        return " ".join(str(self.screen.query_one("#news").render()).split())

    def highlighted_id(self):
        rows = self.screen.query_one(OptionList)
        return rows.get_option_at_index(rows.highlighted).id

    def text(self):
        return "\n".join(painted(self.app))


@pytest.fixture
def open_screen(context):
    return lambda **options: Driver(context, **options)


async def test_a_table_of_all_days_with_notes_goes_into_the_home_folder(open_screen, folder):
    async with open_screen() as driver:
        await driver.press(*CSV)
        file = folder / f"prtcheck-{TODAY}.csv"
        assert await driver.make() == f"Written to {file}"
    rows = file.read_text().splitlines()
    assert len(rows) == 4
    assert "note 400" in rows[1]


async def test_only_the_chosen_days_go_out_and_no_notes_where_they_are_unmarked(
    open_screen, folder
):
    async with open_screen() as driver:
        await driver.press(*JSON, "tab", "down", "space", "tab", "space")
        await driver.make()
    [file] = folder.iterdir()
    check_ins = json.loads(file.read_text())["check_ins"]
    assert [check_in["day"] for check_in in check_ins] == ["2026-10-13", "2026-11-22"]
    assert "note 40" not in file.read_text()


async def test_a_table_can_be_marked_for_excel(open_screen, folder):
    async with open_screen() as driver:
        await driver.press(*CSV, "tab", "tab", "down", "enter")
        await driver.make()
    [file] = folder.iterdir()
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("keys", "notes", "causes"),
    [((), False, True), (("space",), True, True), (("down", "space"), False, False)],
)
async def test_a_report_holds_notes_and_causes_only_where_they_are_marked(
    open_screen, folder, keys, notes, causes
):
    async with open_screen() as driver:
        await driver.press(*HTML, "tab", "tab", *keys)
        await driver.make()
    [file] = folder.glob("*.html")
    page = file.read_text()
    assert ("note 40" in page, "old disc" in page) == (notes, causes)


@pytest.mark.parametrize(("keys", "is_in"), [((), False), (("down", "down", "space"), True)])
async def test_a_report_holds_exceptions_only_where_they_are_marked(
    context, open_screen, folder, keys, is_in
):
    fill(context, entry(0, pain=4, exception="gone for an hour"))
    async with open_screen() as driver:
        await driver.press(*HTML, "tab", "tab", *keys)
        await driver.make()
    [file] = folder.glob("*.html")
    assert ("gone for an hour" in file.read_text()) == is_in


@pytest.mark.parametrize("way", [("i",), ("tab", "tab", "down", "down", "down", "enter")])
async def test_a_report_bears_the_name_that_was_typed_and_none_else(open_screen, folder, way):
    async with open_screen() as driver:
        await driver.press(*HTML, *way, *"AB", "enter")
        assert "Your name or initials: AB" in driver.text()
        await driver.make()
    async with open_screen() as driver:
        assert "AB" not in driver.text()
    [file] = folder.glob("*.html")
    assert ">AB</bdi>" in file.read_text()


async def password_asked(driver):
    await driver.press("tab", "tab", "down", "down", "down", "space")
    assert "[x] A password" in driver.text()
    await driver.press("m")
    await until(driver.pilot, lambda: isinstance(driver.app.screen, PasswordDialog))


async def test_a_pdf_with_a_password_opens_with_that_alone(open_screen, folder):
    async with open_screen() as driver:
        await password_asked(driver)
        await driver.press(*"secret", "enter", *"secret")
        assert "secret" not in driver.text()
        await driver.press("enter")
        written = f"Written to {folder / f'prtcheck-{TODAY}.pdf'} Only your password opens it."
        assert await driver.news() == written
    [file] = folder.glob("*.pdf")
    assert not PdfReader(file).decrypt("other")
    assert PdfReader(file, password="secret").pages


@pytest.mark.parametrize(
    ("keys", "fault"),
    [
        (("enter",), "The password is empty."),
        (("a", "enter", "b", "enter"), "The two passwords differ."),
        (("²", "enter"), "can't take these characters."),
    ],
)
async def test_what_is_no_password_is_asked_for_again_and_escape_writes_nothing(
    open_screen, folder, keys, fault
):
    async with open_screen() as driver:
        await password_asked(driver)
        await driver.press(*keys)
        assert fault in driver.text()
        assert [line.value for line in driver.app.screen.query(Input)] == ["", ""]
        assert driver.app.focused.id == "first"
        await driver.press("escape")
        assert await driver.news() == NOT_WRITTEN
    assert not list(folder.glob("*.pdf"))


async def test_only_a_pdf_is_offered_a_password(open_screen, folder):
    async with open_screen(size=(120, 36)) as driver:
        await driver.press("tab", "tab", "down", "down", "down", "space")
        assert "is encrypted" in driver.text()
        await driver.press("home", *HTML)
        assert "A password" not in driver.text()
        assert "not encrypted" in driver.text()
        await driver.make()
    assert list(folder.glob("*.html"))


@pytest.mark.parametrize("kind", [CSV, JSON])
async def test_a_table_has_neither_the_name_nor_the_choice_of_exceptions(open_screen, kind):
    async with open_screen(size=(80, 36)) as driver:
        await driver.press(*kind)
        text = driver.text()
    assert "initials" not in text
    assert "Exceptions" not in text


async def test_what_was_not_touched_follows_the_kind_and_what_was_stays(open_screen):
    async with open_screen() as driver:
        assert "(•) The last 84 days, 2 check-ins" in driver.text()
        assert "[ ] Notes" in driver.text()
        await driver.press(*CSV)
        assert "(•) All days, 3 check-ins" in driver.text()
        assert "[x] Notes" in driver.text()
        await driver.press("tab", "enter", "tab", "space", "home", "enter")
        assert "(•) The last 28 days, 1 check-in" in driver.text()
        assert "[ ] Notes" in driver.text()


async def test_a_file_that_is_there_is_replaced_only_after_a_question(open_screen, folder):
    async with open_screen() as driver:
        await driver.press(*CSV)
        await driver.make()
        [file] = folder.iterdir()
        first = file.read_bytes()
        await driver.press("tab", "enter", "m")
        await until(driver.pilot, lambda: driver.app.screen is not driver.screen)
        await driver.press("n")
        assert await driver.news() == NOT_WRITTEN
        assert file.read_bytes() == first
        await driver.press("m")
        await until(driver.pilot, lambda: driver.app.screen is not driver.screen)
        await driver.press("y")
        assert await driver.news() == f"Written to {file}"
    assert file.read_bytes() != first


async def test_another_file_is_never_replaced_by_an_export(open_screen, folder):
    file = folder / "mine.csv"
    file.write_text("dear diary")
    async with open_screen() as driver:
        await driver.press(*CSV)
        await driver.name(file)
        assert "isn't an export of prtcheck" in await driver.make()
    assert file.read_text() == "dear diary"


async def test_a_report_names_another_file_that_it_would_replace(open_screen, folder):
    file = folder / "mine.html"
    file.write_text("dear diary")
    async with open_screen() as driver:
        await driver.press(*HTML)
        await driver.name(file)
        await driver.press("m")
        await until(driver.pilot, lambda: driver.app.screen is not driver.screen)
        assert "which is no report" in " ".join(driver.text().replace("│", " ").split())
        await driver.press("escape")
        assert await driver.news() == NOT_WRITTEN
    assert file.read_text() == "dear diary"


async def test_the_ending_follows_the_kind_and_another_is_refused(open_screen, folder):
    async with open_screen(size=(200, 36)) as driver:
        await driver.name(folder / "mine.pdf")
        await driver.press(*CSV)
        assert "mine.csv" in driver.text()
        await driver.name(folder / "mine.txt")
        assert await driver.make() == "The file's name must end in .csv. Change it."
    assert not list(folder.iterdir())


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("no/folder.csv", "can't be written"),
        (f"{'x' * 300}.csv", "File name too long"),
        ("~nobody-here/x.csv", "no such user's home"),
    ],
)
async def test_a_place_that_does_not_do_is_named_and_nothing_is_left(
    open_screen, folder, name, sentence
):
    async with open_screen() as driver:
        await driver.press(*CSV)
        await driver.name(name if name.startswith("~") else folder / name)
        assert sentence in await driver.make()
    assert not list(folder.iterdir())


async def test_a_full_disk_is_said_and_leaves_nothing(open_screen, folder, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("prtcheck.files.replace_file", full)
    async with open_screen() as driver:
        await driver.press(*CSV)
        assert "Free some space" in await driver.make()
    assert not list(folder.iterdir())


async def test_a_library_that_is_missing_is_named_with_its_cure(open_screen, folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "jinja2", None)
    async with open_screen() as driver:
        assert install_command("report") in await driver.make()
    assert not list(folder.iterdir())


async def test_days_without_a_check_in_make_no_file(open_screen, context, folder):
    delete(context, context.diary.check_in(TODAY))
    async with open_screen() as driver:
        await driver.press(*CSV, "tab", "enter")
        assert await driver.make() == NO_CHECK_INS
    assert not list(folder.iterdir())


async def test_a_path_is_neither_read_as_markup_nor_obeyed(open_screen, folder):
    async with open_screen(size=(200, 36)) as driver:
        await driver.press(*CSV)
        await driver.name(folder / "[bold]x\x07.csv")
        assert "[bold]x .csv" in driver.text()
        assert await driver.make() == f"Written to {folder / '[bold]x .csv'}"


async def test_a_path_in_the_current_folder_is_shown_whole(open_screen, folder, monkeypatch):
    monkeypatch.chdir(folder)
    async with open_screen() as driver:
        await driver.press(*CSV)
        await driver.name("out.csv")
        assert await driver.make() == f"Written to {folder / 'out.csv'}"


async def test_where_the_file_lies_is_printed_when_the_app_has_ended(open_screen, folder):
    async with open_screen() as driver:
        await driver.press(*CSV)
        await driver.make()
        assert driver.app.exit_messages == [f"Written to {folder}/prtcheck-{TODAY}.csv"]


async def test_while_the_file_is_written_that_is_said_and_esc_waits(
    open_screen, folder, monkeypatch
):
    may_go_on = threading.Event()
    plan = hand_over.plan_hand_over

    def slow_plan(*arguments):
        made = plan(*arguments)
        return made._replace(write=lambda: (may_go_on.wait(30), made.write()))

    monkeypatch.setattr(hand_over, "plan_hand_over", slow_plan)
    async with open_screen() as driver:
        await driver.press(*CSV)
        await driver.pilot.press("m")
        try:
            await until(driver.pilot, lambda: "Writing" in driver.text())
            await driver.pilot.press("escape", "m")
            assert driver.app.screen is driver.screen
        finally:
            may_go_on.set()
        assert "Written to" in await driver.news()
        await driver.press("escape")
        assert driver.app.screen is not driver.screen


@pytest.mark.parametrize("size", SIZES)
async def test_every_row_can_be_reached_and_the_file_made_at_each_size(open_screen, folder, size):
    async with open_screen(size=size) as driver:
        await driver.press("down", "down", "enter", "end", "up")
        assert "Make it" in driver.text()
        await driver.press("enter")
        assert "Written to" in await driver.news()
        await driver.press("home")
        assert "Table for a spreadsheet" in driver.text()


async def test_a_click_chooses_and_makes(open_screen, folder):
    async with open_screen(size=(120, 36)) as driver:
        for words in ("Table for a spreadsheet", "Make it"):
            row = next(at for at, line in enumerate(painted(driver.app)) if words in line)
            await driver.pilot.click(offset=(10, row))
            await settled(driver.pilot)
        assert "Written to" in await driver.news()
        assert "not encrypted" in driver.text()


async def test_shift_tab_goes_to_the_part_before(open_screen):
    async with open_screen() as driver:
        await driver.press("shift+tab")
        assert driver.highlighted_id() == "make"
        await driver.press("tab")
        assert "kind-" in driver.highlighted_id()


@pytest.mark.usefixtures("folder")
async def test_home_opens_it(context):
    opened = await run(context, "x", then=lambda app: app.screen)
    assert isinstance(opened, HandOverScreen)
