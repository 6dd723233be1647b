"""Three diaries that exchange all their files hold the same, whatever their clocks."""

import os
import shutil
import tempfile
from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from pathlib import Path
from random import Random

import pytest
from diary_operations import context_of, delete, redo, undo
from strategies import EVENING, SUNDAY

from prtcheck.actions.code_cause import code_cause
from prtcheck.actions.import_ import apply_import, plan_import
from prtcheck.actions.move import move
from prtcheck.actions.phases import delete_phase, end_phase, rename_phase, start_phase
from prtcheck.actions.ratings import add_rating, stop_rating
from prtcheck.actions.rename import rename_cause
from prtcheck.core.check_in import Cause, CheckIn, OwnRating, Side
from prtcheck.core.rating_scale import ScaleTexts
from prtcheck.errors import InvalidInputError
from prtcheck.formats.csv_writer import write_csv
from prtcheck.formats.json_writer import write_json
from prtcheck.storage.diary import Diary
from prtcheck.storage.integrity import check_diary

RUNS = 1000 if os.environ.get("PRTCHECK_HARM") == "long" else 8
DAYS = [SUNDAY - timedelta(days=number) for number in (2, 3, 4)]
MOST_ROUNDS = 5
PAIRS = list(permutations(range(3), 2))
MEMORY = Path("/dev/shm")


class Machine:
    """A diary and a clock that is off by up to a day."""

    def __init__(self, folder, random):
        folder.mkdir(parents=True, exist_ok=True)
        self.diary = Diary(folder / "diary.db")
        self.off = timedelta(seconds=random.choice([0, random.randint(-86_400, 86_400)]))

    def context(self, moment):
        return context_of(self.diary, moment + self.off)

    def exported(self):
        return "".join(write_json(self.diary.contents(), EVENING))

    def table(self):
        return "".join(write_csv(self.diary.check_ins()))

    def take_in(self, text, moment):
        """Import a file; return whether it said anything new."""
        context = self.context(moment)
        plan = plan_import(context, text)
        apply_import(context, plan)
        return not plan.merge.changes_nothing


def log(machine, random, moment):
    context = machine.context(moment)
    day = random.choice(DAYS)
    present = machine.diary.check_in(day)
    answers = {
        "pain": random.randint(0, 2),
        "fear": random.choice([None, 1]),
        "causes": random.choice([(), (Cause("disc"),)]),
        "ratings": random.choice([(), (OwnRating("sleep", random.randint(0, 2)),)]),
        "exception": random.choice(["", "gone"]),
    }
    if present is None:
        record = CheckIn(day=day, entered_at=context.now, **answers)
    else:
        record = replace(present, edited_at=context.now, **answers)
    machine.diary.save(record, context.now, based_on=present)


def code(machine, random, moment):
    if machine.diary.exists:
        code_cause(machine.context(moment), "disc", random.choice(list(Side)))


def rename(machine, random, moment):
    rename_cause(machine.context(moment), *random.sample(["disc", "old disc"], 2))


def shift(machine, random, moment):
    move(machine.context(moment), *random.sample(DAYS, 2))


def remove(machine, random, moment):
    delete(machine.diary, random.choice(DAYS), moment + machine.off)


def go_back(machine, _, moment):
    undo(machine.diary, moment + machine.off)


def go_forward(machine, _, moment):
    redo(machine.diary, moment + machine.off)


NAMES = ["therapy", "swimming"]


def change_phases(machine, random, moment):
    context, day = machine.context(moment), random.choice(DAYS)
    one, other = random.sample(NAMES, 2)
    random.choice(
        [
            lambda: start_phase(context, one, day),
            lambda: start_phase(context, one, day),
            lambda: end_phase(context, day),
            lambda: rename_phase(context, one, other),
            lambda: delete_phase(context, one),
        ]
    )()


def change_ratings(machine, random, moment):
    context, name = machine.context(moment), random.choice(["sleep", "mood"])
    if random.random() < 0.3:
        stop_rating(context, name)
    else:
        add_rating(context, name, ScaleTexts(random.choice(["", "How was it?", "Rested?"])))


DEFINE = [change_phases, change_phases, change_ratings]
STEPS = [log, log, log, code, rename, shift, remove, go_back, go_back, go_forward, *DEFINE]


def live(machines, random):
    """Let three people's machines be used for a while, files go about meanwhile; return the end."""
    moment = EVENING
    posted = []
    for _ in range(random.randint(6, 20)):
        moment += timedelta(seconds=random.choice([0, 0, 1, 600, 40_000]))
        machine = random.choice(machines)
        if random.random() < 0.25 and posted:
            machine.take_in(random.choice(posted), moment)
        elif random.random() < 0.2:
            posted.append(random.choice([machine.exported, machine.exported, machine.table])())
        else:
            try:
                random.choice(STEPS)(machine, random, moment)
            except InvalidInputError:  # nothing to delete, undo, redo or code
                continue
    return moment


def exchange_all(machines, random, moment):
    """Exchange files in any order until nobody hears anything new."""
    for _ in range(MOST_ROUNDS):
        order = random.sample(PAIRS, len(PAIRS))
        news = [machines[to].take_in(machines[of].exported(), moment) for of, to in order]
        if not any(news):
            return
    pytest.fail(f"there was something new in each of {MOST_ROUNDS} rounds")


def held_by(machine):
    """What a machine holds apart from the days' histories."""
    check_ins, _, removed, definitions = machine.diary.contents()
    stamps = {key: state.changed_at.isoformat() for key, state in definitions.items()}
    return [(c, c.changed_at.isoformat()) for c in check_ins], removed, definitions, stamps


@pytest.mark.parametrize("seed", range(RUNS))
def test_three_diaries_that_exchanged_all_are_the_same_to_the_byte(seed):
    random = Random(seed)
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        first = Path(folder) / "first"
        machines = [Machine(first / str(number), random) for number in range(3)]
        moment = live(machines, random)
        shutil.copytree(first, Path(folder) / "second")
        exchange_all(machines, random, moment)
        one, *others = [machine.exported() for machine in machines]
        assert others == [one, one]
        again = [Machine(Path(folder) / "second" / str(number), random) for number in range(3)]
        exchange_all(again, random, moment)
        assert held_by(again[0]) == held_by(machines[0])
        for machine in machines:
            if machine.diary.exists:
                check_diary(machine.diary.path)
