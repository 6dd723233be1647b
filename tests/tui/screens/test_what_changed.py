"""What changed, in tabs over a range of days."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from app_driver import NOW, day_before, entry, fill, painted, run, settled, shown, until

from prtcheck.actions.look import find_trend
from prtcheck.actions.phases import start_phase
from prtcheck.actions.ratings import add_rating
from prtcheck.core.check_in import Cause, CodedBy, OwnRating, Side
from prtcheck.core.rating_scale import ScaleTexts
from prtcheck.tui.app import PrtcheckApp
from prtcheck.tui.what_changed import reading
from prtcheck.tui.widgets.tab_line import TabLine

TABS = ("Overview", "Pain", "Fear", "Causes", "Activities", "Insights")
SIZES = [(80, 24), (40, 12)]
OF_EACH = (
    "days active",
    "Pain ",
    "Fear of movement ",
    "Causes named",
    "days a week",
    "Has pain changed?",
)
"""Words that only this tab shows, in the order of the tabs."""
FIRST_CAUSE = Cause("old disc", Side.BODY, CodedBy.PERSON)
LAST_CAUSE = Cause("stress", Side.MIND_BRAIN, CodedBy.PERSON)


def log_days(context, number=100):
    """Log so many days up to today, all but every tenth."""
    fill(
        context,
        *(
            entry(
                back,
                pain=8 - (number - back) * 6 // number,
                fear=3,
                causes=(FIRST_CAUSE if back > number // 2 else LAST_CAUSE,),
                activities=("walk",) if back % 2 else ("swim",),
            )
            for back in range(number)
            if back % 10 != 3
        ),
    )


async def text_at(context, *keys, size=(80, 24), leave_form=False):
    """Return what is painted after keys on the screen, as one text."""
    way = ("escape", "t") if leave_form else ("t",)
    return await run(context, *way, *keys, size=size, then=lambda app: "\n".join(painted(app)))


@pytest.mark.parametrize("size", [(120, 36), (40, 12)])
async def test_a_digit_shows_its_tab_at_every_size(context, size):
    log_days(context)
    app = PrtcheckApp(context)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("t")
        for tab, name in enumerate(TABS):
            await pilot.press(str(tab + 1))
            await settled(pilot)
            lines = painted(app)
            assert OF_EACH[tab] in "\n".join(lines)
            assert name in lines[0]


@pytest.mark.parametrize("forth", ["right", "tab"])
@pytest.mark.parametrize("back", ["left", "shift+tab"])
async def test_arrows_and_the_tab_key_go_from_tab_to_tab(context, forth, back):
    log_days(context, 9)
    assert OF_EACH[1] in await text_at(context, forth)
    assert OF_EACH[0] in await text_at(context, forth, back)
    assert OF_EACH[5] in await text_at(context, back)
    assert OF_EACH[0] in await text_at(context, back, forth)


async def test_a_click_shows_the_tab_or_the_range_under_it(context):
    log_days(context)
    app = PrtcheckApp(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("t")
        await settled(pilot)
        await click_on(pilot, "Pain")
        await until(pilot, lambda: "Pain " in shown(app, "#page"))
        await click_on(pilot, "365")
        await until(pilot, lambda: "[365]" in painted(app)[-2])


async def click_on(pilot, word):
    row, line = next((n, line) for n, line in enumerate(painted(pilot.app)) if word in line)
    await pilot.click(offset=(line.index(word), row))
    await settled(pilot)


async def test_beyond_the_arrows_of_a_narrow_window_are_the_other_tabs(context):
    log_days(context, 9)
    app = PrtcheckApp(context)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("t")
        await settled(pilot)
        assert painted(app)[0].split() == ["1", "Overview", "2", "Pain", "3", "Fear", ">"]
        await pilot.click("TabLine", offset=(38, 0))
        await settled(pilot)
        assert painted(app)[0].split() == ["<", "4", "Causes", "5", "Activities", "6", "Insights"]
        await pilot.click("TabLine", offset=(1, 0))
        await settled(pilot)
        assert painted(app)[0].split()[-1] == ">"


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        ("", "[90]"),
        ("r", "[365]"),
        ("r r", "[all]"),
        ("r r r", "[30]"),
        ("minus", "[30]"),
        ("minus minus", "[30]"),
        ("left_square_bracket right_square_bracket", "[90]"),
        ("plus plus plus", "[all]"),
    ],
)
async def test_keys_change_the_range_that_the_frame_names_below(context, keys, chosen):
    log_days(context)
    text = await text_at(context, *keys.split())
    assert chosen in text.splitlines()[-2]


async def test_the_frame_names_the_days_and_how_many_of_them_have_a_check_in(context):
    log_days(context)
    title = "Tue 25 Aug to Sun 22 Nov 2026, 81 of 90 days"
    assert f"What changed ── {title}" in await text_at(context)
    assert "24 Oct to 22 Nov, 27 of 30 days" in await text_at(context, "minus", size=(40, 12))


async def test_a_diary_of_fewer_days_than_the_first_range_begins_with_all_of_them(context):
    log_days(context, 40)
    assert "[all]" in await text_at(context)
    assert "[90]" in await text_at(context, "minus", "minus")


async def test_a_range_is_read_once_for_all_tabs_and_sizes(context, monkeypatch):
    log_days(context)
    read = []

    def count(context, period):
        read.append(period.days)
        return find_trend(context, period)

    monkeypatch.setattr(reading, "find_trend", count)
    app = PrtcheckApp(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("t", "2", "4", "minus", "3", "plus")
        await settled(pilot)
        await pilot.resize_terminal(50, 20)
        await settled(pilot)
    assert read == [90, 30]


async def test_a_page_fits_a_window_whose_size_changes(context):
    log_days(context)
    app = PrtcheckApp(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("t", "2")
        await settled(pilot)
        assert max(map(len, shown(app, "#page").splitlines())) > 50
        await pilot.resize_terminal(50, 20)
        await until(pilot, lambda: max(map(len, shown(app, "#page").splitlines())) <= 50)


@pytest.mark.parametrize("tab", [0, 3, 5])
async def test_an_empty_diary_says_so_in_every_tab(context, tab):
    text = await text_at(context, str(tab + 1), leave_form=True)
    assert "No check-ins yet." in text


async def test_a_range_without_a_check_in_says_so(context):
    log_days(context, 60)
    later = context._replace(clock=lambda: NOW + timedelta(days=40))
    text = await text_at(later, "minus", "minus", "minus", leave_form=True)
    assert "No check-ins on these days." in text


async def test_the_overview_gives_a_metric_more_lines_in_a_higher_window(context):
    log_days(context)
    assert await lines_of_days_active(context, (80, 16)) == 1
    assert await lines_of_days_active(context, (120, 36)) > 2


async def lines_of_days_active(context, size):
    lines = (await text_at(context, size=size)).splitlines()
    at = next(n for n, line in enumerate(lines) if "days active" in line)
    return next(n for n in range(at) if "█" not in lines[at - n])


async def test_under_every_change_stands_what_else_may_explain_it(context):
    log_days(context)
    for tab in "126":
        text = " ".join((await text_at(context, tab, size=(120, 36))).replace("│", " ").split())
        assert "lower" in text
        assert "Diaries often begin when ratings are high" in text
        assert "In usual care" in text


async def test_the_overview_tells_apart_days_of_other_programs(context):
    elsewhere = [
        entry(n, pain=5 + n % 2, wording=0, source="App" if n > 41 else "Log (attacks only)")
        for n in range(40, 70)
    ]
    fill(context, *elsewhere, *(entry(n, pain=3 + n % 2) for n in range(40)))
    text = " ".join((await text_at(context, size=(120, 36))).replace("│", " ").split())
    assert "14 of the first 14 days came from App, which may ask in other words." in text
    assert "70 with a check-in, 28 of them from App, 2 from Log." in text
    assert "2 days from Log are left out of the figures" in text


async def test_the_figures_stand_beside_the_chart_in_a_wide_window_and_else_below(context):
    log_days(context)
    wide = (await text_at(context, "2", size=(120, 36))).splitlines()
    assert any("┤" in line and "answered" in line for line in wide)
    lines = (await text_at(context, "2")).splitlines()
    assert not any("┤" in line and "answered" in line for line in lines)
    assert any("answered" in line for line in lines)


async def test_the_first_words_for_causes_stand_beside_the_latest(context):
    log_days(context, 20)
    text = await text_at(context, "4")
    assert re.search(r"1 old disc \(body\) +1 stress \(mind & brain\)", text)


async def test_arrows_choose_a_question_and_its_answer_is_shown(context):
    log_days(context)
    assert "in the first 28 days" in await text_at(context, "6")
    assert "something was done on" in await text_at(context, "6", "end", "up")


async def test_the_answer_stands_beside_the_questions_in_a_wide_window_and_else_below(context):
    log_days(context)
    question = "Has pain changed?"
    wide = (await text_at(context, "6", size=(120, 36))).splitlines()
    assert max(line.count(question) for line in wide) == 2
    lines = (await text_at(context, "6")).splitlines()
    assert sum(line.count(question) for line in lines) == 2
    assert max(line.count(question) for line in lines) == 1


async def test_a_question_without_enough_days_says_how_many_are_missing(context):
    log_days(context, 10)
    assert "Not enough days yet: 9 of 28 answered days." in await text_at(context, "6")


async def test_page_keys_scroll_a_long_answer(context):
    log_days(context)
    app = PrtcheckApp(context)
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.press("t", "6", "pagedown")
        await settled(pilot)
        assert app.screen.query_one("#answer").scroll_y > 0
        assert app.screen.query_one("#questions").highlighted == 0


async def test_the_help_says_what_the_heights_of_the_overview_mean(context):
    log_days(context, 9)
    assert "days active: share of the days answered" in await text_at(context, "f1", size=(120, 36))


async def test_a_large_window_shows_the_charts_of_both_ratings_below_the_overview(context):
    log_days(context)
    text = await text_at(context, size=(140, 56))
    assert re.search(r"Pain .*Fear of movement ", text)
    assert "days active" in text


@pytest.fixture
def with_own(context):
    """A hundred days with an own rating, the latest forty of them in a phase."""
    log_days(context)
    add_rating(context, "sleep", ScaleTexts())
    rated = [replace(c, ratings=(OwnRating("sleep", 4),)) for c in context.diary.check_ins()]
    fill(context, *rated)
    start_phase(context, "PRT", day_before(39))
    return context


def tabs_of(app):
    return list(app.screen.query_one(TabLine).names)


@pytest.mark.parametrize("size", SIZES)
async def test_an_own_rating_has_a_tab_before_insights(with_own, size):
    assert await run(with_own, "t", size=size, then=tabs_of) == [*TABS[:5], "Sleep", "Insights"]
    assert "Sleep   ●" in await text_at(with_own, "6", size=size)
    assert OF_EACH[5] in await text_at(with_own, "7", size=size)


async def test_a_key_without_a_tab_does_nothing(with_own):
    assert OF_EACH[5] in await text_at(with_own, "7", "8", "9")


async def test_the_palette_names_the_tab_of_an_own_rating(with_own):
    names = await run(
        with_own,
        "t",
        then=lambda app: [c.title for c in app.get_system_commands(app.screen)],
    )
    assert {"Sleep", "Insights", "Phases"} <= set(names)
    assert "Sleep   ●" in await text_at(with_own, "by name: Sleep")


async def test_a_rating_named_as_a_tab_has_its_own(with_own):
    add_rating(with_own, "overview", ScaleTexts("How well did you see?", "badly", "well"))
    text = await text_at(with_own, "6")
    assert "answered  0 of 90 days" in text
    assert OF_EACH[0] not in text


@pytest.mark.parametrize(("tab", "size"), zip("12346", [*SIZES, *SIZES, SIZES[0]], strict=True))
async def test_the_start_of_a_phase_is_marked(with_own, tab, size):
    text = await text_at(with_own, tab, size=size)
    assert "PRT started 14 Oct" in text


async def test_what_changed_since_a_phase_began_stands_below_the_overview(with_own):
    text = await text_at(with_own, "end", size=(80, 24))
    assert "Since PRT began on Wed 14 Oct 2026" in text


@pytest.mark.parametrize(("tab", "name"), [("2", "Pain"), ("3", "Fear of"), ("6", "Sleep")])
async def test_a_rating_tab_says_what_the_trend_says_since_a_phase_began(with_own, tab, name):
    text = await text_at(with_own, tab, size=(120, 60))
    assert "Since PRT began on Wed 14 Oct 2026:" in text
    assert name in text.partition("Since PRT began")[2]


async def test_the_context_of_a_change_is_said_once_with_a_phase(with_own):
    for tab in ("1", "2"):
        assert (await text_at(with_own, tab, size=(120, 60))).count("In usual care") == 1


async def test_insights_list_pain_with_the_same_activity(with_own):
    text = await text_at(with_own, "7", size=(160, 60))
    assert "How different was pain with the same activity?" in text


async def test_the_phases_are_a_key_away_and_back(with_own):
    def name(app):
        return type(app.screen).__name__

    assert await run(with_own, "t", "p", then=name) == "PhasesScreen"
    assert await run(with_own, "t", "p", "escape", then=name) == "WhatChangedScreen"
