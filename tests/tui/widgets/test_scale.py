"""The 0-10 scale."""

import pytest
from app_driver import finished

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


async def test_a_click_chooses_the_number_under_it(context):
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.click("#pain Scale", offset=(3 * 8 + 1, 0))
        assert app.screen.query_one("#pain Scale", Scale).value == 8
