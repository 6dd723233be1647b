"""The check-in's form, driven key by key."""

import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest
from app_driver import NOW, TODAY, entry, fill, finished, painted, press, run, settled, shown, typed

from prtcheck.attribution.suggest import list_version
from prtcheck.core.check_in import Cause, CheckIn, CodedBy, Side
from prtcheck.tui.app import PrtcheckApp
from prtcheck.tui.screens.check_in import CheckInScreen
from prtcheck.tui.screens.home import HomeScreen
from prtcheck.tui.steps.causes import CauseInput
from prtcheck.tui.steps.switcher import StepSwitcher
from prtcheck.tui.widgets.scale import Scale


async def test_a_whole_check_in_is_what_was_typed(context):
    await press(
        context,
        *("7", "enter", "2", "enter"),
        *typed("work stress"),
        "enter",
        *typed("zzz"),
        *("enter", "enter", "enter", "enter"),
        *typed("walk"),
        "enter",
        "enter",
        *typed("rainy"),
        "enter",
    )
    assert context.diary.check_ins() == [
        CheckIn(
            day=TODAY,
            entered_at=NOW,
            pain=7,
            fear=2,
            causes=(
                Cause("work stress", Side.MIND_BRAIN, CodedBy.ACCEPTED, NOW, list_version()),
                Cause("zzz"),
            ),
            activities=("walk",),
            note="rainy",
        )
    ]


async def test_a_skipped_question_is_unanswered_and_not_0(context):
    await press(context, "enter", "0", "enter", "enter", "enter", "enter")
    [saved] = context.diary.check_ins()
    assert (saved.pain, saved.fear) == (None, 0)


async def test_an_empty_check_in_is_refused_and_nothing_is_stored(context):
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("enter", "enter", "enter", "enter", "enter")
        await finished(pilot)
        assert "empty" in str(app.screen.query_one("#problem").render())
    assert context.diary.check_ins() == []


async def test_each_answer_is_on_the_disk_before_the_next_question(context):
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("7", "enter")
        assert context.drafts.find(TODAY).pain == 7
        await pilot.press("3", "enter")
        assert context.drafts.find(TODAY).fear == 3
        assert context.drafts.find(TODAY).step == "causes"


async def test_leaving_half_way_keeps_a_draft_that_the_next_start_goes_on_with(context):
    await press(context, "7", "enter", "3", "enter", *typed("str"), "ctrl+c")
    kept = context.drafts.find(TODAY)
    assert (kept.pain, kept.fear, kept.causes) == (7, 3, (Cause("str"),))
    await press(context, "g", "up", *typed("ess"), *["enter"] * 5)
    [saved] = context.diary.check_ins()
    assert (saved.pain, saved.fear, saved.causes[0].text) == (7, 3, "stress")
    assert context.drafts.find(TODAY) is None


async def test_a_draft_can_be_dropped_for_a_new_start(context):
    await press(context, "7", "enter", "ctrl+c")
    await press(context, "n", "2", *["enter"] * 5)
    assert [c.pain for c in context.diary.check_ins()] == [2]


async def test_a_draft_of_an_earlier_day_is_offered_and_can_wait(context):
    await press(context, "7", "enter", "ctrl+c", day=TODAY - timedelta(days=1))
    await press(context, "t", "2", *["enter"] * 5)
    assert [(c.day, c.pain) for c in context.diary.check_ins()] == [(TODAY, 2)]
    assert context.drafts.find(TODAY - timedelta(days=1)).pain == 7


async def test_esc_goes_back_a_step_and_loses_nothing(context):
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("7", "enter", "3", "enter", *typed("disc"), "escape", "escape")
        form = app.screen
        assert form.draft.step == "pain"
        await pilot.press("enter", "enter")
        assert form.query(CauseInput).first().value == "disc"


def news(app):
    return str(app.screen.query_one("#news").render())


