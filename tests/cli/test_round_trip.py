"""A diary with everything, handed on by `export` and `import`."""

import pytest
from program import clock_at, json_of, output_of
from strategies import EVENING

from prtcheck.paths import find_paths


@pytest.fixture
def written(tmp_path):
    """Make a diary of all there is, and return its CSV and its JSON."""
    with clock_at(EVENING):
        output_of("ratings", "add", "sleep")
        output_of("ratings", "add", "tired", "--question", "How?", "--low", "no", "--high", "very")
        output_of("phase", "start", "old job", "--date", "-9")
        output_of("phase", "start", "new job", "--date", "-4")
        output_of("phase", "end", "--date", "-2")
        output_of("log", "--date", "-1", "--pain", "4", "--rating", "sleep=7", "--did", "walk")
        output_of("log", "--rating", "tired=0", "--exception", "gone, for an hour")
        output_of("edit", "today", "--rating", "tired=2", "--cause", "body: disc", "--note", "n")
        output_of("ratings", "stop", "tired")
        files = tmp_path / "all.csv", tmp_path / "all.json"
        for file in files:
            output_of("export", str(file))
    return files


def everything():
    kept = ("day", "pain", "fear", "activities", "note", "exception", "entered_at", "edited_at")
    days = [
        (
            {key: day.get(key) for key in kept},
            {one["name"]: one["value"] for one in day.get("ratings", [])},
            [(cause["text"], cause["side"]) for cause in day["causes"]],
        )
        for day in json_of("history")
    ]
    return days, json_of("phase"), json_of("ratings"), json_of("exceptions")


def take_in(file, home, monkeypatch):
    """Import a file into an empty diary, and return what the import says."""
    monkeypatch.setenv("PRTCHECK_HOME", str(home))
    return output_of("import", str(file))


def test_the_json_carries_all_of_it(written, tmp_path, monkeypatch):
    with clock_at(EVENING):
        before = everything()
        said = take_in(written[1], tmp_path / "other", monkeypatch)
        assert "Phases and ratings of your own: 4 changed." in said
        assert everything() == before
        output_of("undo")
        assert everything() == ([], [], [], [])


def test_the_csv_carries_the_days_and_no_definition(written, tmp_path, monkeypatch):
    with clock_at(EVENING):
        days, _, _, exceptions = everything()
        take_in(written[0], tmp_path / "other", monkeypatch)
        assert everything() == (days, [], [], exceptions)


def test_the_same_files_again_change_nothing(written):
    with clock_at(EVENING):
        before = find_paths().diary.read_bytes()
        for file in written:
            assert "0 days added, 0 changed" in output_of("import", str(file))
        assert find_paths().diary.read_bytes() == before


def test_a_dry_run_names_the_phases_and_ratings_that_would_come(written, tmp_path, monkeypatch):
    monkeypatch.setenv("PRTCHECK_HOME", str(tmp_path / "other"))
    with clock_at(EVENING):
        lines = output_of("import", str(written[1]), "--dry-run").splitlines()
    at = lines.index("Phases and ratings of your own: 4 would change.")
    assert lines[at + 1 : at + 5] == [
        "  phase old job: from Fri 13 Nov 2026 to Tue 17 Nov 2026",
        "  phase new job: from Wed 18 Nov 2026 to Fri 20 Nov 2026",
        "  rating sleep: How well did you sleep last night?",
        "  rating tired: How? (no longer asked)",
    ]
    assert not (tmp_path / "other").exists()


def test_a_dry_run_names_the_phases_that_would_go(written, tmp_path):
    with clock_at(EVENING):
        output_of("phase", "delete", "new job")
        output_of("export", str(tmp_path / "later.json"))
        find_paths().diary.unlink()
        output_of("import", str(written[1]))
        said = output_of("import", str(tmp_path / "later.json"), "--dry-run")
    assert "  no phase that begins on 2026-11-18" in said.splitlines()
