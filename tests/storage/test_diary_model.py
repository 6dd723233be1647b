"""A diary agrees with a plain dictionary, whatever is done to it in whatever order."""

import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from diary_operations import apply_import, context_of, delete, redo, undo
from hypothesis import settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from process_killer import rounds

from prtcheck.actions.code_cause import code_cause
from prtcheck.actions.move import move
from prtcheck.actions.rename import rename_cause
from prtcheck.core.causes import recode_days
from prtcheck.core.check_in import Cause, CheckIn, Side
from prtcheck.core.history import ChangeKind
from prtcheck.core.merge import DiaryContents, merge
from prtcheck.core.rename import rename_cause as days_with_cause
from prtcheck.errors import ChangedMeanwhileError, InvalidInputError
from prtcheck.storage.backup import copy_diary
from prtcheck.storage.diary import Diary
from prtcheck.storage.integrity import check_diary
from prtcheck.storage.restore import prepare, restore

NOW = datetime(2026, 3, 1, 21, 0, tzinfo=UTC)
DAYS = [date(2026, 2, 1) + timedelta(days=n) for n in range(4)]
days = some.sampled_from(DAYS)
pains = some.integers(0, 10)
words = some.sampled_from(["stress", "old disc"])


class CrashError(Exception):
    """What ends a change in its middle."""


class Machine(RuleBasedStateMachine):
    """Does to a real diary and to a dictionary the same."""

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "diary.db"
        self.diary = Diary(self.path)
        self.clock = NOW
        self.plain = {}
        self.done = []
        self.undone = []
        self.saved = None

    def teardown(self):
        self.folder.cleanup()

    def now(self):
        self.clock += timedelta(minutes=1)
        return self.clock

    def changed(self, plain):
        self.done.append(self.plain)
        self.undone = []
        self.plain = plain

    @rule(day=days, pain=pains, texts=some.lists(words, max_size=2, unique=True))
    def log(self, day, pain, texts):
        causes = tuple(map(Cause, texts))
        entry = CheckIn(day=day, entered_at=self.now(), pain=pain, causes=causes)
        try:
            self.diary.save(entry, self.clock, based_on=None)
        except ChangedMeanwhileError:
            assert day in self.plain
        else:
            assert day not in self.plain
            self.changed({**self.plain, day: entry})

    @precondition(lambda self: self.plain)
    @rule(data=some.data(), pain=pains)
    def edit(self, data, pain):
        before = self.plain[data.draw(some.sampled_from(sorted(self.plain)))]
        after = replace(before, pain=pain, edited_at=self.now())
        self.diary.save(after, self.clock, based_on=before)
        self.changed({**self.plain, before.day: after})

    @rule(day=days)
    def delete(self, day):
        try:
            delete(self.diary, day, self.now())
        except InvalidInputError:
            assert day not in self.plain
        else:
            self.changed({key: value for key, value in self.plain.items() if key != day})

    @rule(text=words, side=some.sampled_from(Side))
    def code(self, text, side):
        now = self.now()
        expected, left = recode_days(self.plain.values(), text, side, now)
        try:
            coded = code_cause(context_of(self.diary, now), text, side)
        except InvalidInputError:
            assert not any(cause.text == text for c in self.plain.values() for cause in c.causes)
        else:
            assert coded == (len(expected), left)
            if expected:
                self.changed({**self.plain, **expected})

    @rule(old=words, new=words)
    def rename(self, old, new):
        renamed = days_with_cause(self.plain.values(), old, new)
        changed = {day: after for day, after in renamed.items() if after != self.plain[day]}
        try:
            found = rename_cause(context_of(self.diary, self.now()), old, new)
        except InvalidInputError:
            assert not renamed
        else:
            assert found.days == len(changed)
            if changed:
                self.changed({**self.plain, **changed})

    @rule(day=days, to=days)
    def move(self, day, to):
        try:
            moved = move(context_of(self.diary, self.now()), day, to)
        except InvalidInputError:
            assert day not in self.plain or to in self.plain
        else:
            rest = {key: value for key, value in self.plain.items() if key != day}
            assert moved == replace(self.plain[day], day=to)
            self.changed({**rest, to: moved})

    @precondition(lambda self: self.path.exists())
    @rule(pain=pains)
    def crash(self, pain):
        now = self.now()
        states = {day: CheckIn(day=day, entered_at=now, pain=pain) for day in DAYS}
        with suppress(CrashError), self.diary.writing(now) as change:
            change.change_days(ChangeKind.LOG, change.states(states), states)
            raise CrashError

    @rule(which=some.sets(days, min_size=1), pain=pains)
    def take_in(self, which, pain):
        incoming = [CheckIn(day=day, entered_at=self.now(), pain=pain) for day in sorted(which)]
        merged = merge(self.diary.contents(), DiaryContents(incoming))
        apply_import(self.diary, merged, self.now())
        self.changed({**self.plain, **{check_in.day: check_in for check_in in incoming}})

    @rule()
    def undo(self):
        try:
            undo(self.diary, self.now())
        except InvalidInputError:
            assert not self.done
        else:
            self.undone.append(self.plain)
            self.plain = self.done.pop()

    @rule()
    def redo(self):
        try:
            redo(self.diary, self.now())
        except InvalidInputError:
            assert not self.undone
        else:
            self.done.append(self.plain)
            self.plain = self.undone.pop()

    @precondition(lambda self: self.path.exists())
    @rule()
    def backup(self):
        copy = self.path.with_name("copy.db")
        copy.unlink(missing_ok=True)
        copy_diary(self.path, copy)
        self.saved = (self.plain, list(self.done), list(self.undone))

    @precondition(lambda self: self.saved)
    @rule()
    def restore(self):
        with prepare(self.path.with_name("copy.db"), self.path) as copy:
            restore(copy, self.path, self.now())
        plain, done, undone = self.saved
        self.plain, self.done, self.undone = plain, list(done), list(undone)

    @invariant()
    def they_agree(self):
        assert {c.day: c for c in self.diary.check_ins()} == self.plain
        if self.path.exists():
            assert check_diary(self.path).check_ins == len(self.plain)


Machine.TestCase.settings = settings(
    max_examples=rounds(15, 200), stateful_step_count=rounds(20, 40), deadline=None
)
TestDiaryAndDictionaryAgree = Machine.TestCase
