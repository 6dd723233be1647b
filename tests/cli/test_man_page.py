"""The man page: clean roff that names every command, option and topic."""

import os
import re
import shutil
import string
import subprocess
from datetime import date

import pytest
from program import output_of

from prtcheck import __version__
from prtcheck.actions.help_topics import TOPICS, read_topic, title_of
from prtcheck.cli.app import GROUPS
from prtcheck.cli.man_page import format_man_page
from prtcheck.cli.roff import from_markdown


@pytest.fixture(scope="module", autouse=True)
def _typeset():
    if shutil.which("groff") is None:
        assert "PRTCHECK_TESTS_REQUIRE_ALL" not in os.environ, "groff is not installed"
        pytest.skip("groff is not installed")


def printed(roff, columns=80):
    """Return what groff prints of a man page, and warns of."""
    done = subprocess.run(
        ["groff", "-man", "-ww", "-Tutf8", f"-rLL={columns}n", "-P-cbou"],
        input=roff,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    return done.stdout, done.stderr


@pytest.fixture(scope="module")
def page():
    return format_man_page()


@pytest.mark.parametrize("columns", [60, 80, 132])
def test_groff_has_nothing_to_warn_of(page, columns):
    text, warnings = printed(page, columns)
    assert warnings == ""
    assert text.count("\n") > 1000


def test_it_has_the_version_and_its_date(page):
    _, day, _, version, *_ = page.partition("\n")[0].split('"')
    assert version == f"prtcheck {__version__}"
    assert f"\n## {__version__} ({date.fromisoformat(day)})\n" in read_topic("changes")


def test_every_command_has_its_usage_sentences_and_options(page):
    words = printed(page)[0].split()
    together = " ".join(words)
    for name in [name for names in GROUPS.values() for name in names]:
        usage, about, *_ = output_of(name, "--help").split("\n\n")
        assert " ".join(usage.removeprefix("Usage: ").split()) in together
        assert " ".join(about.split()).replace("`", "") in together
        options = re.findall(r"^  +(-[-\w, ]*)", output_of(name, "--help"), re.MULTILINE)
        assert {word for words in options for word in re.findall(r"--[\w-]+", words)} <= {
            *(word.strip(",") for word in words),
            "--help",
        }


def test_every_topic_is_a_section(page):
    lines = printed(page)[0].splitlines()
    titles = [title_of(topic).upper() for topic in TOPICS]
    assert [line for line in lines if line in titles] == titles


def test_what_is_to_be_typed_is_printed_as_it_is():
    typed = [
        string.printable.strip(),
        ".TH is no macro here",
        "'nor here",
        "Grüße → \\fBnot bold\\fR",
        "prtcheck log --cause \"stress\" --note 'a~b^c' | `less`",
    ]
    page = [".TH PRTCHECK 1", *from_markdown("\n".join(["```", *typed, "```"]))]
    text, warnings = printed("\n".join(page), 200)
    assert warnings == ""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    assert lines[1:-1] == typed
