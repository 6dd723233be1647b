"""What a person set: read, checked and written."""

import tomllib
from datetime import time

import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st

from prtcheck.core.days import DAY_ENDS
from prtcheck.core.questions import QUESTIONS
from prtcheck.errors import DiaryError, InvalidInputError
from prtcheck.settings import LOOKS, Settings, change_setting, load_settings, save_setting


@pytest.fixture
def file(tmp_path):
    """The settings file, not there yet."""
    return tmp_path / "settings.toml"


def settings_of(file, text):
    """The settings that a file of this text makes."""
    file.write_text(text, encoding="utf-8")
    return load_settings(file)


def test_without_a_file_the_defaults_serve_and_nothing_is_wrong(file):
    assert load_settings(file) == Settings() == Settings(DAY_ENDS, (), ())


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
    assert "Using the default" in problem


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
    assert "isn't a setting (known: day_ends, activities" in problem


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
    assert "Using the defaults" in problem


def test_what_is_not_text_is_said_and_the_defaults_are_used(file):
    file.write_bytes(b'day_ends = "\xff"')
    (problem,) = load_settings(file).problems
    assert "not UTF-8 text" in problem


def test_a_folder_in_its_place_is_said_and_the_defaults_are_used(file):
    file.mkdir()
    (problem,) = load_settings(file).problems
    assert "isn't a file" in problem
    assert "Using the defaults" in problem


@given(text=st.text())
def test_no_text_at_all_stops_the_program(tmp_path_factory, text):
    file = tmp_path_factory.getbasetemp() / "settings.toml"
    file.write_text(text, encoding="utf-8", errors="replace", newline="")
    settings = load_settings(file)
    assert time(0) <= settings.day_ends <= time(12)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'theme = "light"\n'),
        ("weekly = true\n", 'weekly = true\ntheme = "light"\n'),
        (
            '# mine\ntheme = "dark"   # of the evening\n',
            '# mine\ntheme = "light"   # of the evening\n',
        ),
        ("  theme='dark'#x", '  theme="light"#x'),
        ('"theme" = "dark"\n', '"theme" = "light"\n'),
        ('theme = """dark"""\nweekly = true\n', 'theme = "light"\nweekly = true\n'),
        ('weekly = true\n\ntheme =  "a # b"\n', 'weekly = true\n\ntheme =  "light"\n'),
    ],
)
def test_a_setting_is_changed_and_every_other_letter_stays(file, before, after):
    file.write_text(before)
    save_setting(file, "theme", "light")
    assert file.read_text() == after


@pytest.mark.parametrize(
    "before",
    [
        "[theme]\nname = 'dark'\n",
        "weekly = true\n[theme]\nname = 'dark'\n[other]\nx = 1\n",
        "[other]\ntheme = 'dark'\n",
        "[[other]]\ntheme = 'dark'\n[[other]]\n",
        'theme.name = "dark"\nweekly = true\n',
        'note = """\ntheme = "dark"\n"""\n',
    ],
)
def test_what_a_setting_looks_like_elsewhere_is_not_taken_for_it(file, before):
    file.write_text(before)
    save_setting(file, "theme", "light")
    assert tomllib.loads(file.read_text()) == {**tomllib.loads(before), "theme": "light"}


@pytest.mark.parametrize("before", ["theme =\n", "theme = 'dark'\ntheme = 'light'\n", "[a\n"])
def test_a_file_that_is_no_toml_is_left_as_it_is(file, before):
    file.write_text(before)
    with pytest.raises(DiaryError, match="isn't valid TOML"):
        save_setting(file, "theme", "light")
    assert file.read_text() == before


@pytest.mark.parametrize(
    "before", ["", "weekly = true\n", 'theme = "light" # mine\nweekly = true\n']
)
def test_a_choice_is_remembered_and_all_else_stays(tmp_path, before):
    path = tmp_path / "settings.toml"
    path.write_text(before)
    save_setting(path, "theme", "high-contrast")
    found = load_settings(path)
    assert (found.theme, found.problems) == ("high-contrast", ())
    assert found.weekly == ("weekly" in before)


def test_an_exception_is_asked_only_where_the_file_names_it(file):
    assert "exception" not in load_settings(file).questions
    file.write_text('questions = ["activities", "exception", "pain"]')
    assert load_settings(file).questions == ("pain", "exception", "activities")


ASKED = [question.name for question in QUESTIONS if question.name != "sides"]
times = st.times(max_value=time(12)).map(lambda moment: f"{moment:%H:%M}")
values = st.fixed_dictionaries(
    {},
    optional={
        "day_ends": times,
        "activities": strategies.activities,
        "hidden": strategies.activities,
        "questions": st.lists(st.sampled_from(ASKED), min_size=1, unique=True),
        "weekly": st.booleans(),
        "theme": st.sampled_from(LOOKS),
    },
)
"""Some of the settings, each as the file holds it."""

FORMER = (
    "",
    "# mine\nother = 1  # kept\n[more]\nx = 2\n",
    'activities = [  # in this order\n  "walk",  # far\n  "swim",\n]\nother = 1\n',
    'hidden = [\n  "swim" # far\n  , "walk"\n]\n# end\n',
    "day_ends = 05:00:00\nweekly.deep = 1\n[[theme]]\n[other]\n",
    'hidden = [1, ["a"]]\nquestions = {a = 1}  # why\n[[other]]\nactivities = 1\n',
)


@given(former=st.sampled_from(FORMER), chosen=values)
def test_settings_that_are_written_are_read_as_the_same_and_all_else_stays(
    tmp_path_factory, former, chosen
):
    file = tmp_path_factory.getbasetemp() / "written.toml"
    file.write_text(former)
    expected = load_settings(file)
    for key, value in chosen.items():
        expected = change_setting(expected, file, key, value)
    written = load_settings(file)
    assert written._replace(problems=()) == expected._replace(problems=())
    table = tomllib.loads(file.read_text())
    assert table == {**tomllib.loads(former), **chosen}


@pytest.mark.parametrize(
    ("names", "after"),
    [
        (["swim", "walk", "yoga"], ['"swim"', "# far", '"walk"', '"yoga"']),
        (["swim"], ['"swim"', "# far"]),
    ],
)
def test_a_list_keeps_its_lines_and_comments(file, names, after):
    file.write_text('activities = [  # mine\n    "swim",  # far\n    "walk",\n]  # end\n')
    save_setting(file, "activities", names)
    text = file.read_text()
    assert text.startswith("activities = [  # mine\n    ")
    assert text.endswith("\n]  # end\n")
    assert [text.index(part) for part in after] == sorted(text.index(part) for part in after)
    assert tomllib.loads(text) == {"activities": names}


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("day_ends", "13:00", "day_ends must be between 00:00 and 12:00."),
        ("day_ends", "4", 'day_ends must be a time such as "04:00".'),
        ("questions", ["sides"], "questions must be a list of one or more of pain, "),
        ("questions", [], "questions must be a list of one or more of pain, "),
        ("theme", "red", "theme must be one of dark, "),
        ("activities", ["a;b"], "activities can't be used: An activity's name "),
    ],
)
def test_a_wrong_value_is_refused_in_one_sentence_and_nothing_is_written(
    file, key, value, sentence
):
    file.write_text("weekly = true\n")
    with pytest.raises(InvalidInputError) as refused:
        change_setting(Settings(), file, key, value)
    assert str(refused.value).startswith(sentence)
    assert file.read_text() == "weekly = true\n"
