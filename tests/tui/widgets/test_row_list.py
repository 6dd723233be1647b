"""A list of rows of which some, such as headings, cannot be chosen."""

import pytest
from textual.app import App

from prtcheck.tui.widgets.row_list import Part, RowList

HEADINGS = {0, 5, 40}


class Numbers:
    """Numbered rows."""

    def __init__(self, number):
        self._number = number

    def __len__(self):
        return self._number

    def is_selectable(self, index):
        return index not in HEADINGS

    def format_header(self, width):
        return "head"[:width]

    def format_row(self, index, width):
        return [Part(f"row {index}"[:width])]


class ListApp(App):
    """The list alone."""

    def __init__(self, number):
        super().__init__()
        self.number = number
        self.opened = []

    def compose(self):
        yield RowList(Numbers(0))

    def on_mount(self):
        self.rows.show_rows(Numbers(self.number), 0)

    @property
    def rows(self):
        return self.query_one(RowList)

    def on_row_list_opened(self):
        self.opened.append(self.rows.cursor)


def painted(app):
    strips = app.screen._compositor.render_strips(app.size)  # noqa: SLF001 - what is painted
    return [strip.text[:10].strip(" ▸") for strip in strips]


@pytest.mark.parametrize(
    ("keys", "cursor"),
    [
        ([], 1),
        (["up"], 1),
        (["down"] * 4, 6),
        (["down"] * 4 + ["up"], 4),
        (["pagedown"], 10),
        (["end"], 49),
        (["end", "down"], 49),
        (["end", "pageup"], 39),
        (["end", "home"], 1),
    ],
)
async def test_the_cursor_passes_over_headings(keys, cursor):
    async with ListApp(50).run_test(size=(30, 10)) as pilot:
        await pilot.press(*keys)
        assert pilot.app.rows.cursor == cursor


async def test_the_row_under_the_cursor_is_in_sight_below_the_header():
    async with ListApp(50).run_test(size=(30, 10)) as pilot:
        for key in [*["down"] * 20, *["pagedown"] * 4, *["up"] * 30, "end", "pageup", "home"]:
            await pilot.press(key)
            await pilot.pause()
            lines = painted(pilot.app)
            assert lines[0] == "head"
            assert f"row {pilot.app.rows.cursor}" in lines[1:]
        assert "row 0" in painted(pilot.app)
        await pilot.press("end")
        await pilot.resize_terminal(30, 5)
        await pilot.pause()
        assert "row 49" in painted(pilot.app)


async def test_every_row_is_painted_once_while_one_scrolls_through():
    seen = []
    async with ListApp(50).run_test(size=(30, 10)) as pilot:
        for _ in range(50):
            await pilot.pause()
            seen += [line for line in painted(pilot.app)[1:] if line not in seen]
            await pilot.press("down")
    assert seen == [f"row {index}" for index in range(50)]


async def test_enter_opens_and_so_does_a_click_on_the_chosen_row():
    async with ListApp(50).run_test(size=(30, 10)) as pilot:
        await pilot.press("enter")
        await pilot.click(offset=(5, 5))
        assert pilot.app.rows.cursor == 4
        await pilot.click(offset=(5, 6))
        assert pilot.app.rows.cursor == 4
        await pilot.click(offset=(5, 5))
        await pilot.pause()
        assert pilot.app.opened == [1, 4]


async def test_the_wheel_scrolls_and_leaves_the_cursor():
    async with ListApp(50).run_test(size=(30, 10)) as pilot:
        pilot.app.rows.scroll_down(animate=False)
        await pilot.pause()
        assert painted(pilot.app)[:2] == ["head", "row 1"]
        assert pilot.app.rows.cursor == 1


@pytest.mark.parametrize("number", [0, 1])
async def test_where_nothing_can_be_chosen_keys_and_clicks_do_nothing(number):
    async with ListApp(number).run_test(size=(30, 10)) as pilot:
        await pilot.press("down", "end", "pageup", "enter")
        await pilot.click(offset=(5, 1))
        assert pilot.app.rows.cursor is None
        assert pilot.app.opened == []
