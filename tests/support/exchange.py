"""Whole diaries for tests: lived in for a while, handed over as JSON, and taken in elsewhere."""

import tempfile
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from diary_operations import apply_import, context_of, delete, overwrite, redo, undo
from hypothesis import strategies as st
from strategies import EVENING, SUNDAY, THE_END, check_ins, rating_names

from prtcheck.actions import phases, ratings
from prtcheck.core.merge import DiaryContents, merge
from prtcheck.core.rating_scale import ScaleTexts
from prtcheck.core.table_rows import stamp_rows
from prtcheck.errors import InvalidInputError
from prtcheck.formats.import_file import read_import
from prtcheck.formats.json_writer import write_json
from prtcheck.storage.diary import Diary

DAYS = [SUNDAY - timedelta(days=number) for number in range(3)]

_some_day = st.sampled_from(DAYS)
_clock = st.integers(-90, 90).map(lambda minutes: EVENING + timedelta(minutes=minutes))
"""A clock that may be set back between two changes."""


def _steps_with(*more):
    return st.lists(
        st.one_of(
            st.tuples(st.just("log"), check_ins(days=_some_day), _clock),
            st.tuples(st.just("delete"), _some_day, _clock),
            st.tuples(st.sampled_from(["undo", "redo"]), st.none(), _clock),
            st.tuples(st.sampled_from(["start", "end"]), _some_day, _clock),
            st.tuples(st.just("forget"), st.sampled_from(DAYS), _clock),
            st.tuples(st.sampled_from(["add", "stop"]), rating_names, _clock),
            *more,
        ),
        max_size=6,
    )


_table = st.tuples(
    st.just("table"),
    st.lists(check_ins(days=_some_day), max_size=3, unique_by=lambda c: c.day),
    _clock,
)
short_lives = _steps_with(_table)
lives = _steps_with(_table, st.tuples(st.just("meet"), short_lives, _clock))
"""What somebody does with a diary: log, delete, undo, redo, take in a table or another diary,
start, end and forget phases, add and stop own ratings."""


@contextmanager
def lived(*lives_of_each):
    """Give diaries, each after its life, and an empty one more."""
    with tempfile.TemporaryDirectory() as folder:
        diaries = [Diary(Path(folder) / str(n) / "diary.db") for n in range(len(lives_of_each) + 1)]
        for diary, life in zip(diaries, lives_of_each, strict=False):
            live(diary, life)
        yield diaries


def live(diary, life):
    """Do to a diary what a life says."""
    for kind, what, now in life:
        if kind == "log":
            overwrite(diary, what, now)
        elif kind == "table":
            take_in(diary, merged_into(diary, what, now), now)
        elif kind == "meet":
            with lived(what) as (other, _):
                take_in(diary, foreseen(diary, handed_over(other)), now)
        else:
            _try(diary, kind, what, now)


def _try(diary, kind, what, now):
    try:
        STEPS[kind](diary, what, now)
    except InvalidInputError:  # nothing to delete, undo, redo, end or stop
        return


STEPS = {
    "delete": delete,
    "undo": lambda diary, _, now: undo(diary, now),
    "redo": lambda diary, _, now: redo(diary, now),
    "start": lambda diary, day, now: phases.start_phase(context_of(diary, now), f"p{day}", day),
    "end": lambda diary, day, now: phases.end_phase(context_of(diary, now), day),
    "forget": lambda diary, day, now: phases.delete_phase(context_of(diary, now), f"p{day}"),
    "add": lambda diary, name, now: ratings.add_rating(
        context_of(diary, now), name, ScaleTexts(f"how was {now.minute}?", "low", "high")
    ),
    "stop": lambda diary, name, now: ratings.stop_rating(context_of(diary, now), name),
}


def handed_over(diary, **how):
    """The JSON of a diary."""
    return "".join(write_json(diary.contents(), EVENING, **how))


def foreseen(diary, text):
    """What would become of a diary if it took in a file."""
    imported = read_import(text, now=THE_END, today=THE_END.date())
    return merge(diary.contents(), imported.contents)


def merged_into(diary, rows, now=EVENING):
    """What would become of a diary if it took in the rows of a table."""
    present = diary.contents()
    return merge(present, DiaryContents(stamp_rows(rows, present, now).check_ins))


def take_in(diary, merged, now=EVENING):
    """Import what was decided on, if it is anything."""
    if not merged.changes_nothing:
        apply_import(diary, merged, now)
