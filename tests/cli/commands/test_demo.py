"""The `demo` command."""

import stat
from datetime import timedelta

import pytest
from program import output_of, refusal
from strategies import EVENING, SUNDAY

from prtcheck.demo import MADE_UP_NOTICE
from prtcheck.storage.diary import Diary

SATURDAY = SUNDAY - timedelta(days=1)


pytestmark = pytest.mark.usefixtures("sunday_evening")


def test_a_demo_is_made_apart_and_says_that_it_is_made_up(home, tmp_path):
    folder = tmp_path / "a demo"
    reply = output_of("demo", "--into", str(folder))
    assert reply.startswith(MADE_UP_NOTICE)
    assert f"PRTCHECK_HOME='{folder}' prtcheck trend" in reply
    assert MADE_UP_NOTICE in (folder / "made-up.txt").read_text()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    made_up = Diary(folder / "diary.db").check_ins()
    assert made_up[-1].day == SATURDAY
    assert (SUNDAY - made_up[0].day).days <= 90
    assert all(c.changed_at < EVENING for c in made_up)
    assert not home.exists()


def test_a_demo_without_a_folder_makes_its_own(home, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    output_of("demo", "--days", "3")
    (folder,) = tmp_path.glob("prtcheck-demo-*")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert len(Diary(folder / "diary.db").check_ins()) <= 3
    assert not home.exists()


def test_a_demo_is_always_the_same_for_its_seed(tmp_path):
    for name, seed in (("a", "5"), ("b", "5"), ("c", "6")):
        output_of("demo", "--into", str(tmp_path / name), "--seed", seed)
    a, b, c = (Diary(tmp_path / name / "diary.db").check_ins() for name in "abc")
    assert a == b != c


def test_a_demo_never_mixes_with_a_diary(home, tmp_path):
    output_of("log", "--pain", "4")
    before = (home / "diary.db").read_bytes()
    assert "already holds a diary" in refusal("demo", "--into", str(home))
    output_of("demo", "--into", str(tmp_path / "demo"))
    assert "already holds a diary" in refusal("demo", "--into", str(tmp_path / "demo"))
    assert (home / "diary.db").read_bytes() == before


def test_a_demo_does_not_take_the_place_of_one_s_own_diary(home):
    assert "your own diary" in refusal("demo", "--into", str(home))
    assert not home.exists()


@pytest.mark.parametrize("days", ["0", "-1", "many", "36501"])
def test_a_demo_of_no_or_too_many_days_is_refused(days, tmp_path):
    refusal("demo", "--into", str(tmp_path / "demo"), "--days", days)
    assert not (tmp_path / "demo").exists()


def test_a_demo_shows_four_kinds_of_figures(tmp_path, monkeypatch):
    output_of("demo", "--into", str(tmp_path / "demo"))
    monkeypatch.setenv("PRTCHECK_HOME", str(tmp_path / "demo"))
    words = output_of("trend")
    for title in (
        "Pain: ",
        "Fear of movement: ",
        "Causes: named on ",
        "Activities, days out of 30: ",
    ):
        assert title in words
