"""The `activities` command."""

import pytest
from program import hold, json_of, output_of, refusal, run
from strategies import SUNDAY, back, logged
from terminal import Terminal

from prtcheck.settings import load_settings

pytestmark = pytest.mark.usefixtures("sunday_evening")


@pytest.fixture
def walked(home):
    """A diary with a mistyped activity."""
    return hold(
        home,
        logged(back(2), activities=("walk",)),
        logged(back(1), activities=("wlak", "walk")),
        logged(SUNDAY, activities=("wlak",)),
    )


@pytest.fixture
def settings(home):
    """The settings as they are in the file."""
    return lambda: load_settings(home / "settings.toml")


def test_the_list_tells_the_days_and_which_are_hidden(walked):
    output_of("activities", "hide", "walk")
    assert output_of("activities") == ("activity  days\nwlak         2\nwalk         2  hidden\n")
    assert json_of("activities") == [
        {"name": "wlak", "days": 2, "hidden": False},
        {"name": "walk", "days": 2, "hidden": True},
    ]


def test_a_list_that_is_too_wide_is_a_sentence_each(home):
    name = "walking by the river with a friend"
    hold(home, logged(activities=(name,)))
    output_of("activities", "hide", name)
    with Terminal("activities", home=home, columns=30) as terminal:
        assert terminal.wait_for_exit() == 0
        lines = terminal.raw.decode().splitlines()
    assert max(map(len, lines)) <= 30
    assert " ".join(" ".join(lines).split()) == f"{name}: 1 day, hidden"


def test_without_activities_that_is_said_and_no_diary_is_made(home):
    assert output_of("activities") == "No activities yet.\n"
    assert json_of("activities") == []
    assert not home.exists()


def test_a_rename_is_one_change_over_many_days(walked):
    assert output_of("activities", "rename", "Wlak", "walk") == (
        "Renamed to walk on 2 days.\nUndo with: prtcheck undo\n"
    )
    assert walked.activity_days() == {"walk": 3}
    assert output_of("undo").startswith(
        "Undone: the rename made on Sun 22 Nov 2026 at 21:14. Now:\n"
    )
    assert walked.activity_days() == {"wlak": 2, "walk": 2}


def test_a_rename_in_the_settings_is_said_as_undo_leaves_it(walked, home, settings):
    (home / "settings.toml").write_text('activities = ["wlak", "yoga"]\n')
    assert output_of("activities", "rename", "wlak", "stroll") == (
        "Renamed to stroll on 2 days.\nUndo with: prtcheck undo (the settings keep the new name)\n"
    )
    assert output_of("activities", "rename", "yoga", "tai chi") == (
        "Renamed to tai chi in the settings.\n"
    )
    assert settings().activities == ("stroll", "tai chi")


def test_a_rename_to_the_same_name_says_that_nothing_was_changed(walked):
    assert output_of("activities", "rename", "walk", "walk") == (
        "Nothing was changed: it already has this name.\n"
    )


def test_hidden_is_no_longer_offered_and_show_offers_it_again(walked, settings):
    hidden = "wlak is no longer offered in the check-in.\n"
    assert output_of("activities", "hide", "WLAK") == hidden
    assert output_of("activities", "hide", "wlak") == hidden
    assert settings().hidden == ("wlak",)
    assert output_of("activities", "show", "wlak") == "wlak is offered in the check-in.\n"
    assert settings().hidden == ()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("rename", "swim", "x"), "No activity has this name. `prtcheck activities` lists them."),
        (("rename", "wlak", " "), "An activity needs at least one character."),
        (("rename", "wlak", "a;b"), "An activity's name can't have a semicolon"),
        (("rename", "wlak", "x" * 101), "An activity has 101 characters"),
        (("rename", "wlak"), "`activities rename` needs a NEW"),
        (("hide", "swim"), "No activity has this name. `prtcheck activities` lists them."),
        (("show", "swim"), "No activity has this name. `prtcheck activities` lists them."),
        (("forget", "walk"), "`activities` has no command 'forget'"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence_and_changes_nothing(
    walked, settings, arguments, sentence
):
    before = walked.contents()
    assert sentence in refusal("activities", *arguments)
    assert walked.contents() == before
    assert settings().hidden == ()


def test_a_refused_rename_makes_no_diary(home):
    refusal("activities", "rename", "walk", "run")
    assert not home.exists()


def test_the_program_renames_from_one_run_to_the_next(walked):
    assert run("activities", "rename", "wlak", "walk").returncode == 0
    assert walked.activity_days() == {"walk": 3}