async def test_esc_at_the_first_question_leads_home_and_keeps_a_draft(context):
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("7", "escape")
        await finished(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert news(app) == ("Not saved. Your answers for Sun 22 Nov 2026 are kept as a draft.")
        assert context.drafts.find(TODAY).pain == 7
        await pilot.press("q")
        await finished(pilot)
    assert app.return_code == 0


async def test_esc_at_the_first_question_of_a_day_that_was_asked_for_leaves(context):
    app = await press(context, "7", "escape", day=TODAY)
    assert app.return_code == 0
    assert context.drafts.find(TODAY).pain == 7


async def test_a_day_filled_in_late_is_said_to_be_left_out_of_the_figures(context):
    fill(context, entry(0))
    late = await run(context, "m", "down", "enter", "7", *["enter"] * 5, then=news)
    assert late.endswith(
        "pain 7, fear not answered (entered 2 days late, left out of the figures)."
    )


async def test_a_new_start_on_a_day_that_is_saved_begins_with_what_is_saved(context):
    fill(context, entry(0))
    await run(context, "c", "9", "escape")
    question = await run(context, "c", then=painted)
    assert "new edit of what is saved, delete the draft" in "\n".join(question)
    await run(context, "c", "n", *["enter"] * 6)
    assert context.diary.check_in(TODAY).pain == 5


async def test_leaving_an_untouched_form_leaves_no_draft_and_says_nothing(context):
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("escape")
        await finished(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert news(app) == ""
    assert context.drafts.latest() is None


@pytest.mark.parametrize("key", ["l", "escape"])
@pytest.mark.parametrize("back", [0, 1])
async def test_what_was_begun_can_be_left_for_now_to_do_something_else(context, key, back):
    day = TODAY - timedelta(days=back)
    await press(context, "7", "enter", "ctrl+c", day=day)
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press(key)
        await finished(pilot)
        assert isinstance(app.screen, HomeScreen)
    assert context.drafts.find(day).pain == 7


async def test_left_for_now_a_day_that_was_asked_for_leaves_the_app(context):
    await press(context, "7", "enter", "ctrl+c", day=TODAY)
    app = await press(context, "l", day=TODAY)
    assert app.return_code == 0
    assert context.drafts.find(TODAY).pain == 7


async def test_a_logged_day_opens_for_editing_and_keeps_when_it_was_entered(context):
    before = entry(0, pain=5, causes=(Cause("disc"),), activities=("walk",), note="n")
    context.diary.save(before, NOW, based_on=None)
    await press(context, "6", *["enter"] * 5, day=TODAY)
    assert context.diary.check_in(TODAY) == replace(before, pain=6, edited_at=NOW)
    assert [revision.before for revision in context.diary.revisions(TODAY)] == [None, before]


async def test_saving_an_edit_without_a_change_changes_nothing(context):
    before = entry(0, pain=5)
    context.diary.save(before, NOW, based_on=None)
    await press(context, *["enter"] * 5, day=TODAY)
    assert context.diary.check_in(TODAY) == before
    assert len(context.diary.revisions(TODAY)) == 1


@pytest.mark.parametrize(("key", "pain"), [("k", 9), ("r", 4)])
async def test_a_day_saved_meanwhile_is_never_overwritten_unasked(context, key, pain):
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("4", "enter")
        context.diary.save(entry(0, pain=9), NOW, based_on=None)
        await pilot.press(*["enter"] * 4)
        await pilot.pause()
        assert context.diary.check_in(TODAY).pain == 9
        assert context.drafts.find(TODAY).pain == 4
        await pilot.press(key)
        await finished(pilot)
    assert context.diary.check_in(TODAY).pain == pain


async def test_a_done_day_starts_at_home(context):
    context.diary.save(entry(0), NOW, based_on=None)
    assert "is done" in await run(context, then=lambda app: shown(app, "#state"))


async def test_a_repeated_day_takes_at_most_12_key_presses(context):
    causes = (Cause("stress"), Cause("old disc"))
    for back in (1, 2, 3):
        earlier = entry(back, causes=causes, activities=("walk", "swim"))
        context.diary.save(earlier, NOW, based_on=None)
    keys = ["4", "enter", "3", "enter", "up", "enter", "space", "down", "space", "enter", "enter"]
    await press(context, *keys)
    saved = context.diary.check_in(TODAY)
    assert [cause.text for cause in saved.causes] == ["stress", "old disc"]
    assert all(cause.carried_over for cause in saved.causes)
    assert set(saved.activities) == {"walk", "swim"}
    assert len(keys) <= 12


async def test_a_text_that_was_not_touched_stays_as_it_is_to_the_letter(context):
    before = entry(0, pain=5, causes=(Cause("\tdisc\x1b[31m"),), note="a\x07b\n c")
    context.diary.save(before, NOW, based_on=None)
    await press(context, "6", *["enter"] * 5, day=TODAY)
    saved = context.diary.check_in(TODAY)
    assert (saved.pain, saved.causes, saved.note) == (6, before.causes, before.note)


async def test_a_busy_diary_is_said_and_the_draft_is_kept(context, tmp_path, monkeypatch):
    monkeypatch.setattr("prtcheck.storage.connection.BUSY_SECONDS", 0.05)
    context.diary.save(entry(2), NOW, based_on=None)
    with sqlite3.connect(tmp_path / "diary.db", isolation_level=None) as other:
        app = PrtcheckApp(context, TODAY)
        async with app.run_test() as pilot:
            await pilot.press("4", *["enter"] * 4)
            other.execute("BEGIN IMMEDIATE")
            await pilot.press("enter")
            await finished(pilot)
            assert "in use" in str(app.screen.query_one("#problem").render())
            assert isinstance(app.screen, CheckInScreen)
        other.execute("ROLLBACK")
    other.close()
    assert context.drafts.find(TODAY).pain == 4


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_every_question_and_its_answer_are_on_the_screen_at_every_size(context, size):
    earlier = entry(2, causes=(Cause("stress"),), activities=("walk", "swim"))
    context.diary.save(earlier, NOW, based_on=None)
    app = PrtcheckApp(context)
    async with app.run_test(size=size) as pilot:
        await pilot.press("1")
        for _ in range(5):
            assert app.focused.region.height > 0
            assert app.screen.region.contains_region(app.focused.region)
            await pilot.press("enter")


@pytest.mark.parametrize(
    ("questions", "asked"),
    [(("pain",), 1), (("fear", "note"), 2), (("pain", "causes", "sides"), 2)],
)
async def test_only_the_questions_that_are_set_are_asked(context, questions, asked):
    context = context._replace(settings=context.settings._replace(questions=questions))
    await run(context, "5", *["enter"] * asked)
    [saved] = context.diary.check_ins()
    assert (saved.pain or saved.fear) == 5


def step_of(app):
    return app.screen.draft.step


def ratings_in_sight(app):
    scales = app.screen.query(Scale)
    return [scale.value for scale in scales if scale.region.height > 1]


async def test_a_high_window_shows_both_ratings_and_asks_one_after_the_other(context):
    high = {"size": (80, 40)}
    assert await run(context, "4", **high, then=ratings_in_sight) == [4, None]
    app = PrtcheckApp(context)
    async with app.run_test(**high) as pilot:
        await settled(pilot)
        await pilot.press("4", "enter", "3")
        await finished(pilot)
        assert (step_of(app), ratings_in_sight(app)) == ("fear", [4, 3])
        await pilot.press("enter")
        await finished(pilot)
        assert (step_of(app), ratings_in_sight(app)) == ("causes", [])
        assert (app.screen.draft.pain, app.screen.draft.fear) == (4, 3)


async def test_a_lower_window_shows_one_rating(context):
    assert await run(context, "4", size=(80, 39), then=ratings_in_sight) == [4]


async def test_a_click_on_the_other_rating_of_a_high_window_moves_there(context):
    app = PrtcheckApp(context)
    async with app.run_test(size=(80, 40)) as pilot:
        await settled(pilot)
        await pilot.press("4")
        await pilot.click("#fear Scale", offset=(4 * 2 + 1, 1))
        await finished(pilot)
        assert (step_of(app), ratings_in_sight(app)) == ("fear", [4, 2])
        assert (app.screen.draft.pain, context.drafts.find(TODAY).pain) == (4, 4)
        await pilot.click("#pain Scale", offset=(4 * 7 + 1, 1))
        await finished(pilot)
        assert (step_of(app), ratings_in_sight(app)) == ("pain", [7, 2])


async def test_both_ratings_of_a_draft_are_shown_in_a_high_window(context):
    await press(context, "7", "enter", "2", "ctrl+c")
    app = PrtcheckApp(context)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.pause()
        await pilot.press("g")
        await settled(pilot)
        assert (step_of(app), ratings_in_sight(app)) == ("fear", [7, 2])


async def test_a_logged_days_other_rating_is_shown_in_a_high_window(context):
    fill(context, entry(0, pain=5, fear=1))
    assert await run(context, day=TODAY, size=(80, 40), then=ratings_in_sight) == [5, 1]


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 18)])
async def test_the_form_is_one_centred_column_of_at_most_76_cells(context, size):
    frame, width = await run(
        context,
        size=size,
        then=lambda app: (app.screen.query_one(StepSwitcher).region, app.size.width),
    )
    assert frame.width == min(76, width)
    assert frame.x == (width - frame.width) // 2


async def test_the_frame_stays_where_it_is_from_question_to_question(context):
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await settled(pilot)
        frame = app.screen.query_one(StepSwitcher)
        before = frame.region
        for key in ("4", "enter", "enter", "z", "enter", "enter", "enter", "enter"):
            await pilot.press(key)
            await finished(pilot)
            assert frame.region == before, key
        assert step_of(app) == "note"


@pytest.mark.parametrize(
    ("back", "size", "heading"),
    [
        (0, (80, 24), "Check-in  Sunday 22 November, today"),
        (1, (40, 12), "Check-in  Sat 21 Nov 2026, yesterday"),
        (330, (80, 24), "Check-in  Saturday 27 December 2025, 330 days ago"),
        (330, (40, 12), "Check-in  Sat 27 Dec 2025"),
    ],
)
async def test_the_heading_names_the_day(context, back, size, heading):
    lines = await run(context, day=TODAY - timedelta(days=back), size=size, then=painted)
    [line] = [line for line in lines if "Check-in" in line]
    assert "  ".join(line.split(maxsplit=1)) == heading


async def test_the_heading_says_that_a_logged_day_is_edited(context):
    fill(context, entry(0))
    assert any("Edit check-in" in line for line in await run(context, day=TODAY, then=painted))
