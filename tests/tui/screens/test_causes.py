"""The person's own words on their screen: sorted again, undone, redone."""

from dataclasses import replace

from app_driver import NOW, TODAY, entry, fill, painted, run, settled, shown, typed

from prtcheck.actions.undo import undo
from prtcheck.core.check_in import Cause, CodedBy, Side
from prtcheck.storage.diary import Diary
from prtcheck.tui.app import PrtcheckApp


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
        assert news == "The latest change isn't a sorting of causes. Undo it in History."
        assert context.diary.check_in(TODAY).causes == (Cause("old disc"),)
        await run(context, "w", "m", "z", "Z")
        assert context.diary.check_in(TODAY).causes[0].side is Side.MIND_BRAIN
        undo(context)
    undo(context)
    fill(context, entry(1))
    undo(context)
    await run(context, "escape", "w", "Z")
    assert context.diary.check_ins() == []


async def test_a_cause_is_sorted_on_a_day_as_another_program_left_it_right_before(
    context, monkeypatch
):
    cause = Cause("old disc")
    days = [entry(back, pain=5, causes=(cause,)) for back in (1, 0)]
    fill(context, *days)
    edited = replace(days[1], pain=9)
    writing = Diary.writing

    def after_an_edit_elsewhere(diary, now):
        monkeypatch.setattr(Diary, "writing", writing)
        diary.save(edited, now, based_on=days[1])
        return writing(diary, now)

    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("w")
        await settled(pilot)
        monkeypatch.setattr(Diary, "writing", after_an_edit_elsewhere)
        await pilot.press("m")
        await settled(pilot)
        assert shown(app, "#news") == "Sorted as mind & brain on 2 more days."
    found = context.diary.check_ins()
    assert [(c.pain, c.causes[0].side) for c in found] == [
        (5, Side.MIND_BRAIN),
        (9, Side.MIND_BRAIN),
    ]


async def test_what_is_known_of_the_words_stands_beside_them_or_behind_enter(context):
    fill(context, entry(0, causes=(Cause("slipped disc"),)), entry(1, causes=(Cause("x"),)))

    def text(app):
        return "\n".join(painted(app))

    said = "I read this as body (word: "
    assert said in await run(context, "w", size=(120, 24), then=text)
    assert said not in await run(context, "w", "down", size=(120, 24), then=text)
    assert said not in await run(context, "w", then=text)
    assert said in await run(context, "w", "enter", then=text)


async def test_without_own_words_there_is_nothing_to_sort_or_to_open(context):
    assert "── 0" in await run(context, "escape", "w", "m", "enter", "down", then=title)


async def test_words_are_corrected_on_all_their_days_and_keep_their_side(context):
    cause = Cause("old dsc", Side.BODY, CodedBy.PERSON, NOW)
    fill(context, entry(0, causes=(cause,)), entry(1, causes=(cause,)))
    keys = ("w", "r", *["backspace"] * 2, *typed("isc"), "enter")
    news = await run(context, *keys, then=lambda app: shown(app, "#news"))
    assert news == "Renamed on 2 days. Undo it with z in History."
    right = replace(cause, text="old disc")
    assert [c.causes for c in context.diary.check_ins()] == [(right,), (right,)]
    await run(context, "h", "z")
    assert [c.causes for c in context.diary.check_ins()] == [(cause,), (cause,)]


async def test_words_that_are_left_as_they_are_change_nothing(context):
    fill(context, entry(0, causes=(Cause("two\nlines"),)))
    before = context.diary.contents()
    await run(context, "w", "r", "enter")
    await run(context, "w", "r", *typed("x"), "escape")
    assert context.diary.contents() == before


async def test_without_own_words_there_are_none_to_correct(context):
    assert "── 0" in await run(context, "escape", "w", "r", then=title)


def title(app):
    return app.screen.query(".pane").first().border_title
