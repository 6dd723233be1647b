"""The step for activities."""

import pytest
from app_driver import NOW, TODAY, entry, fill, finished, painted, press, run, settled, typed
from textual import events

from prtcheck.tui.app import PrtcheckApp
from prtcheck.tui.steps.activities import ActivitiesStep
from prtcheck.tui.steps.switcher import StepSwitcher


async def test_typed_letters_filter_and_a_new_word_is_added(context):
    old = entry(2, activities=("swim", "walk"))
    context.diary.save(old, NOW, based_on=None)
    await press(context, *["enter"] * 3, *typed("sw"), "enter", *typed("walk dog"), *["enter"] * 3)
    assert context.diary.check_in(TODAY).activities == ("swim", "walk dog")


async def test_a_typed_name_is_ticked_and_never_unticked(context):
    earlier = entry(2, activities=("swim", "walk"))
    context.diary.save(earlier, NOW, based_on=None)
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press(*["enter"] * 3, *typed("walk"), "enter", *typed("walk"), "enter")
        step = app.screen.query_one(ActivitiesStep)
        assert step.add_answer(app.screen.draft).activities == ("walk",)
        assert app.focused.highlighted == 1
        await pilot.press("space")
        assert step.add_answer(app.screen.draft).activities == ()


async def test_a_new_name_may_hold_words_of_others(context):
    known = ("walk in the park", "gardening", "yoga class")
    context.diary.save(entry(2, activities=known), NOW, based_on=None)
    names = ("park bench", "garden party", "y oga")
    keys = [key for name in names for key in (*typed(name), "enter")]
    await press(context, *["enter"] * 3, *keys, *["enter"] * 2)
    assert context.diary.check_in(TODAY).activities == names


async def test_letters_typed_for_an_activity_are_there_again_after_going_back(context):
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press(*["enter"] * 3, *typed("yog"), "escape", "enter", *typed("a"), "enter")
        step = app.screen.query_one(ActivitiesStep)
        assert step.add_answer(app.screen.draft).activities == ("yoga",)


async def test_an_activity_too_long_to_be_kept_is_said_to_be(context):
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("enter", "enter", "enter")
        app.post_message(events.Paste("x" * 101))
        await finished(pilot)
        assert "Only 100 characters are kept" in str(app.screen.query_one("#typed").render())


async def test_the_row_that_would_be_ticked_is_always_in_sight(context):
    names = tuple(f"activity {number}" for number in range(12))
    context.diary.save(entry(2, activities=names), NOW, based_on=None)
    app = PrtcheckApp(context)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("enter", "enter", "enter")
        for _ in names:
            await finished(pilot)
            row = app.focused.rows[app.focused.highlighted].label
            assert any(row in line for line in painted(app)), row
            await pilot.press("down")


async def test_hidden_activities_are_not_offered(context):
    context = context._replace(settings=context.settings._replace(hidden=("swim",)))
    fill(context, entry(1, activities=("swim", "walk")))
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("enter", "enter", "enter")
        await settled(pilot)
        assert [row.label for row in app.focused.rows] == ["[ ] walk"]


@pytest.mark.parametrize(("size", "lines"), [((80, 24), 2), ((40, 24), 4)])
async def test_names_stand_in_two_columns_where_there_is_room(context, size, lines):
    fill(context, entry(1, activities=("cook", "paint", "swim", "walk")))
    rows = await run(context, *["enter"] * 3, size=size, then=painted)
    assert len([row for row in rows if "[ ]" in row]) == lines


async def test_a_click_ticks_what_is_under_it_in_each_column(context):
    fill(context, entry(1, activities=("cook", "paint", "swim")))
    app = PrtcheckApp(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "enter", "enter")
        await settled(pilot)
        for name in ("paint", "swim"):
            [(x, y)] = [(row.index(name), y) for y, row in enumerate(painted(app)) if name in row]
            await pilot.click(offset=(x, y))
            await finished(pilot)
        step = app.screen.query_one(ActivitiesStep)
        assert step.add_answer(app.screen.draft).activities == ("paint", "swim")


async def test_typed_letters_stand_in_the_title_of_the_frame(context):
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press(*["enter"] * 3, *typed("[yo"))
        frame = app.screen.query_one(StepSwitcher)
        assert str(frame.border_title) == "Filter or add: [yo▏"
        await pilot.press("enter", "enter")
        await finished(pilot)
        assert str(frame.border_title) == ""
