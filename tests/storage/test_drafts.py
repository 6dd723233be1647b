"""Answers on their way are on the disk, whole, private, and never in the diary's way."""

import json
import os
import sqlite3
import stat
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import EVENING, SUNDAY, answers, check_ins, exactly, logged

from prtcheck.core.check_in import Cause
from prtcheck.core.draft import STEPS, Draft, draft_to_dict
from prtcheck.errors import DiaryError, ExitCode, InvalidInputError
from prtcheck.storage.drafts import Drafts

SATURDAY = SUNDAY.replace(day=21)


@pytest.fixture
def drafts(home):
    """The drafts of that home; their folder is not made yet."""
    return Drafts(home / "drafts")


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """One folder for many drawn drafts."""
    return Drafts(tmp_path_factory.mktemp("shared") / "drafts")


def file_of(drafts):
    """The one file that is there."""
    (file,) = drafts.folder.iterdir()
    return file


@settings(max_examples=40)
@given(given_answers=answers(), step=st.sampled_from(STEPS), based_on=st.none() | check_ins())
def test_any_draft_is_found_as_it_was_kept_and_an_empty_one_not_at_all(
    shared, given_answers, step, based_on
):
    draft = Draft(day=SUNDAY, step=step, based_on=based_on, **given_answers)
    shared.keep(draft, EVENING)
    found = shared.find(SUNDAY)
    if draft.is_empty:
        assert found is None
    else:
        assert (found.step, found.answers()) == (step, given_answers)
        assert (found.based_on and exactly(found.based_on)) == (based_on and exactly(based_on))
        assert found.saved_at == EVENING


def test_each_day_has_its_own_draft(drafts):
    drafts.keep(Draft(day=SUNDAY, pain=4), EVENING)
    drafts.keep(Draft(day=SATURDAY, pain=5), EVENING)
    assert (drafts.find(SUNDAY).pain, drafts.find(SATURDAY).pain) == (4, 5)
    drafts.drop(SATURDAY)
    assert drafts.find(SATURDAY) is None
    assert drafts.find(SUNDAY).pain == 4


def test_a_later_draft_takes_the_place_of_the_former(drafts):
    drafts.keep(Draft(day=SUNDAY, pain=4), EVENING)
    drafts.keep(Draft(day=SUNDAY, pain=4, fear=3, step="causes"), EVENING)
    assert (drafts.find(SUNDAY).fear, drafts.find(SUNDAY).step) == (3, "causes")
    assert file_of(drafts).name == f"{SUNDAY}.json"


def test_taking_the_last_answer_away_takes_the_draft_away(drafts):
    drafts.keep(Draft(day=SUNDAY, pain=4), EVENING)
    drafts.keep(Draft(day=SUNDAY), EVENING)
    assert drafts.find(SUNDAY) is None
    assert list(drafts.folder.iterdir()) == []


def test_looking_for_drafts_makes_nothing(drafts):
    assert drafts.find(SUNDAY) is None
    drafts.drop(SUNDAY)
    drafts.keep(Draft(day=SUNDAY), EVENING)
    assert not drafts.folder.parent.exists()


def test_drafts_are_their_owners_alone_on_the_most_open_system(drafts):
    former = os.umask(0)
    try:
        drafts.keep(Draft(day=SUNDAY, note="n"), EVENING)
    finally:
        os.umask(former)
    rights = [stat.S_IMODE(path.stat().st_mode) for path in (drafts.folder, file_of(drafts))]
    assert rights == [0o700, 0o600]


WHOLE = draft_to_dict(Draft(day=SUNDAY, pain=4), EVENING)


NO_DRAFTS = {
    "nothing": b"",
    "half of an object": json.dumps(WHOLE).encode()[:-5],
    "null": b"null",
    "a list": b"[]",
    "a number": b"4",
    "no text": b"\xff\xfe",
    "endlessly deep": b"[" * 100_000,
    "an empty object": b"{}",
    "pain out of bounds": json.dumps({**WHOLE, "pain": 11}).encode(),
    "no answer": json.dumps({**WHOLE, "pain": None}).encode(),
    "no moment": json.dumps({**WHOLE, "entered_at": "noon"}).encode(),
    "another day": json.dumps({**WHOLE, "day": str(SATURDAY)}).encode(),
    "half a character": json.dumps({**WHOLE, "note": "\ud83d"}).encode(),
    "based on nothing whole": json.dumps({**WHOLE, "based_on": {"pain": 3}}).encode(),
}


@pytest.mark.parametrize("content", NO_DRAFTS.values(), ids=NO_DRAFTS.keys())
def test_a_file_that_is_no_draft_of_its_day_counts_as_none_and_can_be_replaced(drafts, content):
    drafts.keep(Draft(day=SUNDAY, pain=4), EVENING)
    file_of(drafts).write_bytes(content)
    assert drafts.find(SUNDAY) is None
    drafts.keep(Draft(day=SUNDAY, pain=5), EVENING)
    assert drafts.find(SUNDAY).pain == 5


def test_a_folder_in_its_place_counts_as_none_and_cannot_be_replaced(drafts):
    (drafts.folder / f"{SUNDAY}.json").mkdir(parents=True)
    assert drafts.find(SUNDAY) is None
    with pytest.raises(DiaryError):
        drafts.keep(Draft(day=SUNDAY, pain=4), EVENING)
    with pytest.raises(DiaryError):
        drafts.drop(SUNDAY)
    assert file_of(drafts).is_dir()


def test_where_no_folder_can_be_made_the_sentence_says_so(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(DiaryError, match="file") as caught:
        Drafts(tmp_path / "file" / "drafts").keep(Draft(day=SUNDAY, pain=4), EVENING)
    assert caught.value.exit_code == ExitCode.DIARY


def test_a_disk_that_takes_no_more_leaves_the_former_draft(drafts):
    resource = pytest.importorskip("resource", reason="file sizes can be limited on POSIX only")
    drafts.keep(Draft(day=SUNDAY, pain=4), EVENING)
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, usual[1]))
    try:
        with pytest.raises(DiaryError):
            drafts.keep(Draft(day=SUNDAY, pain=5, note="n" * 50_000), EVENING)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert drafts.find(SUNDAY).pain == 4
    assert file_of(drafts).name == f"{SUNDAY}.json"


def test_a_draft_is_kept_while_another_program_holds_the_diary(diary, drafts):
    diary.save(logged(SATURDAY), EVENING, based_on=None)
    with closing(sqlite3.connect(diary.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        drafts.keep(Draft(day=SUNDAY, causes=(Cause("disc"),)), EVENING)
        assert drafts.find(SUNDAY).causes == (Cause("disc"),)


def test_a_draft_that_no_record_can_hold_is_refused_and_the_former_stays(drafts):
    drafts.keep(Draft(day=SUNDAY, pain=4), EVENING)
    with pytest.raises(InvalidInputError, match="whole number"):
        drafts.keep(Draft(day=SUNDAY, pain=11), EVENING)
    assert drafts.find(SUNDAY).pain == 4
