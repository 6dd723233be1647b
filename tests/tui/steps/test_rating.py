"""The steps of own ratings: asked after fear, shown in the bar, kept as answered."""

from dataclasses import replace

import pytest
from app_driver import NOW, TODAY, day_before, entry, fill, painted, press, run

from prtcheck.actions.ratings import add_rating, stop_rating
from prtcheck.core.check_in import OwnRating
from prtcheck.core.rating_scale import PRESETS, ScaleTexts
from prtcheck.tui.steps.switcher import StepSwitcher
from prtcheck.tui.widgets.scale import Scale
from prtcheck.tui.widgets.step_bar import StepBar

SIZES = [(120, 45), (80, 24), (40, 12)]
TIRED = ScaleTexts("How tired were you today?", "not at all", "extremely")


@pytest.fixture
def asking(context):
    """Two own ratings are asked."""
    add_rating(context, "sleep", ScaleTexts())
    add_rating(context, "stress", ScaleTexts())
    return context


def steps(app):
    return app.screen.query_one(StepSwitcher).names


def step(app):
    return app.screen.draft.step


def scale(app):
    return app.screen.query_one(StepSwitcher).step.query_one(Scale).value


def saved_ratings(context, day=TODAY):
    return context.diary.check_in(day).ratings


@pytest.mark.parametrize("size", SIZES)
async def test_an_own_rating_is_asked_after_fear_in_its_words(asking, size):
    lines = await run(asking, "4", "enter", "3", "enter", size=size, then=painted)
    text = " ".join(line.strip("│ ") for line in lines)
    for part in PRESETS["sleep"]:
        assert part in text


async def test_a_whole_check_in_holds_the_answers_and_says_so(asking):
    keys = ("4", "enter", "3", "enter", "7", "enter", "enter", *["enter"] * 4)
    app = await press(asking, *keys)
    assert saved_ratings(asking) == (OwnRating("sleep", 7),)
    assert app.return_code == 0


@pytest.mark.parametrize("size", SIZES)
async def test_going_back_shows_the_answer_and_may_change_it(asking, size):
    keys = ("enter", "enter", "7", "enter", "2", "enter", "escape", "escape")
    assert await run(asking, *keys, size=size, then=scale) == 7


async def test_a_draft_keeps_them_and_goes_on_where_it_was_left(asking):
    await press(asking, "4", "enter", "enter", "7", "enter", "2", "ctrl+c")
    kept = asking.drafts.find(TODAY)
    assert kept.ratings == (OwnRating("sleep", 7), OwnRating("stress", 2))
    found = await run(asking, "g", then=lambda app: (step(app), scale(app)))
    assert found == ("ratings-2", 2)


async def test_the_bar_names_them(asking):
    bar = await run(asking, then=lambda app: str(app.screen.query_one(StepBar).render()))
    assert [word for word in bar.split() if word.isalpha()] == [
        *("pain", "fear", "sleep", "stress", "causes", "activities", "note")
    ]


@pytest.mark.parametrize(("size", "marks"), [((80, 24), 8), ((40, 12), 8)])
async def test_with_three_the_bar_fits_its_line(asking, size, marks):
    add_rating(asking, "a name that takes many columns", TIRED)
    bar = await run(asking, size=size, then=lambda app: str(app.screen.query_one(StepBar).render()))
    assert sum(mark in "●○" for mark in bar) == marks
    assert len(bar) <= size[0] - 2


async def test_a_high_window_shows_two_ratings_at_once(asking):
    def in_sight(app):
        return [step.id for step in app.screen.query("RatingStep") if step.display]

    assert await run(asking, size=(80, 45), then=in_sight) == ["pain", "fear"]
    keys = ("enter", "enter")
    assert await run(asking, *keys, size=(80, 45), then=in_sight) == ["ratings", "ratings-2"]


async def test_without_own_ratings_the_steps_are_as_they_were(context):
    assert await run(context, then=steps) == [
        *("pain", "fear", "causes", "sides", "activities", "note")
    ]


async def test_a_day_is_asked_later_what_it_has_answers_for(asking):
    fill(asking, entry(1, pain=4, ratings=(OwnRating("sleep", 3),)))
    stop_rating(asking, "sleep")
    assert "ratings-2" in await run(asking, day=day_before(1), then=steps)
    assert "ratings-2" not in await run(asking, then=steps)


async def test_a_former_wording_stays_with_the_answer_to_it(asking):
    before = entry(1, pain=4, ratings=(OwnRating("sleep", 3),))
    fill(asking, before)
    add_rating(asking, "sleep", ScaleTexts("How was your night?"))
    lines = await run(asking, "enter", "enter", day=day_before(1), then=painted)
    assert any("How well did you sleep the night before" in line for line in lines)
    await press(asking, "enter", "enter", "5", *["enter"] * 5, day=day_before(1))
    assert saved_ratings(asking, day_before(1)) == (OwnRating("sleep", 5, wording=1),)


async def test_an_answer_that_no_question_of_ours_asked_for_stays_to_the_letter(asking):
    before = entry(1, pain=4, ratings=(OwnRating("Sleep", 3, wording=0), OwnRating("stairs", 2)))
    fill(asking, before)
    await press(asking, "9", *["enter"] * 8, day=day_before(1))
    after = asking.diary.check_in(day_before(1))
    assert after == replace(before, pain=9, edited_at=NOW)
