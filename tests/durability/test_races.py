"""Two writers of one day at the same moment: neither overwrites what the other was told is stored.

Both begin at a barrier and the system decides who comes first; whoever it is, the end is one that
the two could have made one after the other.
"""

import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial

import pytest
from app_driver import NOW, context_in, day_before, fill, settled, shown, until
from app_driver import entry as app_entry
from filled_diary import entry, filled
from process_killer import race, rounds

from prtcheck.core.check_in import Cause, Side
from prtcheck.errors import ChangedMeanwhileError
from prtcheck.storage.diary import Diary
from prtcheck.storage.integrity import check_diary
from prtcheck.tui.app import PrtcheckApp

DAYS = 60
TRIES = rounds(3, 50)
SORT = ("causes", "code", "stress", "body")


@pytest.fixture
def homes(tmp_path):
    """As many homes with the same diary as there are tries."""
    filled(tmp_path / "ready", DAYS)

    def copies():
        for turn in range(TRIES):
            yield entry(turn).day, shutil.copytree(tmp_path / "ready", tmp_path / str(turn))
            shutil.rmtree(tmp_path / str(turn))

    return copies()


def held_by(home):
    """What the diary of a home holds, sound as a whole."""
    check_diary(home / "diary.db")
    return {check_in.day: check_in for check_in in Diary(home / "diary.db").check_ins()}


def side_of_stress(check_in):
    return next(cause.side for cause in check_in.causes if cause.text == "stress")


@pytest.mark.slow
def test_a_day_that_is_edited_while_its_cause_is_sorted_keeps_what_was_typed(homes):
    for day, home in homes:
        edit = ("edit", str(day), "--pain", "9", "--cause", "mind: stress")
        assert race(home, SORT, edit) == [0, 0]
        found = held_by(home)
        edited = found.pop(day)
        assert (edited.pain, side_of_stress(edited)) == (9, Side.MIND_BRAIN)
        assert [side_of_stress(check_in) for check_in in found.values()] == [Side.BODY] * (DAYS - 1)


def test_a_day_that_is_deleted_while_its_cause_is_sorted_does_not_come_back(homes):
    for day, home in homes:
        sorting, deletion = race(home, SORT, ("delete", str(day), "--yes"))
        assert (sorting, deletion) in {(0, 0), (0, 2)}
        found = held_by(home)
        assert (day in found) == (deletion == 2)
        assert len(found) >= DAYS - 1
        assert {side_of_stress(check_in) for check_in in found.values()} == {Side.BODY}


def test_a_day_that_is_edited_while_it_is_deleted_is_lost_to_neither(homes):
    for day, home in homes:
        deletion, edit = race(
            home, ("delete", str(day), "--yes"), ("edit", str(day), "--pain", "9")
        )
        assert (deletion, edit) in {(0, 0), (0, 2), (2, 0)}
        found = held_by(home)
        assert (day in found) == (deletion == 2)
        if edit == 0:  # there, or deleted after it: then it is kept as the state before
            last = Diary(home / "diary.db").revisions(day)[-1]
            assert found[day].pain == 9 if day in found else last.before.pain == 9


@pytest.fixture
def context(tmp_path):
    """The app's surroundings with days that all have one cause."""
    context = context_in(tmp_path)
    days = (app_entry(back, pain=5, causes=(Cause("stress"),)) for back in range(TRIES + 1))
    fill(context, *days)
    return context


async def press_while(pilot, key, write):
    """Press a key at the moment when another thread writes; return whether that was stored."""
    together = threading.Barrier(2)

    def write_unless_changed():
        together.wait()
        try:
            write()
        except ChangedMeanwhileError:
            return False
        return True

    with ThreadPoolExecutor(1) as other:
        written = other.submit(write_unless_changed)
        together.wait()
        await pilot.press(key)
        await settled(pilot)
        return written.result()


@pytest.mark.slow
async def test_in_the_app_a_day_edited_since_it_was_shown_is_not_deleted_unasked(context):
    app = PrtcheckApp(context)
    async with app.run_test() as pilot:
        await pilot.press("h")
        await settled(pilot)
        for turn in range(TRIES):
            while (shown_day := app.screen.shown_check_in) is None:
                await pilot.press("down")
            edited = replace(shown_day, pain=turn % 5)
            await pilot.press("d")
            await settled(pilot)
            is_edited = await press_while(
                pilot,
                "y",
                lambda: context.diary.save(edited, NOW, based_on=shown_day),  # noqa: B023 - over before the next turn
            )
            await until(pilot, lambda: shown(app, "#news"))
            assert ("changed since" in shown(app, "#news")) == is_edited
            assert context.diary.check_in(edited.day) == (edited if is_edited else None)
            await pilot.press("/", "enter")  # shows all days, and says no more what was done
            await settled(pilot)


async def test_in_the_app_a_cause_sorted_while_its_days_are_edited_or_deleted_takes_none_back(
    context,
):
    app = PrtcheckApp(context)
    pains = {check_in.day: check_in.pain for check_in in context.diary.check_ins()}
    async with app.run_test() as pilot:
        await pilot.press("w")
        await settled(pilot)
        for turn in range(TRIES):
            key, side = (("b", Side.BODY), ("m", Side.MIND_BRAIN))[turn % 2]
            there = context.diary.check_in(day_before(turn))
            if turn % 3:
                edited = replace(there, pain=9)
                write = partial(context.diary.save, edited, NOW, based_on=there)
            else:
                write = partial(context.diary.delete, there, NOW)
            if await press_while(pilot, key, write):
                pains[there.day] = 9 if turn % 3 else None
            found = context.diary.check_ins()
            assert {c.day: c.pain for c in found} == {d: p for d, p in pains.items() if p}
            assert {check_in.causes[0].side for check_in in found} == {side}
