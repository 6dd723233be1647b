"""The person's own ratings: which are asked, new ones, other wording."""

import pytest
from app_driver import entry, fill, painted, run, shown, typed

from prtcheck.actions.ratings import add_rating
from prtcheck.core.check_in import OwnRating
from prtcheck.core.rating_scale import PRESETS, ScaleTexts, list_asked
from prtcheck.tui.screens.ratings import COST, STARTS_ANEW

RATINGS = ("s", *["down"] * 6, "enter")
"""The keys from home to the own ratings."""
SIZES = [(80, 24), (40, 12)]
FATIGUE = ScaleTexts("How tired were you?", "not at all", "extremely")


def news(app):
    return shown(app, "#news")


def asked(context):
    return [(s.name, s.wording, s.texts) for s in list_asked(context.diary.rating_scales())]


def rows(app):
    return [line.strip("│ ") for line in painted(app) if "] " in line]


@pytest.fixture
def at_home(context):
    fill(context, *(entry(n, ratings=(OwnRating("fatigue", 4),)) for n in range(3)))
    return context


@pytest.mark.parametrize("size", SIZES)
async def test_the_presets_are_listed_and_what_each_costs_is_said(at_home, size):
    lines = await run(at_home, *RATINGS, size=size, then=lambda app: (rows(app), painted(app)))
    assert lines[0] == [f"[ ] {name}" for name in PRESETS]
    assert COST in " ".join(line.strip("│ ") for line in lines[1])


async def test_the_question_of_each_stands_below_it(at_home):
    text = "\n".join(await run(at_home, *RATINGS, then=painted))
    assert all(texts.question in text for texts in PRESETS.values())


@pytest.mark.parametrize("key", ["space", "enter"])
@pytest.mark.parametrize("size", SIZES)
async def test_a_key_asks_a_preset_and_the_same_key_stops_it(at_home, key, size):
    assert await run(at_home, *RATINGS, "down", key, size=size, then=news) == "Saved"
    assert asked(at_home) == [("sleep", 1, PRESETS["sleep"])]
    found = await run(at_home, *RATINGS, then=rows)
    assert found[0].split() == ["[x]", "sleep", "0", "days"]
    await run(at_home, *RATINGS, key)
    assert asked(at_home) == []


async def test_the_cursor_stays_on_the_rating_when_its_row_moves(at_home):
    keys = (*RATINGS, "down", "space", "space", "space")
    await run(at_home, *keys)
    assert [name for name, *_ in asked(at_home)] == ["sleep"]


async def test_a_fourth_one_is_refused_in_a_sentence(at_home):
    for name in ("function", "sleep", "mood"):
        add_rating(at_home, name, ScaleTexts())
    said = await run(at_home, *RATINGS, "end", "space", then=news)
    assert said == "3 ratings of your own are asked already. Stop one of them first."
    assert len(asked(at_home)) == 3


async def test_a_new_one_is_asked_with_its_question_and_what_0_and_10_mean(at_home):
    texts = [key for text in FATIGUE for key in (*typed(text), "enter")]
    await run(at_home, *RATINGS, "n", *typed("fatigue"), "enter", *texts)
    assert asked(at_home) == [("fatigue", 1, FATIGUE)]
    found = await run(at_home, *RATINGS, then=rows)
    assert found[0].split() == ["[x]", "fatigue", "3", "days"]


async def test_another_question_starts_anew_and_it_is_said(at_home):
    add_rating(at_home, "fatigue", FATIGUE)
    said = await run(
        at_home, *RATINGS, "e", "backspace", *typed(" today?"), *["enter"] * 3, then=news
    )
    assert said == STARTS_ANEW
    question = "How tired were you today?"
    assert asked(at_home) == [("fatigue", 2, FATIGUE._replace(question=question))]
    found = await run(at_home, *RATINGS, then=rows)
    assert [row for row in found if "fatigue" in row] == found[:1]


@pytest.mark.parametrize("left", [0, 1, 2, 3])
async def test_leaving_one_of_the_questions_changes_nothing(at_home, left):
    add_rating(at_home, "fatigue", FATIGUE)
    before = asked(at_home)
    await run(at_home, *RATINGS, "e", "x", *["enter"] * left, *["escape"] * (left < 3))
    assert (asked(at_home) == before) == (left < 3)


async def test_a_change_is_undone_and_made_again(at_home):
    said = await run(at_home, *RATINGS, "down", "space", "z", then=news)
    assert said.startswith("Undone: change of own ratings, no rating called sleep.")
    assert asked(at_home) == []
    await run(at_home, *RATINGS, "Z")
    assert [name for name, *_ in asked(at_home)] == ["sleep"]


async def test_a_name_that_cannot_be_kept_is_refused_in_a_sentence(at_home):
    texts = [key for text in FATIGUE for key in (*typed(text), "enter")]
    said = await run(at_home, *RATINGS, "n", *typed("pain"), "enter", *texts, then=news)
    assert said == "A rating of your own can't be called pain."
    assert asked(at_home) == []


async def test_what_is_asked_stands_in_the_settings_and_is_asked_at_once(at_home):
    lines = await run(at_home, *RATINGS, "down", "space", "escape", then=painted)
    assert any("Own ratings  sleep" in line for line in lines)
    keys = ("c", "enter", "enter")
    step = await run(at_home, *keys, then=lambda app: app.screen.draft.step)
    assert step == "ratings"
