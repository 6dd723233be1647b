"""Home, trends, causes and the first run, driven key by key."""

from dataclasses import replace
from datetime import timedelta

import pytest
from app_driver import NOW, TODAY, context_in, entry, fill, painted, run, settled, shown

from prtcheck.actions.delete import delete
from prtcheck.actions.first_run import welcome_mark
from prtcheck.actions.undo import undo
from prtcheck.core.check_in import Cause, CodedBy, Side
from prtcheck.tui.app import PrtcheckApp
from prtcheck.tui.screens.check_in import CheckInScreen
from prtcheck.tui.screens.welcome import WelcomeScreen


@pytest.fixture
def context(tmp_path):
    return context_in(tmp_path)


async def test_the_strip_shows_logged_late_and_missing_days(context):
    late = entry(2)
    late = replace(late, entered_at=late.entered_at + timedelta(days=2))
    fill(context, entry(0), late, entry(3))
    strip = await run(context, then=lambda app: shown(app, "#strip"))
    assert strip.splitlines()[1] == ". . . . . . . . . . x ~ . x"


async def test_a_missed_day_is_offered_skipped_or_filled(context):
    fill(context, entry(0), entry(3))
    await run(context, "m", "s", "y", "7", *["enter"] * 5)
    found = {c.day: c.pain for c in context.diary.check_ins()}
    assert found[TODAY - timedelta(days=2)] == 7
    assert TODAY - timedelta(days=1) not in found


async def test_without_a_missed_day_that_is_said(context):
    fill(context, *(entry(n) for n in range(8)))
    news = await run(context, "m", then=lambda app: shown(app, "#news"))
    assert news == "No day without a check-in in the 7 before."


@pytest.mark.parametrize("other", ["h", "t", "w"])
async def test_news_are_not_told_again_after_something_else_was_done(context, other):
    fill(context, entry(0))
    keys = ["e", "6", *["enter"] * 5, other, "escape"]
    assert await run(context, *keys, then=lambda app: shown(app, "#news")) == ""


async def test_an_edit_from_home_is_told_there(context):
    fill(context, entry(0))
    news = await run(context, "e", "6", *["enter"] * 5, then=lambda app: shown(app, "#news"))
    assert "pain 6" in news
    assert context.diary.check_in(TODAY).pain == 6


async def test_trends_change_span_and_metric_and_fit_the_window(context):
    fill(context, *(entry(n, pain=n % 10, fear=3, activities=("walk",)) for n in range(100)))
    app = PrtcheckApp(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("t")
        await settled(pilot)
        assert "30 days" in shown(app, "#charts")
        await pilot.press("2", "f")
        await settled(pilot)
        text = shown(app, "#charts")
        assert "90 days" in text
        assert "Fear of movement: 90 of 90 days answered" in text
        assert "Pain" not in text
        assert painted(app)[-1].endswith("p f c v Pain, fear, causes, activities")
        await pilot.resize_terminal(50, 20)
        await settled(pilot)
        assert max(map(len, shown(app, "#charts").splitlines())) <= 50


async def test_own_words_are_sorted_anew_and_undone(context):
    cause = Cause("old disc", Side.BODY, CodedBy.ACCEPTED, NOW, 1)
    fill(context, entry(0, causes=(cause,)), entry(1, causes=(cause,)))
    await run(context, "w", "m")
    assert {c.causes[0].side for c in context.diary.check_ins()} == {Side.MIND_BRAIN}
    await run(context, "w", "z")
    assert {c.causes[0].side for c in context.diary.check_ins()} == {Side.BODY}


async def test_among_ones_own_words_only_a_sorting_is_taken_back_or_made_again(context):
    context.diary.save(entry(0, causes=(Cause("old disc"),)), NOW, based_on=None)
    for _ in range(2):
        news = await run(context, "w", "z", then=lambda app: shown(app, "#news"))
        assert news == "The latest change is no sorting: History takes it back."
        assert context.diary.check_in(TODAY).causes == (Cause("old disc"),)
        await run(context, "w", "m", "z", "Z")
        assert context.diary.check_in(TODAY).causes[0].side is Side.MIND_BRAIN
        undo(context)
    undo(context)
    fill(context, entry(1))
    undo(context)
    await run(context, "escape", "w", "Z")
    assert context.diary.check_ins() == []


async def test_the_first_run_shows_three_pages_once(context):
    welcome_mark(context.diary.path).unlink()
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await settled(pilot)
        seen = []
        while isinstance(app.screen, WelcomeScreen):
            seen.append(shown(app, "#heading"))
            await pilot.press("enter")
            await settled(pilot)
        assert len(seen) == 3
        assert isinstance(app.screen, CheckInScreen)
        await pilot.press("escape")
    assert await run(context, then=lambda app: isinstance(app.screen, CheckInScreen))


async def test_leaving_the_first_run_shows_it_again(context):
    welcome_mark(context.diary.path).unlink()
    await run(context, "escape")
    assert await run(context, then=lambda app: isinstance(app.screen, WelcomeScreen))


@pytest.mark.parametrize(
    ("questions", "asked"),
    [(("pain",), 1), (("fear", "note"), 2), (("pain", "causes", "sides"), 2)],
)
async def test_only_the_questions_that_are_set_are_asked(context, questions, asked):
    context = context._replace(settings=context.settings._replace(questions=questions))
    await run(context, "5", *["enter"] * asked)
    [saved] = context.diary.check_ins()
    assert (saved.pain or saved.fear) == 5


async def test_a_weekly_check_in_is_due_only_after_a_week(context):
    context = context._replace(settings=context.settings._replace(weekly=True))
    fill(context, entry(6))
    assert not await run(context, then=lambda app: isinstance(app.screen, CheckInScreen))
    delete(context, entry(6))
    fill(context, entry(7))
    assert await run(context, then=lambda app: isinstance(app.screen, CheckInScreen))


async def test_hidden_activities_are_not_offered(context):
    context = context._replace(settings=context.settings._replace(hidden=("swim",)))
    fill(context, entry(1, activities=("swim", "walk")))
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("enter", "enter", "enter")
        await settled(pilot)
        rows = app.focused.options
        assert [str(row.prompt) for row in rows] == ["[ ] walk"]


async def test_every_screen_has_its_keys_behind_a_question_mark(context):
    fill(context, entry(0, causes=(Cause("x"),)))
    for keys in ((), ("h",), ("t",), ("w",), ("c",)):
        lines = await run(context, *keys, "f1", then=painted)
        assert any("Esc  " in line or "Esc q" in line or "q Esc" in line for line in lines)
