"""Where things live, what time it is here, and what a person set."""

import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from prtcheck.core.days import DAY_ENDS
from prtcheck.errors import InvalidInputError
from prtcheck.home import (
    HOME_VARIABLE,
    Settings,
    now,
    places,
    read_settings,
    today,
    with_setting,
)


@pytest.fixture
def file(tmp_path):
    """The settings file, not there yet."""
    return tmp_path / "settings.toml"


def settings_of(file, text):
    """The settings that a file of this text makes."""
    file.write_text(text, encoding="utf-8")
    return read_settings(file)


def test_one_variable_moves_everything_to_one_folder(home):
    found = places()
    assert found.data == home
    kept = (found.diary, found.drafts, found.backups, found.settings)
    assert all(place.is_relative_to(home) for place in kept)
    assert len(set(kept)) == 4


def test_looking_for_places_makes_none(home):
    places()
    assert not home.exists()


def test_the_variable_is_read_from_the_environment_that_is_given():
    assert places({HOME_VARIABLE: "/somewhere"}).data == Path("/somewhere")


@pytest.mark.parametrize("environment", [{}, {HOME_VARIABLE: ""}])
def test_without_the_variable_the_platforms_folders_serve(environment, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    found = places(environment)
    assert found.data.name == "prtcheck"
    assert found.data.is_relative_to(tmp_path)
    assert found.settings.is_relative_to(tmp_path)


def test_a_short_way_to_ones_home_is_followed_and_a_bare_name_is_made_whole(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert places({HOME_VARIABLE: "~/diary"}).data == tmp_path / "diary"
    assert places({HOME_VARIABLE: "diary"}).data == tmp_path / "diary"


def test_the_home_of_nobody_is_refused_by_name():
    with pytest.raises(InvalidInputError, match="~nobody-of-that-name"):
        places({HOME_VARIABLE: "~nobody-of-that-name/diary"})


@pytest.mark.parametrize(
    ("zone", "offset"),
    [("Pacific/Auckland", 13), ("America/New_York", -5), ("UTC", 0), ("Asia/Tokyo", 9)],
)
def test_now_carries_the_offset_of_this_machine_to_the_second(zone, offset):
    moment = datetime(2026, 11, 22, 23, 30, 5, 999_999, tzinfo=ZoneInfo(zone))
    with time_machine.travel(moment, tick=False):
        assert now() == moment.replace(microsecond=0)
        assert now().utcoffset() == timedelta(hours=offset)


def test_today_is_the_diary_day_by_the_persons_own_end_of_day():
    night = datetime(2026, 11, 23, 2, 0, tzinfo=ZoneInfo("America/New_York"))
    with time_machine.travel(night, tick=False):
        assert today(Settings()) == date(2026, 11, 22)
        assert today(Settings(day_ends=time(1, 30))) == date(2026, 11, 23)


def test_without_a_file_the_defaults_serve_and_nothing_is_wrong(file):
    assert read_settings(file) == Settings() == Settings(DAY_ENDS, (), ())


def test_what_is_set_is_used(file):
    settings = settings_of(file, 'day_ends = "02:30"\nactivities = ["swim", "walk", "swim"]\n')
    assert settings == Settings(day_ends=time(2, 30), activities=("swim", "walk"))


@pytest.mark.parametrize(
    ("value", "ends"),
    [
        ('"00:00"', time(0)),
        ('"12:00"', time(12)),
        ("05:00:00", time(5)),
        ('"24:00"', time(0)),
    ],
)
def test_the_day_ends_between_midnight_and_noon(file, value, ends):
    assert settings_of(file, f"day_ends = {value}") == Settings(day_ends=ends)


@pytest.mark.parametrize(
    "value", ['"12:01"', '"25:00"', '"29:00"', '"4:00"', '"04.00"', '"noon"', "4", "true", '""']
)
def test_any_other_end_of_day_is_named_with_its_line_and_the_default_is_used(file, value):
    settings = settings_of(file, f"# mine\n\nday_ends = {value}\n")
    assert settings.day_ends == DAY_ENDS
    (problem,) = settings.problems
    assert problem.startswith(f"{file}, line 3: day_ends ")
    assert "the default is used" in problem


@pytest.mark.parametrize(
    "value", ['"walk"', "[1]", '[""]', '["a;b"]', r'["\u0000"]', f'["{"long" * 30}"]']
)
def test_activities_that_no_day_can_hold_are_named_with_their_line(file, value):
    settings = settings_of(file, f'day_ends = "03:00"\nactivities = {value}\n')
    assert settings.activities == ()
    assert settings.day_ends == time(3)
    (problem,) = settings.problems
    assert problem.startswith(f"{file}, line 2: activities ")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("dayends = 1", 1),
        ("\n\n  colour = 1", 3),
        ('activities = ["walk"]\n"colour" = 1', 2),
        ("# colour = 1\n[colour]\nday_ends = 2", 2),
        ("\n[[colour]]", 2),
        ("colour.deep = 1", 1),
    ],
)
def test_an_unknown_key_is_named_with_its_line_and_the_known_ones(file, text, line):
    (problem,) = settings_of(file, text).problems
    assert problem.startswith(f"{file}, line {line}: ")
    assert "is not a setting (known: day_ends, activities" in problem


def test_each_wrong_line_is_named_and_the_right_ones_are_used(file):
    settings = settings_of(file, 'color = 1\nday_ends = "03:00"\nactivities = 3\ntheme2 = 1')
    assert settings.day_ends == time(3)
    assert ["line 1" in settings.problems[0], len(settings.problems)] == [True, 3]


def test_a_key_never_reaches_a_terminal_as_a_command(file):
    (problem,) = settings_of(file, r'"\u001b[2J" = 1').problems
    assert "\x1b" not in problem


@pytest.mark.parametrize(
    "text",
    ["day_ends = ", "no equals sign", "a = 1\na = 2", pytest.param("a = " + "[" * 9999, id="deep")],
)
def test_what_is_not_toml_is_said_and_the_defaults_are_used(file, text):
    settings = settings_of(file, text)
    assert settings == Settings(problems=settings.problems)
    (problem,) = settings.problems
    assert str(file) in problem
    assert "defaults are used" in problem


def test_what_is_not_text_is_said_and_the_defaults_are_used(file):
    file.write_bytes(b'day_ends = "\xff"')
    (problem,) = read_settings(file).problems
    assert "not UTF-8 text" in problem


def test_a_folder_in_its_place_is_said_and_the_defaults_are_used(file):
    file.mkdir()
    (problem,) = read_settings(file).problems
    assert "cannot be read" in problem


@given(text=st.text())
def test_no_text_at_all_stops_the_program(tmp_path_factory, text):
    file = tmp_path_factory.getbasetemp() / "settings.toml"
    file.write_text(text, encoding="utf-8", errors="replace", newline="")
    settings = read_settings(file)
    assert time(0) <= settings.day_ends <= time(12)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'theme = "light"\n'),
        ("weekly = true\n", 'theme = "light"\nweekly = true\n'),
        (
            '# mine\ntheme = "dark"   # of the evening\n',
            '# mine\ntheme = "light"   # of the evening\n',
        ),
        ("  theme='dark'#x", '  theme="light"#x'),
        ('weekly = true\n\ntheme =  "a # b"\n', 'weekly = true\n\ntheme =  "light"\n'),
    ],
)
def test_a_setting_is_changed_and_every_other_letter_stays(before, after):
    assert with_setting(before, "theme", "light") == after
    assert tomllib.loads(after)["theme"] == "light"
