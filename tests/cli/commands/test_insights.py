"""The `insights` command: words that judge nothing, and the documented JSON."""

import re
from datetime import UTC, datetime, time, timedelta

import pytest
from program import clock_at, json_of, output_of, prtcheck
from strategies import SUNDAY
from terminal import Terminal

from prtcheck.core.history import ChangeKind
from prtcheck.core.text import wrap
from prtcheck.demo import make_diary
from prtcheck.paths import find_paths
from prtcheck.storage.diary import Diary
from prtcheck.wording.first_steps import BEGIN
from prtcheck.wording.insights import NOT_A_CAUSE
from prtcheck.wording.intervals import DRIFT, REGRESSION, USUAL_CARE

NEVER_SAID = re.compile(r"cause of|because|trigger|worse|better|hurts|works", re.IGNORECASE)


@pytest.fixture
def demo():
    def fill(seed, days):
        diary = Diary(find_paths().diary)
        made_up = make_diary(seed, days, SUNDAY - timedelta(days=1), UTC)
        diary.change_days(
            ChangeKind.IMPORT, datetime.combine(SUNDAY, time(9), UTC), {c.day: c for c in made_up}
        )

    with clock_at():
        yield fill


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("days", [20, 60, 200])
def test_nothing_it_says_of_a_diary_judges_or_explains(demo, seed, days):
    demo(seed, days)
    for command in (
        ("insights",),
        ("insights", "--json"),
        ("trend", "--all"),
        ("trend", "--all", "--json"),
        ("history", "--calendar"),
        ("status",),
    ):
        assert not NEVER_SAID.search(prtcheck(*command).stdout)


def test_under_every_change_stands_that_high_spells_ease_by_themselves(demo):
    demo(1, 90)
    words = output_of("trend", "--all", "--metric", "pain", "--metric", "fear")
    assert words.count(REGRESSION) == words.count("Last 28 days against the first 28") == 2
    assert USUAL_CARE in words
    answers = " ".join(output_of("insights").split())
    assert REGRESSION in answers
    assert USUAL_CARE in answers


FIGURES = {
    "Has pain": ["difference", "low", "high", "window_days"],
    "Has fear": ["difference", "low", "high", "window_days"],
    "Which moved first": ["pain_half_way", "fear_half_way"],
    "What went together": ["activity", "looks"],
    "How different": ["same_activity"],
    "What was done": [
        *("higher_days", "higher_days_with_activities"),
        *("lower_days", "lower_days_with_activities"),
    ],
    "How were causes": ["first_mind_brain", "first_body", "last_mind_brain", "last_body"],
}
LOOK = [
    *("lag", "mean_with", "mean_without", "days_with", "days_without", "p", "stands_out"),
]


def test_the_json_has_the_documented_shape(demo):
    demo(2, 180)
    shown = json_of("insights")
    assert list(shown) == ["since", "until", "findings", "left_out"]
    keys = ["question", "enough", "days_needed", "days_there", "text"]
    for finding in shown["findings"]:
        [figures] = [FIGURES[start] for start in FIGURES if finding["question"].startswith(start)]
        assert list(finding) == [*keys, *(figures if finding["enough"] else [])]
        assert all(list(look) == LOOK for look in finding.get("looks", []))
    trends = json_of("trend", "--all")["summary"]["pain"]
    assert trends["change"].keys() == {"difference", "low", "high", "window_days"}
    assert trends["slope"].keys() == {"per_week", "p"}


def test_a_question_without_enough_days_has_no_figures(demo):
    demo(1, 9)
    for finding in json_of("insights")["findings"]:
        assert not finding["enough"]
        assert list(finding)[-1] == "text"


def test_a_long_diary_is_cut_and_it_is_said(demo):
    demo(1, 500)
    assert "Only the latest 366 days" in output_of("insights", "--all")


def test_an_empty_diary_has_nothing_to_say():
    with clock_at():
        assert output_of("insights") == f"{BEGIN}\n"
        shown = json_of("insights")
    assert (shown["since"], shown["until"]) == (None, None)


@pytest.mark.parametrize("days", [9, 60, 200])
def test_each_question_is_a_block_and_no_sentence_of_it_is_longer_than_three_lines(demo, days):
    demo(2, days)
    _, *blocks, last = output_of("insights").split("\n\n")
    assert last.endswith(f"{NOT_A_CAUSE}\n")
    assert last.count(DRIFT) == (days > 9)
    assert len(blocks) == len(json_of("insights")["findings"])
    for question, *sentences in map(str.splitlines, blocks):
        assert question.endswith("?")
        indents = [len(line) - len(line.lstrip()) for line in sentences]
        assert indents == sorted(indents)
        assert set(indents) <= {2, 4}
        assert all(
            len(wrap(line, 80, indent)) <= 3
            for line, indent in zip(sentences, indents, strict=True)
        )


@pytest.mark.parametrize(("no_colour", "bold"), [("", True), ("1", False)])
def test_on_a_terminal_a_question_is_bold_where_there_is_colour(home, no_colour, bold):
    diary = Diary(home / "diary.db")
    diary.change_days(
        ChangeKind.IMPORT,
        datetime.combine(SUNDAY, time(9), UTC),
        {c.day: c for c in make_diary(1, 9, SUNDAY - timedelta(days=1), UTC)},
    )
    since = (SUNDAY - timedelta(days=9)).isoformat()
    with Terminal("insights", "--since", since, home=home, NO_COLOR=no_colour) as terminal:
        assert terminal.wait_for_exit() == 0
        row = next(
            nth
            for nth, line in enumerate(terminal.screen.display)
            if line.startswith("What was done on days of higher")
        )
        assert terminal.screen.buffer[row][0].bold == bold
