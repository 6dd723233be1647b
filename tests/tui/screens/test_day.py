"""The screen of one day: all of it is shown in every width, and its keys work."""

from dataclasses import replace

import pytest
from app_driver import (
    NOW,
    TODAY,
    day_before,
    entry,
    fill,
    painted,
    run,
    settled,
    shown,
    typed,
)
from textual.containers import VerticalScroll

from prtcheck.actions.move import move
from prtcheck.actions.undo import redo
from prtcheck.core.check_in import Cause, CodedBy, Side
from prtcheck.core.days import DAY_ENDS
from prtcheck.tui.app import PrtcheckApp
from prtcheck.tui.screens.check_in import CheckInScreen
from prtcheck.tui.screens.history import HistoryScreen
from prtcheck.wording.day import format_edits, format_whole_day

SORTED = Cause("a disc, old, from the house move", Side.BODY, CodedBy.PERSON, NOW)
LONG_NOTE = "\n".join(f"line {n} of a note that goes on and on" for n in range(30))
FULL = {
    "pain": 4,
    "causes": (Cause("old disc"), Cause("stress at work")),
    "activities": ("walk", "swim"),
    "note": "slept well\nrainy",
}


def page(app):
    """The lines within the frame."""
    return "\n".join(line.strip("│ ") for line in painted(app)[1:-1] if line.strip("│╰─╯ "))


def heading(app):
    return app.screen.query(".pane").first().border_title.strip()


async def test_the_day_is_shown_as_show_prints_it(context):
    fill(context, entry(0, **FULL))
    context.diary.save(entry(0, **{**FULL, "pain": 6}), NOW, based_on=entry(0, **FULL))
    check_in, revisions = context.diary.check_in(TODAY), context.diary.revisions(TODAY)
    printed = [*format_whole_day(check_in, DAY_ENDS)[1:], *format_edits(revisions, check_in)]
    lines = (await run(context, "h", "enter", size=(120, 24), then=page)).splitlines()
    assert lines == [line.strip() for line in printed]


@pytest.mark.parametrize("width", [40, 60, 80])
async def test_every_word_of_a_day_is_in_every_width(context, width):
    causes = (SORTED, Cause("腰痛" * 20))
    fill(context, entry(0, **{**FULL, "causes": causes}))
    words = " ".join(format_whole_day(context.diary.check_in(TODAY), DAY_ENDS)[1:])
    text = await run(context, "h", "enter", size=(width, 60), then=page)
    assert "".join(text.split()) == "".join(words.split())


async def test_a_long_note_can_be_scrolled_to_its_end(context):
    fill(context, entry(0, note=LONG_NOTE))
    app = PrtcheckApp(context)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("h", "enter")
        await settled(pilot)
        assert not any("line 29" in line for line in painted(app))
        await pilot.press("end")
        await settled(pilot)
        scroll = app.screen.query_one(VerticalScroll)
        assert scroll.scroll_y == scroll.max_scroll_y > 0
        assert any("entered" in line for line in painted(app))


@pytest.mark.parametrize(("before", "after"), [("left", "right"), ("p", "n")])
async def test_the_days_around_are_a_key_away_and_those_without_are_passed_over(
    context, before, after
):
    fill(context, entry(0), entry(3), entry(9))
    names = ["Sun 22 Nov 2026", "Thu 19 Nov 2026", "Fri 13 Nov 2026"]

    async def at(*keys):
        return await run(context, "h", "enter", *keys, then=heading)

    assert await at() == f"← {names[0]}"
    assert await at(before) == f"← {names[1]} →"
    assert await at(before, before) == f"{names[2]} →"
    assert await at(before, before, before) == f"{names[2]} →"
    assert await at(before, before, after) == f"← {names[1]} →"
    assert await at(after) == f"← {names[0]}"


async def test_another_day_is_shown_from_its_top(context):
    fill(context, entry(0, note=LONG_NOTE), entry(1, note=LONG_NOTE))
    top = await run(context, "h", "enter", "end", "left", size=(40, 12), then=painted)
    assert any("of 10" in line or "pain " in line for line in top)


async def test_a_day_is_edited_and_what_was_changed_is_there(context):
    fill(context, entry(0, pain=5))
    text = await run(context, "h", "enter", "e", "7", *["enter"] * 5, then=page)
    assert context.diary.check_in(TODAY).pain == 7
    assert "pain 5 -> 7" in text


