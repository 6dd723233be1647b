"""The person's phases: listed, started, ended, renamed, deleted."""

import pytest
from app_driver import (
    NOW,
    TODAY,
    day_before,
    entry,
    fill,
    finished,
    painted,
    run,
    settled,
    shown,
    typed,
)

from prtcheck.actions.phases import start_phase
from prtcheck.core.history import ChangeKind
from prtcheck.tui.app import PrtcheckApp

PHASES = ("s", *["down"] * 5, "enter")
"""The keys from home to the phases."""
NO_DAY = ["backspace"] * len(str(TODAY))
SIZES = [(80, 24), (40, 12)]


def news(app):
    return shown(app, "#news")


def spans(context):
    return [(p.name, p.since, p.until) for p in context.diary.phases()]


@pytest.fixture
def treated(context):
    """Ten days, the latest five of them in a phase."""
    fill(context, *map(entry, range(10)))
    start_phase(context, "PRT", day_before(4))
    return context


@pytest.mark.parametrize("size", SIZES)
async def test_a_phase_is_listed_with_its_days(treated, size):
    text = "\n".join(await run(treated, *PHASES, size=size, then=painted))
    for part in ("PRT", "since 18 Nov 2026", "5 logged days"):
        assert part in text


async def test_one_that_has_ended_is_listed_with_its_last_day(treated):
    start_phase(treated, "new job", TODAY)
    text = "\n".join(await run(treated, *PHASES, then=painted))
    assert "18 Nov 2026 to 21 Nov 2026" in text


async def test_without_phases_the_way_to_start_one_is_said(context):
    fill(context, entry(0))
    title = await run(
        context, *PHASES, then=lambda app: app.screen.query(".pane").first().border_title
    )
    assert title == "Phases: none yet, n starts one"


@pytest.mark.parametrize("size", SIZES)
async def test_a_phase_starts_today_unless_another_day_is_typed(context, size):
    fill(context, entry(0))
    keys = (*PHASES, "n", *typed("PRT"), "enter")
    assert await run(context, *keys, "enter", size=size, then=news) == "Saved"
    assert spans(context) == [("PRT", TODAY, None)]
    await run(context, *PHASES, "n", *typed("rest"), "enter", *NO_DAY, *typed("-3"), "enter")
    assert spans(context)[0] == ("rest", day_before(3), day_before(1))


async def test_a_phase_may_begin_in_the_future(context):
    fill(context, entry(0))
    keys = ("n", *typed("PRT"), "enter", *NO_DAY, *typed("2026-12-24"), "enter")
    text = "\n".join(await run(context, *PHASES, *keys, then=painted))
    assert "starts 24 Dec 2026" in text


async def test_a_new_phase_ends_the_one_before_it_and_says_so(treated):
    said = await run(treated, *PHASES, "n", *typed("new job"), "enter", "enter", then=news)
    assert said == "Saved. PRT ends on Sat 21 Nov 2026."
    assert spans(treated) == [("PRT", day_before(4), day_before(1)), ("new job", TODAY, None)]


@pytest.mark.parametrize("keys", [("e",), ("enter", "e"), ("enter", "enter")])
async def test_a_phase_is_ended_today_unless_another_day_is_typed(treated, keys):
    await run(treated, *PHASES, *keys, "enter")
    assert spans(treated) == [("PRT", day_before(4), TODAY)]
    await run(treated, *PHASES, *keys, *NO_DAY, *typed("yday"), "enter")
    assert spans(treated) == [("PRT", day_before(4), day_before(1))]


async def test_a_phase_cannot_end_on_a_day_of_another_one(treated):
    start_phase(treated, "new job", day_before(1))
    before = spans(treated)
    said = await run(treated, *PHASES, "e", *NO_DAY, *typed("today"), "enter", then=news)
    assert said == "Sun 22 Nov 2026 isn't in this phase. Choose one of its days."
    assert spans(treated) == before


