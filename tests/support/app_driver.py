"""The app with a diary of its own, driven by keys without a terminal."""

import time
from datetime import UTC, datetime, timedelta

from textual.command import CommandList

from prtcheck.context import Context
from prtcheck.core.check_in import CheckIn
from prtcheck.core.history import ChangeKind
from prtcheck.core.left_out import LeftOut
from prtcheck.paths import Paths
from prtcheck.settings import Settings
from prtcheck.tui.app import PrtcheckApp
from prtcheck.tui.screens.base import BaseScreen
from prtcheck.tui.screens.check_in import CheckInScreen

NOW = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)
TODAY = NOW.date()
PATIENCE_SECONDS = 30.0
"""How long something may take on a busy machine before a test gives up."""
_HANDED_ON = 8
"""How often one message leads to the next at most, from a key to the work that it begins."""


def context_in(folder):
    """A context with an empty diary in which the first run's pages were read."""
    (folder / "welcomed").touch()
    return Context(Paths(folder, folder / "settings.toml"), Settings(), LeftOut(), lambda: NOW)


def day_before(back):
    return TODAY - timedelta(days=back)


def entry(back, **answers):
    """A check-in of some days before, entered on its own evening; without answers, pain 5."""
    day = day_before(back)
    entered = datetime(day.year, day.month, day.day, 21, tzinfo=UTC)
    return CheckIn(day=day, entered_at=entered, **(answers or {"pain": 5}))


def fill(context, *check_ins):
    context.diary.change_days(ChangeKind.IMPORT, NOW, {c.day: c for c in check_ins})


async def settled(pilot):
    """Let the app work until the screen shows all it has and nothing else is under way."""
    await _work_until(pilot, lambda: _is_idle(pilot.app) and _is_whole(pilot.app.screen))


async def _work_until(pilot, is_so):
    """Let the app work until something is so, and stays so while messages are handed on."""
    for _ in range(_HANDED_ON):
        await pilot._wait_for_screen()  # noqa: SLF001 - each widget handles what it was sent
        await until(pilot, is_so)
    await pilot.pause()
    await until(pilot, is_so)


def _is_idle(app):
    """Whether no key waits, and every worker that has not ended waits for the person's answer."""
    calls = [call for screen in app.screen_stack for call in screen._result_callbacks]  # noqa: SLF001
    futures = [call.future for call in calls if call]
    asked = sum(bool(not one.done() and one._callbacks) for one in futures)  # noqa: SLF001 - awaited
    is_handled = app._key_task.done() or not app._key_queue._unfinished_tasks  # noqa: SLF001
    return is_handled and sum(not worker.is_finished for worker in app.workers) <= asked


def _is_whole(screen):
    if isinstance(screen, BaseScreen):
        return screen.content_shown.is_set()
    return not isinstance(screen, CheckInScreen) or bool(screen.query("KeyBar"))


async def until(pilot, is_so):
    """Let the app work until something is so."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < deadline, is_so
        await pilot.pause()


def palette_names(app):
    """The names of the actions that the palette lists now."""
    rows = app.screen.query(CommandList)
    hits = [getattr(option, "hit", None) for row in rows for option in row.options]
    return [hit.text.split("\n")[0] for hit in hits if hit]


async def choose_in_palette(pilot, name):
    """Open the palette, type a name and take it once it is the first in the list."""
    await pilot.press("ctrl+p", *("space" if letter == " " else letter for letter in name))
    await until(pilot, lambda: palette_names(pilot.app)[:1] == [name])
    await pilot.press("enter")
    await until(pilot, lambda: not pilot.app.screen.query(CommandList))
    await settled(pilot)


def shown(app, selector):
    return str(app.screen.query_one(selector).render())


async def finished(pilot):
    """Let the app work until its workers, such as a save, have ended or wait for an answer."""
    await _work_until(pilot, lambda: _is_idle(pilot.app))


async def press(context, *keys, day=None):
    """Press keys as fast as they are taken, and return the app as it then is."""
    app = PrtcheckApp(context, day)
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        await finished(pilot)
    return app


def typed(text):
    """The keys of a text."""
    return ["space" if character == " " else character for character in text]


def is_in_sight(widget):
    """Whether all of a widget is within the step that is shown."""
    step = widget.app.screen.query_one(f"#{widget.app.screen.draft.step}")
    return widget.region.height > 0 and step.region.contains_region(widget.region)


async def run(context, *keys, day=None, size=(80, 24), then=bool):
    """Press keys one after the other, and return what is asked of the app as it then is."""
    app = PrtcheckApp(context, day)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for key in keys:
            if key.startswith("by name: "):
                await choose_in_palette(pilot, key.removeprefix("by name: "))
            else:
                await pilot.press(key)
                await settled(pilot)
        return then(app)


def painted(app):
    """The lines of the screen as they are painted."""
    strips = app.screen._compositor.render_strips(app.size)  # noqa: SLF001 - what is painted
    return [strip.text.rstrip() for strip in strips]
