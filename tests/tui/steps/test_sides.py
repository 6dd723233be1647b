"""The step for the sides of causes."""

import pytest
from app_driver import NOW, TODAY, entry, finished, is_in_sight, painted, press, typed
from textual import events

from prtcheck.core.check_in import Cause, CodedBy, Side
from prtcheck.tui.app import PrtcheckApp
from prtcheck.tui.steps.sides import HINT as SORTING
from prtcheck.tui.widgets.cause_row import CauseRow
from prtcheck.tui.widgets.choice import Choice

LONG = "a long cause that does not fit into the line of a small window, nor twice"


@pytest.mark.parametrize("at", range(3))
async def test_the_cause_in_question_is_in_sight_in_the_smallest_window(context, at):
    causes = [f"{name} {LONG}"[:60] for name in ("x", "y", "z")]
    app = PrtcheckApp(context)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("4", "enter", "3", "enter")
        for cause in causes:
            app.post_message(events.Paste(cause))
            await finished(pilot)
            await pilot.press("enter")
        await pilot.press(*["b"] * at)
        await finished(pilot)
        row = app.screen.query_one(".-asked")
        words = str(row.query_one(".words").render())
        assert words.startswith(f"▸ {at + 1} {causes[at][:10]}")
        assert is_in_sight(row)


def blank(line):
    return line.replace(SORTING, " " * len(SORTING)).rstrip()


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_a_letter_that_sorts_nothing_is_met_with_those_that_do(context, size):
    app = PrtcheckApp(context)
    async with app.run_test(size=size) as pilot:
        await pilot.press("4", "enter", "3", "enter", *typed("zzz"), "enter", "enter")
        await finished(pilot)
        before = painted(app)
        await pilot.press("x")
        await finished(pilot)
        hinting = painted(app)
        assert [blank(line) for line in hinting] == before != hinting
        await pilot.press("f1", "escape", "down")
        await finished(pilot)
        assert painted(app) == before


async def test_each_cause_is_sorted_with_one_key(context):
    await press(
        context,
        *("4", "enter", "enter"),
        *typed("stress"), "enter", *typed("herniated disc"), "enter", *typed("tension"), "enter",
        *("enter", "b", "u"),
        *("enter", "enter"),
    )  # fmt: skip
    [saved] = context.diary.check_ins()
    assert [(cause.side, cause.coded_by) for cause in saved.causes] == [
        (Side.MIND_BRAIN, CodedBy.ACCEPTED),
        (Side.BODY, CodedBy.PERSON),
        (Side.UNSURE, CodedBy.PERSON),
    ]
    assert saved.causes[0].list_version is not None
    assert saved.causes[0].coded_at == NOW


async def test_enter_on_a_question_leaves_a_cause_open(context):
    keys = ["4", "enter", "enter", *typed("tension"), "enter", "enter", "enter"]
    await press(context, *keys, "enter", "enter")
    assert context.diary.check_ins()[0].causes == (Cause("tension"),)


async def test_words_sorted_before_are_sorted_so_again_without_a_key(context):
    causes = (Cause("Old disc", Side.BODY, CodedBy.PERSON, NOW),)
    context.diary.save(entry(2, causes=causes), NOW, based_on=None)
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("4", "enter", "enter", *typed("old disc"))
        await pilot.pause()
        shown = [str(label.render()) for label in app.screen.query(".side")]
        assert shown[0] == "body"
        await pilot.press("enter", "enter")
        assert app.screen.draft.step == "activities"
        assert app.screen.draft.causes[0].coded_by is CodedBy.REMEMBERED
        await pilot.press("escape", "m", "enter", "enter")
        await finished(pilot)
    assert context.diary.check_in(TODAY).causes[0].side is Side.MIND_BRAIN


async def test_a_two_sided_cause_is_split_in_the_persons_own_words(context):
    words = typed("muscle tension from anxiety")
    await press(context, "4", "enter", "enter", *words, "enter", "enter", "p", *["enter"] * 4)
    [saved] = context.diary.check_ins()
    assert [(cause.text, cause.side) for cause in saved.causes] == [
        ("muscle tension", Side.BODY),
        ("anxiety", Side.MIND_BRAIN),
    ]


async def to_sides(pilot, *causes):
    """Go on to the sides of some causes."""
    lines = [key for cause in causes for key in (*typed(cause), "enter")]
    await pilot.press("4", "enter", "enter", *lines, *(["enter"] if len(causes) < 3 else []))
    await finished(pilot)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_a_click_on_a_choice_sorts_the_cause_that_is_asked(context, size):
    app = PrtcheckApp(context)
    async with app.run_test(size=size) as pilot:
        await to_sides(pilot, "zzz", "yyy")
        for choice in (2, 0):
            await pilot.click(app.screen.query(Choice)[choice])
            await finished(pilot)
        assert [cause.side for cause in app.screen.draft.causes] == [Side.UNSURE, Side.BODY]
        assert app.screen.draft.step == "activities"


async def test_a_click_on_a_cause_asks_it(context):
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await to_sides(pilot, "zzz", "yyy")
        await pilot.click(app.screen.query(CauseRow)[1])
        await pilot.press("b")
        await finished(pilot)
        assert [cause.side for cause in app.screen.draft.causes] == [None, Side.BODY]


async def test_the_side_that_enter_would_give_is_marked(context):
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await to_sides(pilot, "work stress")
        assert app.screen.query_one("Choice.-read").value == Side.MIND_BRAIN
        await pilot.press("u", "escape")
        await finished(pilot)
        assert app.screen.query_one("Choice.-chosen").value == Side.UNSURE
        assert not app.screen.query("Choice.-read")