async def test_a_deleted_day_stays_in_sight_with_what_it_held(context):
    fill(context, entry(0, pain=5), entry(1))
    text = await run(context, "h", "enter", "d", "y", then=page)
    assert context.diary.check_in(TODAY) is None
    assert "no check-in" in text
    assert "deleted: pain 5" in text


async def test_a_deletion_is_asked_about_and_no_is_the_answer_of_enter(context):
    fill(context, entry(0))
    for answer in ("n", "enter", "escape"):
        await run(context, "h", "enter", "d", answer)
        assert context.diary.check_in(TODAY) is not None


async def test_an_undone_deletion_shows_the_day_again(context):
    fill(context, replace(entry(0), pain=8), entry(1))
    text = await run(context, "h", "enter", "d", "y", "z", then=page)
    assert "8 of 10" in text


async def test_a_whole_day_is_taken_back_only_after_a_question_and_made_again(context):
    fill(context, entry(1))
    context.diary.save(entry(0, pain=8), NOW, based_on=None)
    await run(context, "h", "enter", "z", "n")
    assert context.diary.check_in(TODAY) is not None
    assert "no check-in" in await run(context, "h", "enter", "z", "y", then=page)
    redo(context)
    assert "8 of 10" in await run(context, "h", "enter", "z", "y", "Z", then=page)


async def test_there_is_nothing_to_delete_on_a_day_without_a_check_in(context):
    fill(context, entry(0), entry(1))
    await run(context, "h", "enter", "d", "y", "d", "y")
    assert [c.day for c in context.diary.check_ins()] == [day_before(1)]


async def test_a_day_is_moved_to_another_date_and_shown_there(context):
    fill(context, entry(0, pain=8), entry(1))
    keys = ("h", "enter", "m", *typed("-3"), "enter")
    assert await run(context, *keys, then=heading) == "Thu 19 Nov 2026 →"
    assert [c.day for c in context.diary.check_ins()] == [day_before(3), day_before(1)]


async def test_a_move_is_taken_back_without_a_question_as_it_removes_nothing(context):
    fill(context, entry(0, pain=8), entry(1))
    keys = ("h", "enter", "m", *typed("-3"), "enter", "z")
    news = await run(context, *keys, then=lambda app: shown(app, "#news"))
    assert news == "Undone: move, 2 days. Z redoes it."
    assert context.diary.check_ins() == [entry(1), entry(0, pain=8)]


@pytest.mark.parametrize(
    ("day", "where", "sentence"),
    [
        ("-1", "#news", "Sat 21 Nov 2026 already has a check-in."),
        ("2026-11-23", "Static", "2026-11-23 is in the future"),
        ("0", "Static", "Can't read the date '0'"),
    ],
)
async def test_a_day_to_which_it_cannot_be_moved_is_refused_in_a_sentence(
    context, day, where, sentence
):
    fill(context, entry(0), entry(1))
    keys = ("h", "enter", "m", *typed(day), "enter")
    assert (await run(context, *keys, then=lambda app: shown(app, where))).startswith(sentence)
    assert [c.day for c in context.diary.check_ins()] == [day_before(1), day_before(0)]


async def test_a_moved_day_tells_that_it_was_moved(context):
    fill(context, entry(0, pain=8), entry(1))
    move(context, TODAY, day_before(3))
    edits = format_edits(context.diary.revisions(TODAY), None)
    assert "moved to another day: pain 8" in edits[-1]


async def test_there_is_nothing_to_move_on_a_day_without_a_check_in(context):
    fill(context, entry(0), entry(1))
    await run(context, "h", "enter", "d", "y", "m", *typed("-3"), "enter")
    assert [c.day for c in context.diary.check_ins()] == [day_before(1)]


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_back_leads_to_the_list(context, key):
    fill(context, entry(0))
    screen = await run(context, "h", "enter", key, then=lambda app: type(app.screen))
    assert screen is HistoryScreen


async def test_the_form_that_was_left_half_way_leads_back_to_the_day(context):
    fill(context, entry(0), entry(1, pain=3))
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("h", "down", "enter", "e")
        await settled(pilot)
        assert isinstance(app.screen, CheckInScreen)
        await pilot.press("escape")
        await settled(pilot)
        assert heading(app) == "Sat 21 Nov 2026 →"


async def test_what_a_terminal_would_obey_is_not_in_the_day(context):
    fill(context, entry(0, note="\x1b[31m[bold]x\x07\u202e", causes=(Cause("\x1b]0;y\x07"),)))
    text = await run(context, "h", "enter", then=page)
    assert not set(text) & {"\x1b", "\x07", "\u202e"}
    assert "[bold]x" in text
