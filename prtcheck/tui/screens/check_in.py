"""The form of a check-in: one question after the other, each answer on disk before the next."""

import asyncio
from dataclasses import replace
from datetime import date

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Static

from prtcheck.actions.check_in import begin, save_draft
from prtcheck.actions.first_run import is_first_check_in
from prtcheck.context import Context
from prtcheck.core.days import days_late, format_day, format_long_day
from prtcheck.core.draft import Draft
from prtcheck.errors import ChangedMeanwhileError, PrtcheckError
from prtcheck.tui.diary_errors import ShowsDiaryErrors
from prtcheck.tui.steps.step import Step
from prtcheck.tui.steps.switcher import StepSwitcher
from prtcheck.tui.widgets.answered import Answered
from prtcheck.tui.widgets.step_bar import StepBar
from prtcheck.tui.widgets.two_ends import TwoEnds

KEYS_OF_ALL_STEPS = (
    "Esc      back one step, or leave from the first one (a draft is kept)\n"
    "F1       this help\n"
    "Ctrl+P   every action by name\n"
    "Ctrl+C   leave at once (a draft is kept)"
)
FIRST_PAINT_SECONDS = 0.1
"""So long after the first question is painted the rest is mounted.

Nothing relies on it: a key that comes earlier waits for what it needs.
"""
LEAVE_DRAFT = "leave it for now"
"""The choice that neither goes on with a draft nor drops it."""


