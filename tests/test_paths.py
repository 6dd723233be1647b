"""Where the files of a diary lie."""

from pathlib import Path

import pytest

from prtcheck.errors import InvalidInputError
from prtcheck.paths import HOME_VARIABLE, find_paths


def test_one_variable_moves_everything_to_one_folder(home):
    found = find_paths()
    assert found.data == home
    kept = (found.diary, found.drafts, found.backups, found.settings)
    assert all(place.is_relative_to(home) for place in kept)
    assert len(set(kept)) == 4


def test_looking_for_places_makes_none(home):
    find_paths()
    assert not home.exists()


def test_the_variable_is_read_from_the_environment_that_is_given():
    assert find_paths({HOME_VARIABLE: "/somewhere"}).data == Path("/somewhere")


@pytest.mark.parametrize("environment", [{}, {HOME_VARIABLE: ""}])
def test_without_the_variable_the_platforms_folders_serve(environment, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    found = find_paths(environment)
    assert found.data.name == "prtcheck"
    assert found.data.is_relative_to(tmp_path)
    assert found.settings.is_relative_to(tmp_path)


def test_a_short_way_to_ones_home_is_followed_and_a_bare_name_is_made_whole(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert find_paths({HOME_VARIABLE: "~/diary"}).data == tmp_path / "diary"
    assert find_paths({HOME_VARIABLE: "diary"}).data == tmp_path / "diary"


def test_the_home_of_nobody_is_refused_by_name():
    with pytest.raises(InvalidInputError, match="~nobody-of-that-name"):
        find_paths({HOME_VARIABLE: "~nobody-of-that-name/diary"})
