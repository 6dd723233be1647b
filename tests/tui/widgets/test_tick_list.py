"""The list to tick."""

import pytest
from app_driver import entry, fill, run
from textual.geometry import Size

from prtcheck.tui.widgets.tick_list import TickList

NAMES = ("a", "b", "c", "d", "e")


def highlighted(app):
    return app.focused.rows[app.focused.highlighted].name


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ((), "a"),
        (("right",), "b"),
        (("down",), "c"),
        (("right", "down"), "d"),
        (("right", "down", "down"), "e"),
        (("down", "left"), "b"),
        (("end",), "e"),
        (("end", "up"), "c"),
        (("end", "down"), "e"),
        (("end", "home"), "a"),
        (("up",), "a"),
        (("right", "up"), "b"),
        (("pagedown",), "e"),
        (("pagedown", "pageup"), "a"),
    ],
)
async def test_keys_move_in_both_directions(context, keys, name):
    fill(context, entry(1, activities=NAMES))
    assert await run(context, *["enter"] * 3, *keys, then=highlighted) == name


@pytest.mark.parametrize(
    ("keys", "name"), [(("down",), "b"), (("right",), "b"), (("end", "up"), "d")]
)
async def test_in_one_column_each_key_moves_by_one(context, keys, name):
    fill(context, entry(1, activities=NAMES))
    found = await run(context, *["enter"] * 3, *keys, size=(40, 24), then=highlighted)
    assert found == name


async def test_a_key_in_an_empty_list_does_nothing(context):
    keys = ("down", "up", "end", "pagedown", "left")
    app_rows = await run(context, *["enter"] * 3, *keys, then=lambda app: app.focused.highlighted)
    assert app_rows is None


async def test_a_key_that_moves_paints_two_rows_only(context, monkeypatch):
    fill(context, entry(1, activities=NAMES))

    def painted_by_a_key(app):
        painted = []
        monkeypatch.setattr(TickList, "refresh", lambda _, *regions, **__: painted.extend(regions))
        app.focused.action_move(1)
        return [(region.x > 0, region.size) for region in painted]

    regions = await run(context, *["enter"] * 3, then=painted_by_a_key)
    assert regions == [(False, Size(34, 1)), (True, Size(34, 1))]
