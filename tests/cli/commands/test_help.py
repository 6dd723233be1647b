"""The `help` command."""

import shutil

import pytest
from pages import PAGES
from program import output_of, refusal
from terminal import Terminal

from prtcheck.actions.help_topics import TOPICS, title_of

ROOMY, SMALL = {"columns": 90, "rows": 300}, {"columns": 40, "rows": 12}


@pytest.mark.parametrize("topic", TOPICS)
def test_in_a_pipe_a_topic_is_its_markdown(topic):
    assert output_of("help", topic) == PAGES[topic]


def test_alone_it_lists_the_topics_and_then_the_commands_as_the_option_does():
    topics, _, commands = output_of("help").partition("\n\n")
    assert [line.split(maxsplit=1) for line in topics.splitlines()[1:]] == [
        [topic, title_of(topic)] for topic in TOPICS
    ]
    assert commands == output_of("--help")


@pytest.mark.parametrize("command", [("log",), ("causes",), ("causes", "code"), ("help",)])
def test_on_a_command_it_is_the_option_of_that_command(command):
    assert output_of("help", *command) == output_of(*command, "--help")


@pytest.mark.parametrize(
    ("typed", "meant"), [("keyz", "keys"), ("lgo", "log"), ("reminder", "reminders")]
)
def test_an_unknown_topic_is_refused_with_the_nearest_and_all_of_them(typed, meant):
    sentence = refusal("help", typed)
    assert f"There is no help on '{typed}'. Did you mean `prtcheck help {meant}`? " in sentence
    assert sentence.endswith(f"Topics: {', '.join(TOPICS)}.")


@pytest.mark.parametrize(
    ("word", "topic"),
    [
        *(("interval", "figures"), ("password", "report"), ("cron", "reminders")),
        *(("uninstall", "privacy"), ("remove", "privacy"), ("machine", "data")),
    ],
)
def test_a_word_leads_to_the_topics_that_have_it(word, topic):
    _, _, named = refusal("help", word).partition("This word is in ")
    assert f"`prtcheck help {topic}`" in named.partition(". ")[0]


def test_without_a_near_one_all_are_named():
    assert refusal("help", "zzz").startswith("There is no help on 'zzz'. Topics: start, ")


@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_on_a_terminal_a_topic_is_drawn(environment, home):
    with Terminal("help", "exit-codes", home=home, **ROOMY, **environment) as terminal:
        assert terminal.wait_for_exit() == 0
        shown = terminal.text()
    assert "130   interrupted with Ctrl+C" in shown
    assert not set("`|#") & set(shown)


def test_a_terminal_that_cannot_draw_lines_gets_the_markdown(home):
    ascii_only = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    with Terminal("help", "privacy", home=home, **ROOMY, **ascii_only) as terminal:
        assert terminal.wait_for_exit() == 0
        assert terminal.text().startswith("# What is kept where")


def test_what_is_longer_than_the_window_waits_in_the_pager(home):
    pager = {"PAGER": shutil.which("less") or "more"}
    with Terminal("help", "keys", home=home, **SMALL, **pager) as terminal:
        terminal.wait_for("Keys in the app")
        terminal.type(" ")
        terminal.wait_until(lambda: "Keys in the app" not in terminal.text())
        terminal.type("q")
        assert terminal.wait_for_exit() == 0


def test_the_pager_is_the_persons_own_and_gets_the_whole_topic(home, tmp_path):
    pager = {"PAGER": f"sh -c 'cat >{tmp_path}/paged'"}
    with Terminal("help", "keys", home=home, **SMALL, **pager) as terminal:
        assert terminal.wait_for_exit() == 0
    assert "Own ratings" in (tmp_path / "paged").read_text()


def test_without_a_pager_it_is_printed_whole(home):
    with Terminal("help", "keys", home=home, **SMALL, PAGER="/no/such/pager") as terminal:
        assert terminal.wait_for_exit() == 0
        assert b"Own ratings" in terminal.raw
