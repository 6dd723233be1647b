"""The questions of `import` in a real terminal."""

import pytest
from import_samples import SAMPLES
from program import output_of
from terminal import ENTER, Terminal

ENTERED = "s or Enter:"


def long_ago(name):
    """A sample's text with its days in the past, whatever the clock says."""
    return (SAMPLES / name).read_text().replace("2026", "2020")


@pytest.fixture
def talk(home, tmp_path):
    """Import a sample in a terminal, answer what is asked, and return what is shown in the end."""

    def answer(name, *steps, options=()):
        file = tmp_path / name
        if not file.exists():
            file.write_text(long_ago(name))
        words = ("import", str(file), *options)
        with Terminal(*words, home=home, rows=70, columns=120, TZ="Europe/Berlin") as terminal:
            for shown, typed in steps:
                terminal.wait_for(shown)
                terminal.type(typed, ENTER)
            terminal.wait_for_exit()
            return terminal.text()

    return answer


def test_only_what_is_not_told_is_asked_and_the_answers_serve_the_next_time(talk, home, tmp_path):
    said = talk(
        "excel-us-ambiguous.csv",
        ("such as 0-10:", "0-10"),
        ("dmy or mdy:", "mdy"),
        (ENTERED, "t"),
        ("for the next time? [y/N]", "y"),
        ("Import these days? [y/N]", "y"),
    )
    assert "2 days added" in said
    assert "Which column" not in said
    mapping = tmp_path / "excel-us-ambiguous.toml"
    assert 'date-format = "mdy"' in mapping.read_text()
    again = talk("excel-us-ambiguous.csv", options=("--map", str(mapping)))
    assert "0 days would be added, 0 changed, 2 kept as they are." in again
    assert "?" not in again


def test_columns_are_chosen_by_number_and_mood_is_not_offered_for_pain(talk):
    said = talk(
        "redcap-peg.csv",
        ("Which column is the date?", "4"),
        ("Which column is pain?", "5"),
        ("such as 0-10:", "0-10"),
        (ENTERED, ""),
        ("for the next time?", "n"),
        ("Import these days?", "n"),
    )
    assert "column peg_date is the date" in said
    assert said.rstrip().endswith("Nothing was imported.")


def test_the_first_three_days_are_shown_as_they_are_understood(talk):
    said = talk(
        "halves.csv", (ENTERED, "s"), ("for the next time?", "n"), ("Import these days?", "n")
    )
    shown = said[said.index("The first days, as they are understood") :]
    assert "2020-11-19  5 (4.5)" in shown


def test_a_wrong_answer_is_asked_for_again_and_none_ends_it(talk, home):
    said = talk(
        "excel-month-first.csv", ("such as 0-10:", "ten"), ("You typed ten", ""), options=()
    )
    assert said.rstrip().endswith("Nothing was imported.")
    assert not (home / "diary.db").exists()


def test_a_name_that_could_be_pain_is_offered_where_none_is_called_so(talk, tmp_path):
    file = tmp_path / "track-and-graph.csv"
    file.write_text(long_ago("track-and-graph.csv").replace("\nPain,", "\nLower back,"))
    said = talk(
        "track-and-graph.csv",
        ("Which of these is pain?", "1"),
        ("such as 0-10:", "0-10"),
        (ENTERED, "t"),
        ("for the next time?", "n"),
        ("Import these days?", "y"),
    )
    assert "3 days added" in said
    assert "Pain: column Value (Lower back), scale 0-10." in said


def test_with_yes_nothing_is_asked(talk):
    said = talk("halves.csv", options=("--yes",))
    assert "3 days added" in said
    assert output_of("show", "2020-11-21")
