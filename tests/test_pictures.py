"""The moving pictures of the README are small, calm, and of the program as it is today."""

import re
import xml.etree.ElementTree as ET
from datetime import UTC, date, timedelta

import pytest
from folders import README

from prtcheck.analysis.insights import compute_insights
from prtcheck.core.period import Period
from prtcheck.core.questions import QUESTIONS
from prtcheck.demo import make_diary
from prtcheck.settings import Settings
from prtcheck.wording.insights import format_question

PICTURES = sorted((README.parent / ".github").glob("*.svg"))
CHECK_IN = [path for path in PICTURES if path.name.startswith("checkin")]
WHAT_CHANGED = [path for path in PICTURES if path.name.startswith("what-changed")]
MOST_BYTES = 400_000
SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {SVG + name for name in ("svg", "title", "style", "rect", "g", "circle", "path", "text")}
LAST_DAY = date(2026, 11, 22)


def texts_of(picture):
    return {text.text for text in ET.parse(picture).iter(f"{SVG}text")}


def named(pictures):
    return pytest.mark.parametrize("picture", pictures, ids=lambda path: path.name)


def test_both_stories_are_pictured_in_both_looks():
    stories, looks = ("checkin", "what-changed"), ("dark", "light")
    names = [f"{story}-{look}.svg" for story in stories for look in looks]
    assert [path.name for path in PICTURES] == names


@named(PICTURES)
def test_a_picture_is_small_and_leads_nowhere(picture):
    content = picture.read_text(encoding="utf-8")
    assert len(content.encode()) < MOST_BYTES
    assert {element.tag for element in ET.parse(picture).iter()} <= DRAWN
    assert not re.search(r"href|url\(|@import", content)
    assert re.findall(r"\w+://[^\"]+", content) == ["http://www.w3.org/2000/svg"]


@named(PICTURES)
def test_nothing_moves_for_who_asked_for_less_motion(picture):
    style = ET.parse(picture).find(f"{SVG}style").text
    before, _, moving = style.partition("@media (prefers-reduced-motion: no-preference)")
    assert "animation" in moving
    assert "animation" not in before


@named(CHECK_IN)
def test_the_check_in_is_pictured_with_the_questions_of_today(picture):
    texts = texts_of(picture)
    for question in QUESTIONS:
        if question.name in Settings().questions:
            lines = [text for text in texts if len(text) > 10 and text in question.wording]
            assert " ".join(sorted(lines, key=question.wording.index)) == question.wording


@named(WHAT_CHANGED)
def test_what_changed_is_pictured_with_the_questions_of_today(picture):
    days = Period(LAST_DAY - timedelta(days=119), LAST_DAY)
    findings = compute_insights(make_diary(1, 120, LAST_DAY, UTC), days)
    asked = {text for text in texts_of(picture) if text.endswith("?")}
    assert asked
    assert asked <= {format_question(finding) for finding in findings}
