"""Nothing printed of a diary, or written on the report, judges, praises, alarms or explains."""

import os
import random
import re
from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from program import clock_at, hold, prtcheck
from report_pages import Elements
from strategies import EVENING, SUNDAY

from prtcheck.actions.phases import start_phase
from prtcheck.context import Context
from prtcheck.core.check_in import OwnRating
from prtcheck.demo import make_diary

LONG = os.environ.get("PRTCHECK_HARM") == "long"
DIARIES = 200 if LONG else 12
REPORTS = range(5, DIARIES, 6)
NEVER = re.compile(
    r"\b(better|worse|improv|thank|because|due to|caus(ed|ing)\b|led to|trigger|success|fail"
    r"|streak|well done|great|unfortunate|sadly|attack|damag|harmful|recover|heal(ed|ing)|cured?\b"
    r"|deteriorat|progress|relapse|flare|hurts?\b|work(s|ed)\b(?! out)|effective|benefi|danger"
    r"|warning|increas|decreas|declin|reduc|ris(e|en|ing)\b|drop|should|must\b|keep (it )?up)",
    re.IGNORECASE,
)
DIFFERENCE = re.compile(r"[0-9]\.[0-9]+ (\w+) (?:\(95 %|a week)")
COMMANDS = (("trend", "--all"), ("trend",), ("trend", "--all", "--json"), ("insights",))


def fill(home, seed):
    """A made-up diary of any length, half of them with own ratings, and up to two phases."""
    source = random.Random(seed)
    days = make_diary(seed, source.randint(5, 400), SUNDAY, UTC)
    if seed % 2:
        days = [replace(c, ratings=(OwnRating("sleep", source.randint(2, 9)),)) for c in days]
    hold(home, *days)
    for name, back in (("PRT", source.randint(0, 200)), ("new job", source.randint(0, 60))):
        if seed % 3:
            start_phase(
                Context.current(), name, SUNDAY - timedelta(days=back + 201 * (name == "PRT"))
            )


@pytest.mark.parametrize("seed", range(DIARIES))
def test_what_is_printed_of_a_diary_holds_none_of_these_words(home, seed):
    with clock_at(EVENING):
        fill(home, seed)
        for command in COMMANDS:
            printed = prtcheck(*command).stdout
            assert not NEVER.search(printed)
            assert set(DIFFERENCE.findall(printed)) <= {"lower", "higher", "change"}


@pytest.mark.parametrize("seed", REPORTS)
def test_the_page_for_a_therapist_holds_none_of_these_words(home, tmp_path, seed):
    page = tmp_path / "page.html"
    with clock_at(EVENING):
        fill(home, seed)
        written = prtcheck("report", str(page), "--all", "--with-exceptions", "--yes")
    assert written.exit_code == 0, written.output
    for words in (written.stdout.replace(str(page), ""), Elements(page.read_text()).all_text()):
        assert not NEVER.search(words)


def test_the_words_would_be_found():
    for sentence in ("It got better.", "This caused it.", "Pain was reduced.", "Great!"):
        assert NEVER.search(sentence)
    assert not NEVER.search("Causes: named on 3 days, old causes")
