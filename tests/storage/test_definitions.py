"""Phases and own ratings on the disk: undone like days, named where damaged, and mended."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from itertools import cycle

import pytest
from diary_operations import context_of, redo, undo
from filled_diary import run_at
from process_killer import rounds
from strategies import EVENING, SUNDAY, back, logged

from prtcheck.actions.phases import delete_phase, end_phase, list_phases, start_phase
from prtcheck.actions.ratings import add_rating, list_ratings, stop_rating
from prtcheck.actions.repair import find_bad_definitions, find_bad_histories, repair_definition
from prtcheck.core.check_in import OwnRating
from prtcheck.core.history import ChangeKind
from prtcheck.core.rating_scale import ScaleTexts
from prtcheck.errors import ChangedMeanwhileError, DiaryDamagedError, InvalidInputError
from prtcheck.storage.diary import Diary
from prtcheck.storage.integrity import check_diary
from prtcheck.storage.salvage import salvage

LATER = EVENING + timedelta(hours=1)


@pytest.fixture
def context(tmp_path):
    """Who keeps a diary with two phases and a rating of their own."""
    context = context_of(Diary(tmp_path / "diary.db"), EVENING)
    start_phase(context, "therapy", back(20))
    start_phase(context, "swimming", SUNDAY)
    add_rating(context, "sleep", ScaleTexts())
    return context


def names(context):
    return [phase.name for phase in context.diary.phases()]


def change_row(context, statement):
    with closing(sqlite3.connect(context.diary.path)) as connection, connection:
        connection.execute(statement)


BAD_PHASE = "UPDATE definition SET content = replace(content, 'swim', 'skim') WHERE kind = 'phase'"


def test_each_change_is_undone_by_one_undo_and_made_again_by_one_redo(context):
    before = context.diary.phases()
    delete_phase(context, "therapy")
    assert names(context) == ["swimming"]
    assert undo(context.diary, LATER).kind is ChangeKind.PHASE
    assert context.diary.phases() == before
    redo(context.diary, LATER)
    assert names(context) == ["swimming"]
    for _ in range(2):
        undo(context.diary, LATER)
    assert context.diary.rating_scales() == []
    undo(context.diary, LATER)
    assert [(phase.name, phase.until) for phase in context.diary.phases()] == [("therapy", None)]


def test_an_undo_names_what_the_phases_are_now(context):
    end_phase(context, SUNDAY)
    [(key, phase)] = undo(context.diary, LATER).definitions.items()
    assert (key.key, phase.name, phase.until) == ("2026-11-22", "swimming", None)


def test_what_undo_would_overwrite_is_refused(context):
    change_row(context, "DELETE FROM definition WHERE kind = 'rating'")
    with pytest.raises(InvalidInputError, match="is not as that change left it"):
        undo(context.diary, LATER)


def test_a_change_that_is_refused_makes_no_diary(tmp_path):
    context = context_of(Diary(tmp_path / "none" / "diary.db"), EVENING)
    for refused in (lambda: end_phase(context, SUNDAY), lambda: stop_rating(context, "sleep")):
        with pytest.raises(InvalidInputError):
            refused()
    assert not context.diary.exists


def test_phases_are_listed_with_their_logged_days_and_ratings_with_their_answers(context):
    for day in (back(30), back(20), back(1), SUNDAY):
        day_of = logged(day, ratings=(OwnRating("Sleep", 7),))
        context.diary.save(day_of, EVENING, based_on=None)
    assert [(one.phase.name, one.days) for one in list_phases(context)] == [
        ("therapy", 2),
        ("swimming", 1),
    ]
    assert [(one.scale.name, one.days) for one in list_ratings(context)] == [("sleep", 4)]


def test_a_bad_row_is_left_out_and_named_and_takes_nothing_else(context):
    change_row(context, BAD_PHASE)
    assert names(context) == ["therapy"]
    assert context.diary.left_out.definitions == {"phase 2026-11-22"}
    assert len(context.diary.rating_scales()) == 1
    assert check_diary(context.diary.path).left_out.definitions == {"phase 2026-11-22"}


@pytest.mark.parametrize(
    ("choice", "name"), [("written", "swimming"), ("present", "skimming"), ("", None)]
)
def test_a_bad_row_is_brought_back_accepted_or_removed(context, choice, name):
    change_row(context, BAD_PHASE)
    [bad] = find_bad_definitions(context)
    repair_definition(context, bad, getattr(bad, choice) if choice else None)
    assert names(context) == ["therapy", *([name] if name else [])]
    assert find_bad_definitions(context) == []
    with pytest.raises(ChangedMeanwhileError):
        repair_definition(context, bad, bad.present)
    undo(context.diary, LATER)
    assert names(context) == ["therapy", *(["skimming"] if name == "swimming" else ["swimming"])]


BROKEN = (
    BAD_PHASE,
    "UPDATE definition SET content = 'x'",
    "UPDATE definition SET content = NULL",
    "UPDATE definition SET content = CAST(x'ff' AS TEXT)",
    "UPDATE definition SET changed_at = 'yesterday'",
    "UPDATE definition SET changed_at = '2026-11-22T21:00'",
    "UPDATE definition SET key = CAST(x'ff' || key AS TEXT)",
    "UPDATE definition SET key = '2026-11-01' WHERE key = '2026-11-22'",
    "UPDATE definition_revision SET after = 'x', before = CAST(x'ff' AS TEXT)",
    "UPDATE definition_revision SET key = 'x'",
)


@pytest.mark.parametrize(
    ("statement", "how"),
    [*zip(BROKEN, cycle(["--yes-backup", "--yes-accept"]), strict=False)][:: rounds(3, 1)],
)
def test_whatever_another_program_wrote_is_told_and_mended_by_doctor(context, statement, how):
    change_row(context, statement)
    home = context.diary.path.parent
    is_bad = bool(find_bad_definitions(context))
    for command, code in (("export --format json", 3 if is_bad else 0), ("doctor", 1)):
        ended = run_at(home, *command.split())
        assert ended.returncode == code, ended.stderr
        assert "Traceback" not in ended.stderr
    run_at(home, "doctor", how)
    chosen = "written" if how == "--yes-backup" else "present"
    assert [bad for bad in find_bad_definitions(context) if getattr(bad, chosen)] == []
    assert find_bad_histories(context) == []


def test_a_damaged_file_gives_back_its_phases_and_ratings(context):
    context.diary.save(logged(), EVENING, based_on=None)
    with salvage(context.diary.path, None, LATER, SUNDAY) as salvaged:
        assert salvaged.copy.phases() == context.diary.phases()
        assert salvaged.copy.rating_scales() == context.diary.rating_scales()


def test_where_sqlite_reads_no_definition_any_more_every_day_is_still_there(context):
    context.diary.save(logged(), EVENING, based_on=None)
    lose_first_page_of(context.diary.path, "definition")
    diary = Diary(context.diary.path)
    assert diary.phases() == []
    assert diary.rating_scales() == []
    assert diary.left_out.definitions == {"the list of phases and own ratings"}
    assert diary.contents().check_ins == diary.check_ins() == [logged()]
    with pytest.raises(DiaryDamagedError):
        start_phase(context, "running", back(3))


def lose_first_page_of(path, name):
    with closing(sqlite3.connect(path)) as connection:
        where = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (page,) = connection.execute(where, (name,)).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(bytes(size))
