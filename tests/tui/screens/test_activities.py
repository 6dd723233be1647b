"""The person's own activities: their order, new ones, hidden ones."""

import pytest
from app_driver import entry, fill, painted, run, shown, typed

from prtcheck.settings import load_settings


def names_and_days(app):
    """The rows as they are painted: what is done, and on how many days."""
    lines = [line.strip("│ ").rsplit("  ", 1) for line in painted(app) if "[" in line]
    return [(name.strip(), days) for name, days in lines]


def offered(app):
    """What the check-in offers now."""
    return app.screen.query_one("ActivitiesStep")._names  # noqa: SLF001 - the list to tick


@pytest.fixture
def filled(context):
    """A diary with activities."""
    walks = (entry(n, activities=("walk",)) for n in range(3, 6))
    fill(context, entry(0, activities=("swim", "yoga")), entry(1, activities=("swim",)), *walks)
    return context


async def test_the_activities_are_in_order_of_use_with_their_days(filled):
    found = await run(filled, "a", then=names_and_days)
    assert found == [("[x] walk", "3 days"), ("[x] swim", "2 days"), ("[x] yoga", "1 day")]


async def test_a_new_activity_is_listed_offered_and_kept(filled):
    keys = ("a", "n", *typed(" tai chi "), "enter")
    assert (await run(filled, *keys, then=names_and_days))[-1] == ("[x] tai chi", "0 days")
    assert load_settings(filled.paths.settings).activities == ("tai chi",)


@pytest.mark.parametrize("key", ["h", "space", "enter"])
async def test_what_is_hidden_says_so_is_not_offered_and_comes_back(filled, key):
    assert (await run(filled, "a", key, then=names_and_days))[0] == ("[ ] walk", "hidden, 3 days")
    assert load_settings(filled.paths.settings).hidden == ("walk",)
    filled = filled._replace(settings=load_settings(filled.paths.settings))
    assert (await run(filled, "a", key, then=names_and_days))[0] == ("[x] walk", "3 days")
    assert load_settings(filled.paths.settings).hidden == ()


async def test_the_check_in_uses_what_was_changed_at_once(filled):
    keys = ("a", "h", "n", *typed("tai chi"), "enter", "escape", "c", *["enter"] * 3)
    assert await run(filled, *keys, then=offered) == ["tai chi", "swim", "yoga"]


@pytest.mark.parametrize("name", ["Walk", " walk!"])
async def test_a_known_name_is_not_added_twice_and_a_hidden_one_is_shown_again(filled, name):
    found = await run(filled, "a", "h", "n", *typed(name), "enter", then=names_and_days)
    assert [name for name, _ in found] == ["[x] walk", "[x] swim", "[x] yoga"]


async def test_a_name_that_cannot_be_kept_is_refused_in_a_sentence(filled):
    news = await run(filled, "a", "n", *typed("a;b"), "enter", then=lambda app: shown(app, "#news"))
    assert news.startswith("An activity's name can't have a semicolon")
    assert not filled.paths.settings.exists()


async def renamed(context, *new, then=names_and_days):
    """Rename the activity under the cursor by typing over its name."""
    return await run(context, "a", "r", *["backspace"] * 4, *new, "enter", then=then)


async def test_an_activity_is_renamed_on_all_its_days(filled):
    news = await renamed(filled, *typed("run"), then=lambda app: shown(app, "#news"))
    assert news == "Renamed on 3 days. Undo it with z in History."
    assert filled.diary.activity_days() == {"run": 3, "swim": 2, "yoga": 1}


async def test_a_name_that_is_there_already_makes_both_one(filled):
    found = await renamed(filled, *typed("swim"))
    assert found == [("[x] swim", "5 days"), ("[x] yoga", "1 day")]


async def test_a_renamed_name_is_offered_in_its_place_at_once(filled):
    filled.paths.settings.write_text('activities = ["walk"]')
    filled = filled._replace(settings=load_settings(filled.paths.settings))
    keys = ("a", "r", *["backspace"] * 4, *typed("run"), "enter", "escape", "c", *["enter"] * 3)
    assert await run(filled, *keys, then=offered) == ["run", "swim", "yoga"]


async def test_a_name_that_is_left_as_it_is_or_refused_changes_nothing(filled):
    before = filled.diary.contents()
    await run(filled, "a", "r", "enter")
    await run(filled, "a", "r", *typed("x"), "escape")
    news = await renamed(filled, *typed("a;b"), then=lambda app: shown(app, "#news"))
    assert news.startswith("An activity's name can't have a semicolon")
    assert filled.diary.contents() == before


async def test_without_activities_there_is_none_to_rename(context):
    fill(context, entry(0))
    assert await run(context, "a", "r", then=names_and_days) == []


async def test_without_activities_the_way_to_add_one_is_said(context):
    fill(context, entry(0))
    title = await run(context, "a", then=lambda app: app.screen.query(".pane").first().border_title)
    assert title == "Activities: none yet, n adds one"
