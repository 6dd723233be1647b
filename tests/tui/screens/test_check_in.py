"""The check-in's form, driven key by key."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from app_driver import painted

from prtcheck.attribution.suggest import list_version
from prtcheck.context import Context
from prtcheck.core.check_in import Cause, CheckIn, CodedBy, Side
from prtcheck.paths import Paths
from prtcheck.settings import Settings
from prtcheck.tui.app import PrtcheckApp
from prtcheck.tui.screens.check_in import CheckInScreen
from prtcheck.tui.screens.home import HomeScreen
from prtcheck.tui.steps.activities import ActivitiesStep
from prtcheck.tui.steps.note import NoteArea, NoteStep
from prtcheck.tui.widgets.cause_input import CauseInput
from prtcheck.tui.widgets.scale import HINT, Scale
from prtcheck.tui.widgets.side_picker import HINT as SORTING

NOW = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture
def context(tmp_path):
    (tmp_path / "welcomed").touch()
    return Context(Paths(tmp_path, tmp_path / "settings.toml"), Settings(), lambda: NOW)


def entry(day=TODAY, **answers):
    answers = answers or {"pain": 5}
    return CheckIn(day=day, entered_at=datetime(2026, 11, 22, 9, 0, tzinfo=UTC), **answers)


async def press(context, *keys, day=None, size=(80, 24)):
    """Press keys in the app and return it as it then is."""
    app = PrtcheckApp(context, day)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await settled(pilot)
    return app


async def settled(pilot):
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def typed(text):
    return ["space" if character == " " else character for character in text]


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
        await settled(pilot)
        assert "empty" in str(app.screen.query_one("#problem").render())
    assert context.diary.check_ins() == []


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (["1", "0"], 10),
        (["1"], 1),
        (["1", "1", "0"], 10),
        (["0", "0"], 0),
        (["1", "right", "0"], 0),
        (["right"], 0),
        (["left"], 10),
        (["9", "right", "right", "right"], 10),
        (["0", "left"], 0),
        (["end", "left"], 9),
        (["5", "backspace"], None),
        (["x", "?"], None),
    ],
)
async def test_keys_choose_on_the_scale(context, keys, value):
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        assert app.screen_stack[1].query_one("#pain Scale", Scale).value == value


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
@pytest.mark.parametrize("answer", [[], ["4"]])
async def test_a_letter_that_means_nothing_is_met_with_what_can_be_typed(context, size, answer):
    app = PrtcheckApp(context)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*answer)
        scale = app.screen.query_one("#pain Scale", Scale)
        before, region = str(scale.render()), scale.region
        await pilot.press("x")
        await settled(pilot)
        assert HINT in str(scale.render())
        assert scale.region == region
        assert all(len(line) <= region.width for line in str(scale.render()).splitlines())
        await pilot.press("6")
        assert HINT not in str(scale.render())
        await pilot.press("space")
        assert HINT in str(scale.render())
        await pilot.press(*(answer or ["backspace"]))
        assert str(scale.render()) == before


@pytest.mark.parametrize("key", ["f1", "question_mark", "left", "tab", "ctrl+p", "7", "backspace"])
async def test_a_key_that_means_something_is_not_met_with_a_hint(context, key):
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        scale = app.screen.query_one("#pain Scale", Scale)
        await pilot.press(key)
        await pilot.pause()
        assert HINT not in str(scale.render())


async def test_the_question_is_asked_anew_without_the_hint(context):
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("x", "enter", "escape")
        await settled(pilot)
        assert HINT not in str(app.screen.query_one("#pain Scale", Scale).render())


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_a_note_opens_at_its_end_so_that_what_is_added_comes_last(context, size):
    long = "\n".join(f"line {n}" for n in range(40))
    context.diary.save(entry(note=long), NOW, based_on=None)
    app = PrtcheckApp(context, TODAY)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*["enter"] * 4)
        await settled(pilot)
        assert isinstance(app.focused, NoteArea)
        assert app.focused.cursor_location == app.focused.document.end
        await pilot.press("n", "escape", "enter")
        await settled(pilot)
        assert app.focused.text == f"{long}n"
        assert app.focused.cursor_location == app.focused.document.end
        assert app.focused.scroll_y > 0


async def test_a_click_chooses_the_number_under_it(context):
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.click("#pain Scale", offset=(3 * 8 + 1, 0))
        assert app.screen.query_one("#pain Scale", Scale).value == 8


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
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert "kept as a draft" in news(app)
        assert context.drafts.find(TODAY).pain == 7
        await pilot.press("q")
        await settled(pilot)
    assert app.return_code == 0


async def test_esc_at_the_first_question_of_a_day_that_was_asked_for_leaves(context):
    app = await press(context, "7", "escape", day=TODAY)
    assert app.return_code == 0
    assert context.drafts.find(TODAY).pain == 7


async def test_leaving_an_untouched_form_leaves_no_draft_and_says_nothing(context):
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("escape")
        await settled(pilot)
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
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
    assert context.drafts.find(day).pain == 7


async def test_left_for_now_a_day_that_was_asked_for_leaves_the_app(context):
    await press(context, "7", "enter", "ctrl+c", day=TODAY)
    app = await press(context, "l", day=TODAY)
    assert app.return_code == 0
    assert context.drafts.find(TODAY).pain == 7


async def test_a_logged_day_opens_for_editing_and_keeps_when_it_was_entered(context):
    before = entry(pain=5, causes=(Cause("disc"),), activities=("walk",), note="n")
    context.diary.save(before, NOW, based_on=None)
    await press(context, "6", *["enter"] * 5, day=TODAY)
    assert context.diary.check_in(TODAY) == replace(before, pain=6, edited_at=NOW)
    assert [revision.before for revision in context.diary.revisions(TODAY)] == [None, before]


async def test_saving_an_edit_without_a_change_changes_nothing(context):
    before = entry(pain=5)
    context.diary.save(before, NOW, based_on=None)
    await press(context, *["enter"] * 5, day=TODAY)
    assert context.diary.check_in(TODAY) == before
    assert len(context.diary.revisions(TODAY)) == 1


@pytest.mark.parametrize(("key", "pain"), [("k", 9), ("r", 4)])
async def test_a_day_saved_meanwhile_is_never_overwritten_unasked(context, key, pain):
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("4", "enter")
        context.diary.save(entry(pain=9), NOW, based_on=None)
        await pilot.press(*["enter"] * 4)
        await pilot.pause()
        assert context.diary.check_in(TODAY).pain == 9
        await pilot.press(key)
        await settled(pilot)
    assert context.diary.check_in(TODAY).pain == pain


async def test_a_done_day_starts_at_home(context):
    context.diary.save(entry(), NOW, based_on=None)
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "is done" in str(app.screen.query_one("#heading").render())


async def test_a_repeated_day_takes_at_most_12_key_presses(context):
    causes = (Cause("stress"), Cause("old disc"))
    for back in (1, 2, 3):
        earlier = entry(TODAY - timedelta(days=back), causes=causes, activities=("walk", "swim"))
        context.diary.save(earlier, NOW, based_on=None)
    keys = ["4", "enter", "3", "enter", "up", "enter", "space", "down", "space", "enter", "enter"]
    await press(context, *keys)
    saved = context.diary.check_in(TODAY)
    assert [cause.text for cause in saved.causes] == ["stress", "old disc"]
    assert all(cause.carried_over for cause in saved.causes)
    assert set(saved.activities) == {"walk", "swim"}
    assert len(keys) <= 12


LONG = "a long cause that does not fit into the line of a small window, nor twice"


@pytest.mark.parametrize("back", [(), ("up",), ("up", "up")])
async def test_the_line_one_types_in_is_in_sight_in_the_smallest_window(context, back):
    causes = (Cause(LONG), Cause(LONG.upper()), Cause(LONG.title()))
    context.diary.save(entry(date(2026, 11, 20), causes=causes), NOW, based_on=None)
    app = PrtcheckApp(context)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("4", "enter", "3", "enter")
        for line in range(3):
            await settled(pilot)
            assert is_in_sight(app.focused)
            await pilot.press("d", *(["enter"] if line < 2 else []))
        await pilot.press(*back)
        await settled(pilot)
        assert is_in_sight(app.focused)
        await pilot.resize_terminal(40, 20)
        await pilot.resize_terminal(40, 12)
        await settled(pilot)
        assert is_in_sight(app.focused)


@pytest.mark.parametrize("at", range(3))
async def test_the_cause_in_question_is_in_sight_in_the_smallest_window(context, at):
    causes = [f"{name} {LONG}"[:60] for name in ("x", "y", "z")]
    lines = [key for cause in causes for key in (*typed(cause), "enter")]
    app = PrtcheckApp(context)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("4", "enter", "3", "enter", *lines, *["b"] * at)
        await settled(pilot)
        row = app.screen.query_one(".-asked")
        assert str(row.render()).startswith(f"> {at + 1} {causes[at][:10]}")
        assert is_in_sight(row)


def is_in_sight(widget):
    step = widget.app.screen.query_one(f"#{widget.app.screen.draft.step}")
    return widget.region.height > 0 and step.region.contains_region(widget.region)


async def test_a_long_cause_is_shown_from_its_start_when_its_line_is_left(context):
    app = PrtcheckApp(context)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("4", "enter", "3", "enter", *typed(LONG))
        await settled(pilot)
        assert LONG[-20:] in "".join(painted(app))
        await pilot.press("enter")
        await settled(pilot)
        assert f"1 {LONG[:20]}" in "".join(painted(app))
        await pilot.press("up")
        await settled(pilot)
        assert LONG[-20:] in "".join(painted(app))


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_last_times_causes_are_offered_only_where_the_key_takes_them(context, size):
    context.diary.save(entry(date(2026, 11, 20), causes=(Cause("stress"),)), NOW, based_on=None)

    def is_offered():
        return any("same as last time" in line for line in painted(app))

    app = PrtcheckApp(context)
    async with app.run_test(size=size) as pilot:
        await pilot.press("4", "enter", "3", "enter")
        for key, offered in [
            ("tab", False),
            ("up", True),
            ("d", False),
            ("backspace", True),
            ("up", False),
        ]:
            await pilot.press(key)
            await settled(pilot)
            assert is_offered() == offered, key


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_a_letter_that_sorts_nothing_is_met_with_those_that_do(context, size):
    app = PrtcheckApp(context)
    async with app.run_test(size=size) as pilot:
        await pilot.press("4", "enter", "3", "enter", *typed("zzz"), "enter", "enter")
        await settled(pilot)
        before = painted(app)
        await pilot.press("x")
        await settled(pilot)
        hinting = painted(app)
        assert [line.replace(f" {SORTING}", "") for line in hinting] == before != hinting
        await pilot.press("f1", "escape", "down")
        await settled(pilot)
        assert painted(app) == before


async def test_ghost_text_offers_ones_own_earlier_words(context):
    context.diary.save(
        entry(date(2026, 11, 20), causes=(Cause("Stress at work"),)), NOW, based_on=None
    )
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("enter", "enter", *typed("stre"))
        await pilot.pause()
        await pilot.press("right")
        assert app.focused.value == "Stress at work"


async def test_a_pasted_text_of_several_lines_is_joined_and_not_cut(context):
    from textual import events

    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("enter", "enter")
        app.post_message(events.Paste("first\nsecond " + "x" * 2000))
        await pilot.pause()
        await pilot.press("enter")
        assert app.screen.query(CauseInput).first().value == "first second " + "x" * 2000


async def test_typed_letters_filter_and_a_new_word_is_added(context):
    old = entry(date(2026, 11, 20), activities=("swim", "walk"))
    context.diary.save(old, NOW, based_on=None)
    await press(context, *["enter"] * 3, *typed("sw"), "enter", *typed("walk dog"), *["enter"] * 3)
    assert context.diary.check_in(TODAY).activities == ("swim", "walk dog")


async def test_a_typed_name_is_ticked_and_never_unticked(context):
    earlier = entry(date(2026, 11, 20), activities=("swim", "walk"))
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
    context.diary.save(entry(date(2026, 11, 20), activities=known), NOW, based_on=None)
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
    from textual import events

    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("enter", "enter", "enter")
        app.post_message(events.Paste("x" * 101))
        await settled(pilot)
        assert "Up to 100 characters are kept" in str(app.screen.query_one("#typed").render())


async def test_the_row_that_would_be_ticked_is_always_in_sight(context):
    names = tuple(f"activity {number}" for number in range(12))
    context.diary.save(entry(date(2026, 11, 20), activities=names), NOW, based_on=None)
    app = PrtcheckApp(context)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("enter", "enter", "enter")
        for _ in names:
            await settled(pilot)
            row = app.focused.highlighted_option.prompt.plain
            assert any(row in line for line in painted(app)), row
            await pilot.press("down")


async def test_the_help_of_the_note_promises_only_the_key_that_every_terminal_sends(context):
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("4", *["enter"] * 4, "a", "ctrl+j", "b")
        assert app.focused.text == "a\nb"
    assert "Ctrl+J" in NoteStep.KEYS
    assert "Alt" not in NoteStep.KEYS


async def test_a_text_that_was_not_touched_stays_as_it_is_to_the_letter(context):
    before = entry(pain=5, causes=(Cause("\tdisc\x1b[31m"),), note="a\x07b\n c")
    context.diary.save(before, NOW, based_on=None)
    await press(context, "6", *["enter"] * 5, day=TODAY)
    saved = context.diary.check_in(TODAY)
    assert (saved.pain, saved.causes, saved.note) == (6, before.causes, before.note)


async def test_a_busy_diary_is_said_and_the_draft_is_kept(context, tmp_path, monkeypatch):
    import sqlite3

    monkeypatch.setattr("prtcheck.storage.connection.BUSY_SECONDS", 0.05)
    context.diary.save(entry(date(2026, 11, 20)), NOW, based_on=None)
    with sqlite3.connect(tmp_path / "diary.db", isolation_level=None) as other:
        app = PrtcheckApp(context, TODAY)
        async with app.run_test() as pilot:
            await pilot.press("4", *["enter"] * 4)
            other.execute("BEGIN IMMEDIATE")
            await pilot.press("enter")
            await settled(pilot)
            assert "in use" in str(app.screen.query_one("#problem").render())
            assert isinstance(app.screen, CheckInScreen)
        other.execute("ROLLBACK")
    other.close()
    assert context.drafts.find(TODAY).pain == 4


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_every_question_and_its_answer_are_on_the_screen_at_every_size(context, size):
    earlier = entry(date(2026, 11, 20), causes=(Cause("stress"),), activities=("walk", "swim"))
    context.diary.save(earlier, NOW, based_on=None)
    app = PrtcheckApp(context)
    async with app.run_test(size=size) as pilot:
        await pilot.press("1")
        for _ in range(5):
            assert app.focused.region.height > 0
            assert app.screen.region.contains_region(app.focused.region)
            await pilot.press("enter")


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
    context.diary.save(entry(date(2026, 11, 20), causes=causes), NOW, based_on=None)
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("4", "enter", "enter", *typed("old disc"))
        await pilot.pause()
        shown = [str(label.render()) for label in app.screen.query(".side")]
        assert shown[0].strip() == "= body"
        await pilot.press("enter", "enter")
        assert app.screen.draft.step == "activities"
        assert app.screen.draft.causes[0].coded_by is CodedBy.REMEMBERED
        await pilot.press("escape", "m", "enter", "enter")
        await settled(pilot)
    assert context.diary.check_in(TODAY).causes[0].side is Side.MIND_BRAIN


async def test_a_two_sided_cause_is_split_in_the_persons_own_words(context):
    words = typed("muscle tension from anxiety")
    await press(context, "4", "enter", "enter", *words, "enter", "enter", "p", *["enter"] * 4)
    [saved] = context.diary.check_ins()
    assert [(cause.text, cause.side) for cause in saved.causes] == [
        ("muscle tension", Side.BODY),
        ("anxiety", Side.MIND_BRAIN),
    ]
