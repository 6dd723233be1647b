"""The bar of the questions."""

import pytest
from app_driver import run

from prtcheck.tui.widgets.step_bar import StepBar


def bar(app):
    return app.screen.query_one(StepBar).render()


@pytest.mark.parametrize(
    ("keys", "marks"), [((), "●○○○○"), (("enter",), "●●○○○"), (("enter",) * 4, "●●●●●")]
)
@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_what_is_done_has_other_marks_than_what_comes(context, keys, marks, size):
    text = str(await run(context, *keys, size=size, then=bar))
    assert "".join(mark for mark in text if mark in "●○") == marks


async def test_the_present_question_is_marked_without_colour(context):
    content = await run(context, "enter", then=bar)
    marked = {str(content)[s.start : s.end] for s in content.spans if "underline" in str(s.style)}
    assert marked == {"fear"}


@pytest.mark.parametrize(("width", "titles"), [(80, 5), (52, 5), (51, 1), (40, 1)])
async def test_a_narrow_window_names_only_the_present_question(context, width, titles):
    text = str(await run(context, size=(width, 24), then=bar))
    assert len([word for word in text.split() if word.isalpha()]) == titles
    assert len(text) <= width - 2
