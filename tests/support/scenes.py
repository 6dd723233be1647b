"""Every screen of the app with a diary in it, and the keys that lead there."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from app_driver import (
    NOW,
    TODAY,
    context_in,
    day_before,
    entry,
    fill,
    palette_names,
    settled,
    until,
)
from import_samples import SAMPLES

from prtcheck.actions.first_run import welcome_mark
from prtcheck.actions.phases import start_phase
from prtcheck.actions.ratings import add_rating
from prtcheck.core.check_in import Cause, CodedBy, OwnRating, Side
from prtcheck.core.draft import Draft
from prtcheck.core.rating_scale import ScaleTexts
from prtcheck.paths import Paths
from prtcheck.tui.app import PrtcheckApp

DAYLIO = ("x", "b", "ctrl+u", *str(SAMPLES / "daylio.csv"), "enter")
"""The keys that read a file of another program."""
DRAFT = Draft(day=TODAY, pain=7, fear=3, step="causes")
NOTE = "slept well\nlong walk by the river with a friend, who had to go home early; no rain at all"


def unchanged(context):
    return context


def with_draft(context):
    context.drafts.keep(DRAFT, NOW)
    return context


def with_draft_of_yesterday(context):
    context.drafts.keep(replace(DRAFT, day=day_before(1)), NOW)
    return context


def with_draft_of_logged_day(context):
    context.drafts.keep(replace(DRAFT, step="note"), NOW)
    return context


def with_edit(context):
    before = context.diary.check_in(day_before(1))
    context.diary.save(replace(before, pain=6, note=NOTE), NOW, based_on=before)
    return context


def with_own(context):
    """A phase, an own rating that is asked, its answers, and an exception."""
    start_phase(context, "PRT", day_before(32))
    add_rating(context, "sleep", ScaleTexts())
    answered = [
        replace(
            check_in,
            ratings=(OwnRating("sleep", 3 + nth // 15 + nth % 3),),
            exception="gone for an hour on the bus" if nth % 20 == 17 else "",
        )
        for nth, check_in in enumerate(context.diary.check_ins())
    ]
    fill(context, *answered)
    questions = (*context.settings.questions, "exception")
    return context._replace(settings=context.settings._replace(questions=questions))


def at_first_run(context):
    return context._replace(
        paths=Paths(Path("/home/you/.local/share/prtcheck"), context.paths.settings)
    )


@dataclass(frozen=True)
class Scene:
    """The keys that lead to a screen, and the diary it shows."""

    keys: tuple[str, ...] = ()
    is_due: bool = True
    """Whether today has no check-in yet."""
    before: Callable = unchanged
    """What else is done before the app is opened."""


SCENES = {
    "pain": Scene(("4",)),
    "hint": Scene(("x",)),
    "causes": Scene(("4", "enter", "3", "enter", "up")),
    "words-offered": Scene(("4", "enter", "3", "enter", "o", "l")),
    "sides": Scene(("4", "enter", "3", "enter", "z", "enter", "enter")),
    "causes-sorted": Scene(
        ("4", "enter", "3", "enter", "z", "enter", "enter", "b", *["escape"] * 2)
    ),
    "activities-typed": Scene(("4", *["enter"] * 3, "w", "a")),
    "activities": Scene(("4", *["enter"] * 3, "space", "down")),
    "note": Scene(("4", *["enter"] * 4, "h", "i")),
    "help": Scene(("f1",)),
    "help-topics": Scene(("f1", "t")),
    "help-topic": Scene(("f1", "t", "enter")),
    "palette": Scene(("ctrl+p",)),
    "palette-searched": Scene(("ctrl+p", *"look")),
    "offer": Scene(before=with_draft),
    "offer-before": Scene(before=with_draft_of_yesterday),
    "meanwhile": Scene(("c", "g", "enter"), is_due=False, before=with_draft_of_logged_day),
    "home": Scene(is_due=False),
    "home-saved": Scene(("c", "6", *["enter"] * 5), is_due=False),
    "missed-days": Scene(("m",), is_due=False),
    "own-activities": Scene(("a", "h"), is_due=False),
    "settings": Scene(("s",), is_due=False),
    "choose-look": Scene(("s", "down", "down", "enter"), is_due=False),
    "history": Scene(("h",), is_due=False),
    "delete": Scene(("h", "d"), is_due=False),
    "deleted": Scene(("h", "d", "y"), is_due=False),
    "undo": Scene(("h", "z"), is_due=False),
    "go-to": Scene(("h", "g"), is_due=False),
    "filtered": Scene(("h", "slash", *"walk", "enter"), is_due=False),
    "day": Scene(("h", "down", "enter"), is_due=False, before=with_edit),
    "day-help": Scene(("h", "enter", "f1"), is_due=False),
    "what-changed": Scene(("t",), is_due=False),
    "what-changed-pain": Scene(("t", "2"), is_due=False),
    "what-changed-causes": Scene(("t", "4"), is_due=False),
    "what-changed-activities": Scene(("t", "5"), is_due=False),
    "what-changed-insights": Scene(("t", "6", "down"), is_due=False),
    "own-rating": Scene(("4", "enter", "3", "enter", "7"), before=with_own),
    "exception": Scene(("4", "enter", "3", *["enter"] * 3, "g", "o", "n", "e"), before=with_own),
    "history-own": Scene(("h", "down", "down"), is_due=False, before=with_own),
    "what-changed-own": Scene(("t",), is_due=False, before=with_own),
    "what-changed-pain-own": Scene(("t", "2"), is_due=False, before=with_own),
    "what-changed-sleep": Scene(("t", "6"), is_due=False, before=with_own),
    "phases": Scene(("t", "p"), is_due=False, before=with_own),
    "phase-day": Scene(("t", "p", "n", *"job", "enter"), is_due=False, before=with_own),
    "phase-actions": Scene(("t", "p", "enter"), is_due=False, before=with_own),
    "ratings": Scene(("s", *["down"] * 6, "enter", "down"), is_due=False, before=with_own),
    "rating-texts": Scene(("s", *["down"] * 6, "enter", "e"), is_due=False, before=with_own),
    "own-words": Scene(("w",), is_due=False),
    "hand-over": Scene(("x",), is_due=False),
    "bring-in": Scene(("x", "b"), is_due=False),
    "bring-in-scale": Scene((*DAYLIO, "1"), is_due=False),
    "bring-in-preview": Scene((*DAYLIO, "1", "1", "1"), is_due=False),
    "own-words-known": Scene(("w", "enter"), is_due=False),
    "welcome": Scene(before=at_first_run),
    "welcome-care": Scene(("enter",), before=at_first_run),
    "welcome-where": Scene(("enter", "enter"), before=at_first_run),
}

MAIN = (
    *("pain", "causes", "sides", "activities", "home", "history", "day"),
    *("what-changed", "what-changed-pain", "what-changed-insights", "hand-over"),
)
"""The scenes that are looked at in more sizes and looks than the others."""
DIALOGS = (
    *("bring-in-scale", "phase-day", "phase-actions", "rating-texts"),
    *("help", "help-topics", "help-topic", "offer", "offer-before", "meanwhile", "own-words-known"),
    *("delete", "undo", "go-to", "day-help", "choose-look"),
)
"""Dialogs on top of a screen; they name their keys themselves."""
PALETTE = {"palette": ("Leave",), "palette-searched": ("Look: dark", "Look: light")}
"""The scenes of the palette, with entries to wait for."""
FIRST_RUN = ("welcome", "welcome-care", "welcome-where")


DAYS = [back for back in range(1, 70) if back % 9 != 4]
"""Days before today that have a check-in; of any nine one has none."""
OLD_DISC = Cause("old disc", Side.BODY, CodedBy.PERSON)
STRESS = Cause("stress at work", Side.MIND_BRAIN, CodedBy.PERSON)
BENDING = Cause("afraid of bending", Side.MIND_BRAIN, CodedBy.PERSON)


def made_up(back):
    """A check-in so many days ago; pain and fear are lower than at the diary's beginning."""
    causes = (OLD_DISC, STRESS) if back > 35 else (STRESS, BENDING, OLD_DISC)[: 2 + back % 2]
    check_in = entry(
        back,
        pain=2 + back % 4 + back // 20,
        fear=min(8, 1 + back % 3 + back // 12),
        causes=causes,
        activities=("walk", "swim") if back % 2 else ("reading outside",),
        note="a quiet day" if back % 11 == 3 else "",
    )
    is_late = back % 13 == 6
    return replace(check_in, entered_at=check_in.entered_at + timedelta(days=2 * is_late))


def app_at(folder, name, look="dark"):
    """The app with the diary of a scene, made in an empty folder."""
    folder.mkdir(exist_ok=True)
    context = context_in(folder)
    scene = SCENES[name]
    fill(context, *map(made_up, DAYS), *([] if scene.is_due else [entry(0, pain=4)]))
    if scene.before is at_first_run:
        welcome_mark(context.diary.path).unlink()
    context = scene.before(context)
    return PrtcheckApp(context._replace(settings=context.settings._replace(theme=look)))


async def play(pilot, name):
    """Press the keys of a scene."""
    await settled(pilot)
    for key in SCENES[name].keys:
        await pilot.press(key)
        await settled(pilot)
    if name in PALETTE:
        await until(pilot, lambda: set(PALETTE[name]) <= set(palette_names(pilot.app)))