class CheckInScreen(ShowsDiaryErrors, Screen[str | None]):
    """The form for one day; it returns the sentence on what was saved, or None."""

    BINDINGS = [
        Binding("escape", "back", "Back", id="checkin.back"),
        Binding("f1,question_mark", "help", "Help", key_display="F1", id="checkin.help"),
    ]

    def __init__(self, context: Context, day: date, draft: Draft | None = None) -> None:
        super().__init__()
        self.context = context
        saved = begin(context, day)
        self.draft = draft or saved
        self._scales = context.diary.rating_scales()
        self.was_left = False
        """Whether the person left the form before its end."""
        self._is_resumed = draft is not None
        self._is_saving = False
        self._is_offering_draft = False
        self._written_draft = Draft(day=day)
        self._mounting = asyncio.Lock()
        self._heading = _make_heading(saved, context)

    def compose(self) -> ComposeResult:
        """Show the day, the step bar and the first question."""
        yield self._heading
        yield StepBar(id="steps")
        yield StepSwitcher(self.context, self.draft, self._scales)
        yield Static(id="problem", markup=False)

    @property
    def _steps(self) -> StepSwitcher:
        return self.query_one(StepSwitcher)

    def on_mount(self) -> None:
        """Show the first question, or offer to go on with an earlier draft."""
        self._begin(self.draft)
        self.call_after_refresh(self.set_timer, FIRST_PAINT_SECONDS, self._mount_rest)
        draft = None if self._is_resumed else self.context.drafts.find(self.draft.day)
        if draft is not None:
            self._is_offering_draft = True
            self._offer_draft(draft)

    @work
    async def _offer_draft(self, draft: Draft) -> None:
        from prtcheck.tui.screens.dialogs import ChoiceDialog

        at = "" if draft.saved_at is None else f" (last answer at {draft.saved_at:%H:%M})"
        question = f"Unfinished check-in: {format_day(draft.day)}{at}."
        anew = "new edit of what is saved" if self.draft.based_on else "new check-in"
        choices = {"g": "go on with it", "n": f"{anew}, delete the draft", "l": LEAVE_DRAFT}
        answer = await self.app.push_screen_wait(ChoiceDialog(question, choices))
        self._is_offering_draft = False
        if answer == "g":
            if await self._mount_rest():
                self._begin(draft)
        elif answer == "n":
            self.context.drafts.drop(draft.day)
        else:
            self._leave(None)

    async def _mount_rest(self) -> bool:
        """Mount what the first paint does without; return whether all is mounted.

        It is not if the form was left meanwhile.
        """
        from prtcheck.tui.widgets.key_bar import KeyBar

        async with self._mounting:
            if self.is_attached and not self.query(KeyBar):
                await self.mount(KeyBar())
                self.refresh_bindings()
            if self.is_attached:
                await self._steps.mount_all_steps(self.draft)
        return self.is_attached and self._steps.is_complete

    def _begin(self, draft: Draft) -> None:
        self.draft = draft
        self._show_step(draft.step if draft.step in self._steps.names else self._steps.names[0])

    def _show_step(self, name: str) -> None:
        self.draft = replace(self.draft, step=name)
        self.query_one(StepBar).mark_step(self._steps.questions, name)
        self._steps.show_step(self.draft)

    def show_error(self, sentence: str) -> None:
        """Show why the diary could not be read or written; what is answered is kept as a draft."""
        self._show_problem(sentence)

    def _show_problem(self, problem: str) -> None:
        self.query_one("#problem", Static).update(problem)

    @on(Answered)
    async def go_on(self) -> None:
        """Write the answer to the draft, then show the next question, or save after the last."""
        if self._is_saving or not self._take_answer():
            return
        if not self._steps.is_complete:
            self._write_draft()  # before the other steps read the diary, which may be locked
        if not await self._mount_rest():
            return
        following = self._steps.find_neighbour(self.draft)
        if following is None:
            self._save()
            return
        self.draft = replace(self.draft, step=following)
        self._write_draft()
        self._show_step(following)

    async def action_back(self) -> None:
        """Go back a step and keep its answer; from the first step leave."""
        if not await self._mount_rest():
            return
        if self.draft.step == self._steps.names[0]:
            self._leave(self.keep_answers())
        elif self._take_answer():
            before = self._steps.find_neighbour(self.draft, going_back=True)
            self._show_step(before or self._steps.names[0])
            self._write_draft()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Ask the other rating of a high window when it is clicked."""
        step = next((a for a in event.widget.ancestors_with_self if isinstance(a, Step)), None)
        if step is None or step.id in (None, self.draft.step):
            return
        if self._take_answer():
            self._show_step(step.id)
            self._write_draft()
        else:
            self._steps.step.focus_answer()

    def _take_answer(self) -> bool:
        """Take the answer of the present step; return whether it is within its bounds."""
        self._show_problem("")
        try:
            self.draft = self._steps.step.add_answer(self.draft)
            if not self.draft.is_empty:
                self.draft.finished(self.context.now)
        except PrtcheckError as error:
            self._show_problem(str(error))
            return False
        return True

    def _write_draft(self) -> bool:
        """Write unsaved answers to disk; return whether there is a draft now."""
        try:
            if self.draft.is_changed:
                self.context.drafts.keep(self.draft, self.context.now)
                self._written_draft = self.draft
            else:
                self.context.drafts.drop(self.draft.day)
        except PrtcheckError as error:
            self._show_problem(str(error))
            return False
        return self.draft.is_changed

    def keep_answers(self) -> str | None:
        """Write all answers, the present one too, to a draft; return the sentence about it."""
        if self._is_offering_draft:
            return None
        self._take_answer()
        if not self._write_draft():
            return None
        return f"Not saved. Your answers for {format_day(self.draft.day)} are kept as a draft."

    def _leave(self, message: str | None) -> None:
        self.was_left = True
        self.dismiss(message)

    @work(exclusive=True)
    async def _save(self) -> None:
        self._is_saving = True
        try:
            await self._try_to_save()
        except PrtcheckError as error:
            self._write_draft()
            self._show_problem(str(error))
        finally:
            self._is_saving = False

    async def _try_to_save(self) -> None:
        from prtcheck.wording.changes import format_saved

        if self.draft.based_on is not None and not self.draft.is_changed:
            self._finish(f"Nothing was changed: {format_day(self.draft.day)} stays as it was.")
            return
        try:
            saved = await asyncio.to_thread(save_draft, self.context, self.draft)
        except ChangedMeanwhileError as error:
            await self._resolve_conflict(error)
            return
        is_first = is_first_check_in(self.context, saved, self.draft.based_on)
        self._finish(format_saved(saved, self.context.settings.day_ends, is_first=is_first))

    async def _resolve_conflict(self, error: ChangedMeanwhileError) -> None:
        """Ask which check-in to keep: the one saved meanwhile, or this one."""
        from prtcheck.tui.screens.dialogs import ChoiceDialog
        from prtcheck.wording.check_in import format_check_in

        self._write_draft()  # the question may stay open for days
        present = self.context.diary.check_in(self.draft.day)
        holds = format_check_in(present) if present else "no check-in"
        question = f"{error} It now holds: {holds}."
        choices = {"k": "keep that one", "r": "replace it with your answers here"}
        answer = await self.app.push_screen_wait(ChoiceDialog(question, choices))
        if answer == "r":
            self.draft = replace(self.draft, based_on=present)
            await self._try_to_save()
        elif answer == "k":
            self._finish(f"Not changed: {format_day(self.draft.day)} stays as it is, {holds}.")

    def _finish(self, message: str) -> None:
        on_disk = self.context.drafts.find(self.draft.day)
        own = (self._written_draft.answers(), self.draft.answers())
        if on_disk is not None and on_disk.answers() in own:  # else another window wrote it
            self.context.drafts.drop(self.draft.day)
        self.dismiss(message)

    def action_help(self) -> None:
        """Show the keys of this step."""
        from prtcheck.tui.screens.help import HelpDialog

        self.app.push_screen(HelpDialog(f"{self._steps.step.KEYS}\n\n{KEYS_OF_ALL_STEPS}"))


def _make_heading(saved: Draft, context: Context) -> TwoEnds:
    late = days_late(saved.day, context.now, context.settings.day_ends)
    when = {0: "today", 1: "yesterday"}.get(late, f"{late} days ago")
    days = (format_long_day(saved.day, context.today), format_day(saved.day))
    title = "Edit check-in" if saved.based_on else "Check-in"
    return TwoEnds(title, *(f"{day}, {when}" for day in days), format_day(saved.day), id="heading")
