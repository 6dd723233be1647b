"""The report's words: own words counted, pain on those days, the table, missing letters."""

import os
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from report_pages import made_up_page, period_of
from strategies import EVENING, SUNDAY, WINTER, back, logged

from prtcheck.analysis.trend import compute_trend
from prtcheck.core.check_in import Cause, CodedBy, OwnRating, Side
from prtcheck.core.phase import Phase
from prtcheck.core.questions import QUESTIONS, Question
from prtcheck.demo import make_diary
from prtcheck.formats.report.fonts import font_warning, missing_characters
from prtcheck.formats.report.in_short import short_table
from prtcheck.formats.report.own_words import activities_column, describe_pain, own_text
from prtcheck.formats.report.page import preview_lines
from prtcheck.formats.report.render import render_html
from prtcheck.formats.report.text_lines import count_lines
from prtcheck.formats.report.week_chart import rows_of, week_drawing

RANGES = {
    "fewer than 14 days": ([5] * 13 + [None] * 9, ("-", "-")),
    "even": ([1, 2, 2, 3, 3, 3, 4, 5, 5, 6, 6, 6, 7, 8], ("1 to 8", "3 to 6")),
    "odd, its middle left out": ([*range(7), 9, 9, 9, 9, 9, 9, 9, 9], ("0 to 9", "3 to 9")),
    "all the same": ([0] * 20, ("0", "0")),
}


def _trend(days):
    return compute_trend(make_diary(7, days, SUNDAY, WINTER), period_of(days))


@pytest.mark.parametrize("case", RANGES)
def test_pain_is_told_from_where_to_where_and_its_middle_half(case):
    answers, expected = RANGES[case]
    assert describe_pain(answers) == expected


def test_activities_go_by_their_days_and_names_whatever_the_pain():
    done = {"walk": 5, "swim": 9, "Bake": 5}
    diary = [
        logged(
            SUNDAY - timedelta(days=back),
            pain=back,
            activities=tuple(n for n in done if back < done[n]),
        )
        for back in range(9, -1, -1)
    ]
    rows = activities_column(diary).rows
    assert [(row.text, row.days) for row in rows] == [("swim", "9"), ("Bake", "5"), ("walk", "5")]


def test_texts_that_fold_alike_count_once_a_day():
    twice = (Cause("Old disc", Side.BODY, CodedBy.PERSON), Cause("old  disc!"))
    page = made_up_page(9, [logged(causes=twice)])
    assert [(row.days, row.text) for row in page.causes[0].rows] == [("1", "Old disc")]


def test_of_a_very_long_text_it_is_said_how_many_characters_follow():
    assert own_text("a" * 200) == "a" * 200
    assert own_text("a" * 203) == "a" * 200 + " (and 3 more characters)"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("one line", 1),
        ("W" * 100, 7),
        ("one " + "W" * 100, 8),
        ("散" * 100, 8),
        ("é" * 9, 1),
    ],
)
def test_lines_are_counted_as_a_browser_breaks_them(text, lines):
    assert count_lines(text, 40, 8.5) == lines


def test_an_own_rating_appears_by_itself():
    days = make_diary(7, 84, SUNDAY, WINTER)
    days = [
        replace(c, ratings=() if c.pain is None else (OwnRating("function", c.pain),)) for c in days
    ]
    trend = compute_trend(days, period_of(84))
    rows = {row.name: row for row in short_table(trend, with_causes=True).rows}
    assert rows["Function, 0-10 (own rating)"].cells == rows["Pain, 0-10"].cells
    assert [row.name for row in rows_of(trend, with_causes=True)][-1] == "Function"
    assert re.search("Function [0-9.]+", week_drawing(trend, (), with_causes=True).in_words)


def test_beyond_a_year_the_difference_has_no_interval():
    table = short_table(_trend(400), with_causes=False)
    assert table.rows[0].difference.small == "(no interval beyond 366 days)"
    assert table.rows[0].difference.text.endswith(" lower")


def _page_in(text):
    return made_up_page(3, [logged(causes=(Cause(text),))])


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Let fontconfig name one font of Latin and Cyrillic, and one of boxes for everything."""
    program = tmp_path / "fc-list"
    program.write_text("#!/bin/sh\nprintf 'Plain\\t20-7e 400-4ff\\nLastResort\\t0-10ffff\\n'\n")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")


@pytest.mark.usefixtures("installed")
def test_letters_that_no_font_has_are_named_with_the_cure():
    warning = font_warning(_page_in("散歩 и 👩 é"))
    assert missing_characters(_page_in("散歩 и 👩 é")) == ["散", "歩", "👩"]
    assert "散 歩 👩 (CJK, pictures)" in warning
    assert "fonts-noto-cjk" in warning
    assert "write HTML" in warning


@pytest.mark.usefixtures("installed")
def test_letters_that_a_font_has_need_no_word():
    assert not font_warning(_page_in("боль, é, old disc"))


def test_where_no_font_can_be_asked_for_all_but_latin_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert missing_characters(_page_in("é и")) == ["и"]


def test_own_exceptions_are_listed_oldest_first_and_only_if_asked_for():
    days = [logged(back(nth), pain=4, exception=f"gone {nth}" if nth else "") for nth in (3, 2, 0)]
    assert made_up_page(5, days).exceptions is None
    page = made_up_page(5, days, with_exceptions=True)
    assert [row.text for row in page.exceptions.rows] == ["gone 3", "gone 2"]
    assert preview_lines(page)[-1] == "exceptions: 2"
    assert "exceptions" not in " ".join(preview_lines(made_up_page(5, days)))
    assert "gone 3" in render_html(page)
    assert "gone 3" not in render_html(made_up_page(5, days))


def test_the_questions_of_own_ratings_are_among_what_was_asked():
    sleep = Question("sleep", "sleep", "How was it?", ("bad", "fine"))
    days = [logged(pain=4, ratings=(OwnRating("sleep", 6),))]
    page = made_up_page(3, days, questions=(*QUESTIONS, sleep))
    assert "Sleep: “How was it?” 0 = bad, 10 = fine." in page.reading[0].text
    assert [row.name for row in page.short.rows][2] == "Sleep, 0-10 (own rating)"
    assert "your own ratings: sleep" in preview_lines(page)


def test_a_phase_is_one_paragraph_of_pain_and_fear_and_more_than_two_are_counted():
    starts = [SUNDAY - timedelta(days=nth) for nth in (150, 100, 40)]
    ends = [*(start - timedelta(days=1) for start in starts[1:]), None]
    phases = [Phase(s, f"phase {s.day}", e, EVENING) for s, e in zip(starts, ends, strict=True)]
    page = made_up_page(200, phases=phases)
    *_, second, third, more = page.sentences
    assert second.startswith("Since phase 14 began on Fri 14 Aug 2026 (until Mon 12 Oct 2026)")
    assert re.search("before it: pain [0-9.]+ (lower|higher) .*, fear of movement ", third)
    assert more == "Before that, 1 more phase."
    assert "phases: phase 25, phase 14, phase 13" in preview_lines(page)
