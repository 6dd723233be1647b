"""The check-in: one question after the other, each answer on the disk before the next."""

import asyncio
from dataclasses import replace
from datetime import date

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import ContentSwitcher, Static

from prtcheck.context import Context
from prtcheck.core.days import days_late, format_day
from prtcheck.core.draft import Draft
from prtcheck.core.questions import QUESTIONS, Question
from prtcheck.errors import PrtcheckError
from prtcheck.storage.diary import ChangedMeanwhileError
from prtcheck.tui.steps.factory import make_step
from prtcheck.tui.steps.step import Step, StepBar

KEYS_EVERYWHERE = (
    "Esc      back a step; from the first one: leave, a draft is kept\n"
    "F1       this help\n"
    "Ctrl+P   every action by name\n"
    "Ctrl+C   leave at once, a draft is kept"
)


PAINTED_SECONDS = 0.1
"""After so long the first question is painted; what comes later is made ready only then.

Nothing relies on it: who is quicker waits for what is needed.
"""
LEAVE_IT = "leave it for now"
"""The answer to what was begun that neither goes on with it nor drops it."""


class CheckInScreen(Screen[str | None]):
    """The form for one day; it ends with the sentence on what was saved, or with None."""

    BINDINGS = [
        Binding("escape", "back", "Back", id="checkin.back"),
        Binding("f1,question_mark", "help", "Help", key_display="F1", id="checkin.help"),
    ]

    def __init__(self, context: Context, day: date, begun: Draft | None = None) -> None:
        super().__init__()
        self.context = context
        self._begun = begun
        self._saving = False
        self._is_offering = False
        self.was_left = False
        """Whether the person left it instead of going through it to the end."""
        self._mounting = asyncio.Lock()
        self._kept = Draft(day=day)
        self._questions = [q for q in QUESTIONS if q.name in context.settings.questions]
        self._names = [question.name for question in self._questions]
        present = context.diary.check_in(day)
        self.draft = Draft.of(present) if present else Draft(day=day)

    def compose(self) -> ComposeResult:
        """Show the day, the step bar and the first question."""
        yield Static(self._heading(), id="heading", markup=False)
        yield StepBar(id="steps", markup=False)
        first = self._questions[self._place_of(self._begun or self.draft)]
        with ContentSwitcher(initial=first.name):
            yield self._step(first)
        yield Static(id="problem", markup=False)

    def _heading(self) -> str:
        what = "Edit check-in for" if self.draft.based_on else "Check-in for"
        late = days_late(self.draft.day, self.context.now, self.context.settings.day_ends)
        when = {0: "today", 1: "yesterday"}.get(late, f"{late} days ago")
        return f"{what} {format_day(self.draft.day)} ({when})"

    def _step(self, asked: Question) -> Step:
        question = asked.about(self.draft.day, self.context.today)
        return make_step(question, self.context, self.draft.day)

    def on_mount(self) -> None:
        """Begin, or offer to go on with what was begun before."""
        self._begin(self._begun or self.draft)
        self.set_timer(PAINTED_SECONDS, self._mount_the_rest)
        kept = None if self._begun else self.context.drafts.find(self.draft.day)
        if kept is not None:
            self._is_offering = True
            self._offer(kept)

    @work
    async def _offer(self, kept: Draft) -> None:
        from prtcheck.tui.screens.dialogs import Choice, ChoiceDialog

        begun = "" if kept.saved_at is None else f" at {kept.saved_at:%H:%M}"
        question = f"A check-in for {format_day(kept.day)} was begun{begun} and not saved."
        choices = [
            Choice("g", "go on with it"),
            Choice("n", "start anew, drop what was begun"),
            Choice("l", LEAVE_IT),
        ]
        answer = await self.app.push_screen_wait(ChoiceDialog(question, choices))
        self._is_offering = False
        if answer == "g":
            if await self._mount_the_rest():
                self._begin(kept)
        elif answer == "n":
            self.context.drafts.drop(kept.day)
        else:
            self._leave(None)

    def _begin(self, draft: Draft) -> None:
        self.draft = draft
        self._ask(self._place_of(draft))

    def _place_of(self, draft: Draft) -> int:
        return self._names.index(draft.step) if draft.step in self._names else 0

    async def _mount_the_rest(self) -> bool:
        """Add what is not there yet, without which the first question is painted.

        Return whether all is there now: it is not where the app was left meanwhile.
        """
        from textual.widgets import Footer

        async with self._mounting:
            if self.is_attached and not self.query(Footer):
                await self.mount(Footer(compact=True, show_command_palette=False))
                self.refresh_bindings()
            if self.is_attached and len(self.query(Step)) < len(self._questions):
                await self._mount_further_steps()
        return len(self.query(Step)) == len(self._questions)

    async def _mount_further_steps(self) -> None:
        missing = [q for q in self._questions if not self.query(f"#{q.name}")]
        steps = [self._step(question) for question in missing]
        for step in steps:
            step.display = False
        await self.query_one(ContentSwitcher).mount(*steps)

    @property
    def _step_now(self) -> Step:
        return self.query_one(f"#{self.draft.step}", Step)

    def _ask(self, at: int) -> None:
        self.draft = replace(self.draft, step=self._names[at])
        self.query_one(ContentSwitcher).current = self._names[at]
        self.query_one(StepBar).at(self._questions, at)
        self._step_now.show(self.draft)
        self._step_now.enter()

    def _say(self, problem: str) -> None:
        self.query_one("#problem", Static).update(problem)

    async def on_step_done(self, event: Step.Done) -> None:
        """Keep the answer, then ask the next question, or save after the last one."""
        event.stop()
        if not await self._mount_the_rest() or self._saving or not self._take_answer():
            return
        following = self._neighbour(1)
        if following is None:
            self._save()
            return
        self.draft = replace(self.draft, step=self._names[following])
        self.keep_draft()
        self._ask(following)

    def _neighbour(self, direction: int) -> int | None:
        """Return the next step, or the one before, that has something to ask."""
        at = self._names.index(self.draft.step) + direction
        while 0 <= at < len(self._names):
            step = self.query_one(f"#{self._names[at]}", Step)
            if step.is_asked(self.draft, going_back=direction < 0):
                return at
            at += direction
        return None

    def _take_answer(self) -> bool:
        """Take what the present step holds; what cannot be taken is said and stays there."""
        self._say("")
        try:
            self.draft = self._step_now.answered(self.draft)
            if not self.draft.is_empty:
                self.draft.finished(self.context.now)
        except PrtcheckError as error:
            self._say(str(error))
            return False
        return True

    def keep_draft(self) -> bool:
        """Put what is not saved yet on the disk; return whether there is a draft now."""
        try:
            if self.draft.is_changed:
                self.context.drafts.keep(self.draft, self.context.now)
                self._kept = self.draft
            else:
                self.context.drafts.drop(self.draft.day)
        except PrtcheckError as error:
            self._say(str(error))
            return False
        return self.draft.is_changed

    @work(exclusive=True)
    async def _save(self) -> None:
        self._saving = True
        try:
            await self._try_to_save()
        except PrtcheckError as error:
            self.keep_draft()
            self._say(str(error))
        finally:
            self._saving = False

    async def _try_to_save(self) -> None:
        from prtcheck.wording.check_in import format_check_in

        now = self.context.now
        if self.draft.based_on is not None and not self.draft.is_changed:
            self._finish(f"Nothing was changed: {format_day(self.draft.day)} stays as it was.")
            return
        record = self.draft.finished(now)
        try:
            await asyncio.to_thread(
                self.context.diary.save, record, now, based_on=self.draft.based_on
            )
        except ChangedMeanwhileError as error:
            await self._settle(error)
            return
        self._finish(f"Saved for {format_day(record.day)}: {format_check_in(record)}.")

    async def _settle(self, meanwhile: ChangedMeanwhileError) -> None:
        from prtcheck.tui.screens.dialogs import Choice, ChoiceDialog
        from prtcheck.wording.check_in import format_check_in

        present = meanwhile.present
        holds = format_check_in(present) if present else "no check-in any more"
        question = f"{meanwhile} It now holds: {holds}."
        choices = [Choice("k", "keep that one"), Choice("r", "replace it by this form's answers")]
        answer = await self.app.push_screen_wait(ChoiceDialog(question, choices))
        if answer == "r":
            self.draft = replace(self.draft, based_on=present)
            await self._try_to_save()
        elif answer == "k":
            self._finish(f"Kept for {format_day(self.draft.day)} as it was: {holds}.")

    def _finish(self, sentence: str) -> None:
        on_disk = self.context.drafts.find(self.draft.day)
        mine = (self._kept.answers(), self.draft.answers())
        if on_disk is not None and on_disk.answers() in mine:  # else another window's
            self.context.drafts.drop(self.draft.day)
        self.dismiss(sentence)

    def leave(self) -> str | None:
        """Keep what was answered, the present step too, and return what to say about it."""
        if self._is_offering:
            return None
        self._take_answer()
        if not self.keep_draft():
            return None
        day = self.draft.day
        return (
            f"Not saved. What you answered for {format_day(day)} is kept as a draft; "
            f"go on with: prtcheck checkin --date {day}"
        )

    def _leave(self, sentence: str | None) -> None:
        self.was_left = True
        self.dismiss(sentence)

    async def action_back(self) -> None:
        """Go back a step and lose nothing; from the first one leave."""
        if not await self._mount_the_rest():
            return
        if self.draft.step == self._names[0]:
            self._leave(self.leave())
        elif self._take_answer():
            self._ask(self._neighbour(-1) or 0)
            self.keep_draft()

    def action_help(self) -> None:
        """Show the keys of this step."""
        from prtcheck.tui.screens.dialogs import HelpDialog

        self.app.push_screen(HelpDialog(f"{self._step_now.hints}\n\n{KEYS_EVERYWHERE}"))