@pytest.mark.parametrize("keys", [("r",), ("enter", "r")])
async def test_a_phase_is_renamed(treated, keys):
    await run(treated, *PHASES, *keys, *["backspace"] * 3, *typed("therapy"), "enter")
    assert spans(treated) == [("therapy", day_before(4), None)]


@pytest.mark.parametrize(("answer", "left"), [("n", 1), ("escape", 1), ("y", 0)])
async def test_a_phase_is_deleted_only_after_a_yes(treated, answer, left):
    await run(treated, *PHASES, "d", answer)
    assert len(spans(treated)) == left
    assert len(treated.diary.check_ins()) == 10


async def test_a_change_is_undone_and_made_again(treated):
    said = await run(treated, *PHASES, "d", "y", "z", then=news)
    assert said.startswith("Undone: change of phases, phase PRT: from Wed 18 Nov 2026.")
    assert len(spans(treated)) == 1
    await run(treated, *PHASES, "Z")
    assert spans(treated) == []


async def test_only_changes_of_phases_are_undone_here(treated):
    treated.diary.change_days(ChangeKind.EDIT, NOW, {TODAY: entry(0, pain=9)})
    said = await run(treated, *PHASES, "z", then=news)
    assert said == "The latest change isn't a change to a phase. Undo it in History."
    assert treated.diary.check_in(TODAY).pain == 9


@pytest.mark.parametrize(
    ("name", "day", "said"),
    [
        ("prt", "today", "The phase from 2026-11-18 has this name. Choose another one."),
        ("x", "-4", "A phase starts on 2026-11-18 already. Rename or delete that one."),
    ],
)
async def test_what_cannot_be_is_refused_in_a_sentence(treated, name, day, said):
    keys = ("n", *typed(name), "enter", *NO_DAY, *typed(day), "enter")
    assert said in await run(treated, *PHASES, *keys, then=news)
    assert len(spans(treated)) == 1


async def test_what_is_no_day_is_asked_for_again_and_the_name_is_kept(treated):
    keys = ("n", *typed("yoga"), "enter", *NO_DAY, *typed("24 Dec"), "enter")
    asked = "\n".join(await run(treated, *PHASES, *keys, then=painted))
    assert "Can't read the date '24 Dec'" in asked
    await run(treated, *PHASES, *keys, *NO_DAY, *typed("-1"), "enter")
    assert len(spans(treated)) == 2


async def test_a_day_that_is_typed_takes_the_place_of_the_one_offered(treated):
    await run(treated, *PHASES, "n", *typed("yoga"), "enter", *typed("-1"), "enter")
    assert len(spans(treated)) == 2


@pytest.mark.parametrize("keys", [("n", "escape"), ("n", "x", "enter", "escape"), ("e", "escape")])
async def test_a_dialog_that_is_left_changes_nothing(treated, keys):
    before = spans(treated)
    await run(treated, *PHASES, *keys)
    assert spans(treated) == before


@pytest.mark.parametrize("key", ["e", "r", "d", "enter"])
async def test_without_phases_the_keys_do_nothing(context, key):
    fill(context, entry(0))
    screen = await run(context, *PHASES, key, then=lambda app: type(app.screen).__name__)
    assert screen == "PhasesScreen"


async def test_what_was_changed_is_shown_in_what_changed_at_once(treated):
    app = PrtcheckApp(treated)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for key in ("t", "p", "r", *["backspace"] * 3, *typed("therapy"), "enter", "escape"):
            await pilot.press(key)
            await settled(pilot)
        await finished(pilot)
        assert "therapy started 18 Nov" in "\n".join(painted(app))


async def test_own_words_are_no_markup(context):
    fill(context, entry(0))
    start_phase(context, "[red]PRT[/]", TODAY)
    text = "\n".join(await run(context, *PHASES, then=painted))
    assert "[red]PRT[/]" in text
