"""Home, history, trends, causes and the first run, driven key by key."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from textual.widgets import OptionList

from prtcheck.core.checkin import Cause, CheckIn, CodedBy, Side
from prtcheck.core.history import ChangeKind
from prtcheck.home import Settings
from prtcheck.storage.diary import Diary
from prtcheck.storage.drafts import Drafts
from prtcheck.tui.app import PrtcheckApp
from prtcheck.tui.checkin import CheckInScreen
from prtcheck.tui.history import PAGE
from prtcheck.tui.welcome import WelcomeScreen
from prtcheck.tui.world import World

NOW = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture
def world(tmp_path):
    (tmp_path / "welcomed").touch()
    return World(Diary(tmp_path / "diary.db"), Drafts(tmp_path / "drafts"), Settings(), lambda: NOW)


def entry(back, **answers):
    day = TODAY - timedelta(days=back)
    entered = datetime(day.year, day.month, day.day, 21, tzinfo=UTC)
    return CheckIn(day=day, entered_at=entered, **(answers or {"pain": 5}))


def fill(world, *check_ins):
    world.diary.change_days(ChangeKind.IMPORT, NOW, {c.day: c for c in check_ins})


async def settled(pilot):
    await pilot.pause()
    await pilot.pause()


def shown(app, selector):
    return str(app.screen.query_one(selector).render())


async def run(world, *keys, day=None, size=(80, 24), then=bool):
    app = PrtcheckApp(world, day)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)
        await app.workers.wait_for_complete() if app.return_code is not None else None
        return then(app)


async def test_the_strip_shows_logged_late_and_missing_days(world):
    late = entry(2)
    late = replace(late, entered_at=late.entered_at + timedelta(days=2))
    fill(world, entry(0), late, entry(3))
    strip = await run(world, then=lambda app: shown(app, "#strip"))
    assert strip.splitlines()[1] == ". . . . . . . . . . x ~ . x"


async def test_a_missed_day_is_offered_skipped_or_filled(world):
    fill(world, entry(0), entry(3))
    await run(world, "m", "s", "y", "7", *["enter"] * 5)
    found = {c.day: c.pain for c in world.diary.check_ins()}
    assert found[TODAY - timedelta(days=2)] == 7
    assert TODAY - timedelta(days=1) not in found


async def test_an_edit_from_home_is_told_there(world):
    fill(world, entry(0))
    news = await run(world, "e", "6", *["enter"] * 5, then=lambda app: shown(app, "#news"))
    assert "pain 6" in news
    assert world.diary.check_in(TODAY).pain == 6


async def test_history_opens_edits_deletes_and_undoes(world):
    fill(world, entry(0), entry(1, pain=3), entry(2))
    day = TODAY - timedelta(days=1)
    await run(world, "h", "down", "enter", "9", *["enter"] * 5)
    assert world.diary.check_in(day).pain == 9
    await run(world, "h", "down", "d", "y")
    assert world.diary.check_in(day) is None
    await run(world, "h", "z")
    assert world.diary.check_in(day).pain == 9


async def test_a_deletion_is_asked_about(world):
    fill(world, entry(0))
    await run(world, "h", "d", "n")
    await run(world, "h", "d", "enter")
    await run(world, "h", "d", "escape")
    assert world.diary.check_in(TODAY) is not None


async def test_history_filters_by_a_word_and_goes_to_a_date(world):
    fill(world, entry(0), entry(1, note="Rainy"), entry(20, activities=("Swim",)))

    def days(app):
        return len(app.screen._shown), app.screen.query_one(OptionList).option_count  # noqa: SLF001

    assert await run(world, "h", "/", *"rain", "enter", then=days) == (1, 1)
    assert await run(world, "h", "/", *"swim", "enter", then=days) == (1, 1)
    assert await run(world, "h", "g", *"-5", "enter", then=days) == (1, 1)
    assert await run(world, "h", then=days) == (3, 3)


async def test_history_fetches_as_much_as_is_scrolled_to(world):
    fill(world, *(entry(n) for n in range(5 * PAGE)))
    app = PrtcheckApp(world)
    async with app.run_test() as pilot:
        await pilot.press("h")
        await settled(pilot)
        rows = app.screen.query_one(OptionList)
        assert rows.option_count <= 2 * PAGE
        await pilot.press("end")
        await settled(pilot)
        assert 2 * PAGE < rows.option_count + PAGE <= 5 * PAGE


async def test_trends_change_span_and_metric_and_fit_the_window(world):
    fill(world, *(entry(n, pain=n % 10, fear=3, activities=("walk",)) for n in range(100)))
    app = PrtcheckApp(world)
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
        await pilot.resize_terminal(50, 20)
        await settled(pilot)
        assert max(map(len, shown(app, "#charts").splitlines())) <= 50


async def test_own_words_are_sorted_anew_and_undone(world):
    cause = Cause("old disc", Side.BODY, CodedBy.ACCEPTED, NOW, 1)
    fill(world, entry(0, causes=(cause,)), entry(1, causes=(cause,)))
    await run(world, "w", "m")
    assert {c.causes[0].side for c in world.diary.check_ins()} == {Side.MIND_BRAIN}
    await run(world, "w", "z")
    assert {c.causes[0].side for c in world.diary.check_ins()} == {Side.BODY}


async def test_the_first_run_shows_three_pages_once(world):
    world.welcomed.unlink()
    app = PrtcheckApp(world)
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
    assert await run(world, then=lambda app: isinstance(app.screen, CheckInScreen))


async def test_leaving_the_first_run_shows_it_again(world):
    world.welcomed.unlink()
    await run(world, "escape")
    assert await run(world, then=lambda app: isinstance(app.screen, WelcomeScreen))


@pytest.mark.parametrize(
    ("questions", "asked"),
    [(("pain",), 1), (("fear", "note"), 2), (("pain", "causes", "sides"), 2)],
)
async def test_only_the_questions_that_are_set_are_asked(world, questions, asked):
    world = replace(world, settings=replace(world.settings, questions=questions))
    await run(world, "5", *["enter"] * asked)
    [saved] = world.diary.check_ins()
    assert (saved.pain or saved.fear) == 5


async def test_a_weekly_check_in_is_due_only_after_a_week(world):
    world = replace(world, settings=replace(world.settings, weekly=True))
    fill(world, entry(6))
    assert not await run(world, then=lambda app: isinstance(app.screen, CheckInScreen))
    world.diary.delete(TODAY - timedelta(days=6), NOW)
    fill(world, entry(7))
    assert await run(world, then=lambda app: isinstance(app.screen, CheckInScreen))


async def test_hidden_activities_are_not_offered(world):
    world = replace(world, settings=replace(world.settings, hidden=("swim",)))
    fill(world, entry(1, activities=("swim", "walk")))
    app = PrtcheckApp(world)
    async with app.run_test() as pilot:
        await pilot.press("enter", "enter", "enter")
        await settled(pilot)
        rows = app.focused.options
        assert [str(row.prompt) for row in rows] == ["[ ] walk"]


async def test_every_screen_has_its_keys_behind_a_question_mark(world):
    fill(world, entry(0, causes=(Cause("x"),)))
    for keys in ((), ("h",), ("t",), ("w",), ("c",)):
        text = await run(world, *keys, "f1", then=lambda app: shown(app, ".dialog Static"))
        assert "Esc" in text or "esc" in text
