"""The 0-10 scale."""

import pytest
from app_driver import finished, run, settled

from prtcheck.tui.app import PrtcheckApp
from prtcheck.tui.widgets.scale import HINT, Scale


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (["1", "0"], 10),
        (["1"], 1),
        (["1", "1", "0"], 10),
        (["0", "0"], 0),
        (["1", "right", "0"], 0),
        (["right"], 0),
        (["left"], 10),
        (["9", "right", "right", "right"], 10),
        (["0", "left"], 0),
        (["end", "left"], 9),
        (["5", "backspace"], None),
        (["x", "?"], None),
    ],
)
async def test_keys_choose_on_the_scale(context, keys, value):
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        assert app.screen_stack[1].query_one("#pain Scale", Scale).value == value


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
@pytest.mark.parametrize("answer", [[], ["4"]])
async def test_a_letter_that_means_nothing_is_met_with_what_can_be_typed(context, size, answer):
    app = PrtcheckApp(context)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*answer)
        await finished(pilot)
        scale = app.screen.query_one("#pain Scale", Scale)
        before, region = str(scale.render()), scale.region
        await pilot.press("x")
        await finished(pilot)
        assert HINT in str(scale.render())
        assert scale.region == region
        assert all(len(line) <= region.width for line in str(scale.render()).splitlines())
        await pilot.press("6")
        assert HINT not in str(scale.render())
        await pilot.press("space")
        assert HINT in str(scale.render())
        await pilot.press(*(answer or ["backspace"]))
        assert str(scale.render()) == before


@pytest.mark.parametrize("key", ["f1", "question_mark", "left", "tab", "ctrl+p", "7", "backspace"])
async def test_a_key_that_means_something_is_not_met_with_a_hint(context, key):
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        scale = app.screen.query_one("#pain Scale", Scale)
        await pilot.press(key)
        await pilot.pause()
        assert HINT not in str(scale.render())


async def test_the_question_is_asked_anew_without_the_hint(context):
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("x", "enter", "escape")
        await finished(pilot)
        assert HINT not in str(app.screen.query_one("#pain Scale", Scale).render())


@pytest.mark.parametrize(
    ("size", "number", "offset"),
    [
        ((80, 24), 8, (8 * 4 + 1, 0)),
        ((80, 24), 8, (8 * 4 + 3, 2)),
        ((80, 24), 10, (45, 1)),
        ((60, 18), 0, (0, 1)),
        ((80, 16), 8, (8 * 3 + 1, 0)),
        ((40, 12), 10, (32, 0)),
    ],
)
async def test_a_click_anywhere_in_a_cell_chooses_its_number(context, size, number, offset):
    app = PrtcheckApp(context)
    async with app.run_test(size=size) as pilot:
        await finished(pilot)
        await pilot.click("#pain Scale", offset=offset)
        assert app.screen.query_one("#pain Scale", Scale).value == number


@pytest.mark.parametrize("offset", [(47, 1), (3, 3)])
async def test_a_click_beside_the_cells_chooses_nothing(context, offset):
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await finished(pilot)
        await pilot.click("#pain Scale", offset=offset)
        assert app.screen.query_one("#pain Scale", Scale).value is None


def scale_text(app):
    return str(app.screen.query_one("#pain Scale", Scale).render())


@pytest.mark.parametrize(
    ("size", "is_boxed"), [((60, 18), True), ((59, 18), False), ((60, 17), False)]
)
async def test_each_number_is_a_box_where_there_is_room(context, size, is_boxed):
    text = await run(context, size=size, then=scale_text)
    assert ("│ 10 │" in text) == is_boxed
    assert "not" in text
    assert "answered" in text


async def test_the_chosen_number_is_marked_and_stands_large_beside_the_boxes(context):
    text = await run(context, "1", "0", then=scale_text)
    lines = text.splitlines()
    assert "[10]" in text
    assert [line.split()[-1] for line in lines[:2]] == ["┏━┓", "┃"]
    assert lines[3].endswith("of 10")
    assert lines[3].startswith("no pain")
    assert "answered" not in text


async def test_the_anchors_end_where_the_boxes_end(context):
    top, _, _, anchors, *_ = (await run(context, then=scale_text)).splitlines()
    assert anchors.index("imagine") + len("imagine") == top.index("┐") + 1


async def test_a_scale_is_drawn_anew_when_the_window_changes(context):
    app = PrtcheckApp(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.resize_terminal(40, 12)
        await finished(pilot)
        assert "│" not in scale_text(app)
        assert app.screen.query_one("#pain Scale", Scale).size.height == 4
        await pilot.resize_terminal(80, 24)
        await finished(pilot)
        assert "│" in scale_text(app)
        assert app.screen.query_one("#pain Scale", Scale).size.height == 6
