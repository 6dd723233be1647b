"""The last four weeks as a list, the days without a check-in first."""

import pytest
from app_driver import TODAY, day_before, entry, fill, run

FILL_IN = ("7", *["enter"] * 5)


def listed(app):
    """The days in their order, each with its state."""
    rows = [str(row.prompt) for row in app.screen.rows.options if row.id]
    ids = [row.id for row in app.screen.rows.options if row.id]
    return [(day, row[18:].strip()) for day, row in zip(ids, rows, strict=True)]


def chosen(app):
    return app.screen.rows.highlighted_option.id


def days(*back):
    return [day_before(n).isoformat() for n in back]


async def test_days_without_a_check_in_come_first_and_each_part_has_the_newest_first(context):
    fill(context, entry(0), entry(1), entry(3), entry(5))
    found = await run(context, "m", then=listed)
    missed = [(day, "") for day in days(2, 4, *range(6, 29))]
    assert found == missed + [(day, "logged") for day in days(1, 3, 5)]


@pytest.mark.parametrize("oldest", [0, 1, 27, 28, 400])
async def test_the_list_goes_back_28_days_whenever_the_first_check_in_was(context, oldest):
    fill(context, entry(0), entry(oldest))
    found = await run(context, "m", then=listed)
    assert sorted(day for day, _ in found) == days(*range(28, 0, -1))


async def test_what_is_filled_in_is_then_shown_as_logged_and_the_cursor_is_on_the_next(context):
    fill(context, entry(0), entry(1), entry(5))
    assert await run(context, "m", "down", then=chosen) == days(3)[0]
    found, cursor = await run(
        context, "m", "down", "enter", *FILL_IN, then=lambda app: (listed(app), chosen(app))
    )
    assert (days(3)[0], "logged") in found
    assert cursor == days(4)[0]
    assert context.diary.check_in(day_before(3)).pain == 7


async def test_a_logged_day_opens_to_be_edited(context):
    fill(context, entry(0), entry(1))
    await run(context, "m", "end", "e", *FILL_IN)
    assert context.diary.check_in(day_before(1)).pain == 7
    assert context.diary.check_in(TODAY).pain == 5


async def test_a_day_that_was_begun_is_unfinished(context):
    fill(context, entry(0), entry(2))
    found = await run(context, "m", "enter", "7", "escape", then=listed)
    assert found[0] == (days(1)[0], "unfinished")
