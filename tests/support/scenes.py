"""Every screen of the app with a diary in it, and the keys that lead there."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from app_driver import (
    NOW,
    TODAY,
    context_in,
    day_before,
    entry,
    fill,
    named_in_the_palette,
    settled,
    until,
)

from prtcheck.actions.first_run import welcome_mark
from prtcheck.core.check_in import Cause
from prtcheck.core.draft import Draft
from prtcheck.paths import Paths
from prtcheck.tui.app import PrtcheckApp

BEGUN = Draft(day=TODAY, pain=7, fear=3, step="causes")
NOTE = "slept well\nlong walk by the river with a friend, who had to go home early; no rain at all"


def no_more(context):
    return context


def begun(context):
    context.drafts.keep(BEGUN, NOW)
    return context


def begun_before(context):
    context.drafts.keep(replace(BEGUN, day=day_before(1)), NOW)
    return context


def begun_and_saved_elsewhere(context):
    context.drafts.keep(replace(BEGUN, step="note"), NOW)
    return context


def edited(context):
    before = context.diary.check_in(day_before(1))
    context.diary.save(replace(before, pain=6, note=NOTE), NOW, based_on=before)
    return context


def never_here_before(context):
    return context._replace(
        paths=Paths(Path("/home/you/.local/share/prtcheck"), context.paths.settings)
    )


@dataclass(frozen=True)
class Scene:
    """How a screen is come to."""

    keys: tuple[str, ...] = ()
    is_due: bool = True
    """Whether today's check-in is still to be made."""
    before: Callable = no_more
    """What else was done before the app is opened."""


SCENES = {
    "pain": Scene(("4",)),
    "hint": Scene(("x",)),
    "causes": Scene(("4", "enter", "3", "enter", "up")),
    "words-offered": Scene(("4", "enter", "3", "enter", "o", "l")),
    "sides": Scene(("4", "enter", "3", "enter", "z", "enter", "enter")),
    "activities": Scene(("4", *["enter"] * 3, "space", "down")),
    "note": Scene(("4", *["enter"] * 4, "h", "i")),
    "help": Scene(("f1",)),
    "palette": Scene(("ctrl+p",)),
    "palette-searched": Scene(("ctrl+p", *"look")),
    "offer": Scene(before=begun),
    "offer-before": Scene(before=begun_before),
    "meanwhile": Scene(("c", "g", "enter"), is_due=False, before=begun_and_saved_elsewhere),
    "home": Scene(is_due=False),
    "home-saved": Scene(("c", "6", *["enter"] * 5), is_due=False),
    "history": Scene(("h",), is_due=False),
    "delete": Scene(("h", "d"), is_due=False),
    "deleted": Scene(("h", "d", "y"), is_due=False),
    "undo": Scene(("h", "z"), is_due=False),
    "go-to": Scene(("h", "g"), is_due=False),
    "day": Scene(("h", "down", "enter"), is_due=False, before=edited),
    "day-help": Scene(("h", "enter", "f1"), is_due=False),
    "trends": Scene(("t",), is_due=False),
    "own-words": Scene(("w",), is_due=False),
    "welcome": Scene(before=never_here_before),
    "welcome-care": Scene(("enter",), before=never_here_before),
    "welcome-where": Scene(("enter", "enter"), before=never_here_before),
}

DIALOGS = ("help", "offer", "offer-before", "meanwhile", "delete", "undo", "go-to", "day-help")
"""Questions on top of a screen; they name their keys themselves."""
PALETTE = {"palette": ("Leave",), "palette-searched": ("Look: dark", "Look: light")}
"""With what is to be listed by then."""
FIRST_RUN = ("welcome", "welcome-care", "welcome-where")


def app_at(folder, name, look="dark"):
    """The app in the context of a scene, which is made in an empty folder."""
    folder.mkdir(exist_ok=True)
    context = context_in(folder)
    scene = SCENES[name]
    causes = (Cause("old disc"), Cause("stress at work"))
    made = (
        entry(
            back,
            pain=back % 8,
            fear=3,
            causes=causes,
            activities=("walk", "swim") if back % 2 else ("reading outside",),
        )
        for back in range(1, 20)
    )
    fill(context, *made, *([] if scene.is_due else [entry(0, pain=4)]))
    if scene.before is never_here_before:
        welcome_mark(context.diary.path).unlink()
    context = scene.before(context)
    return PrtcheckApp(context._replace(settings=context.settings._replace(theme=look)))


async def play(pilot, name):
    """Go to a scene, key by key."""
    await settled(pilot)
    for key in SCENES[name].keys:
        await pilot.press(key)
        await settled(pilot)
    if name in PALETTE:
        await until(pilot, lambda: set(PALETTE[name]) <= set(named_in_the_palette(pilot.app)))
