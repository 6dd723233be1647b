"""The README is short and true, and leads to everything else."""

import os
import re
import subprocess
import sys
from pathlib import Path

from folders import README
from pages import PAGES, block
from program import PATIENCE_SECONDS

from prtcheck.actions.help_topics import TOPICS
from prtcheck.wording.safety import NEEDS_CARE, paragraphs

TEXT = PAGES["README"]
PROGRAMS = Path(sys.executable).parent
MOST_BYTES = 9_000


def test_the_readme_can_be_read_at_once():
    assert README.stat().st_size <= MOST_BYTES


def test_every_file_that_the_readme_names_is_there():
    named = re.findall(r'\]\(([^)]+)\)|srcset="([^"]+)"|src="([^"]+)"', TEXT)
    paths = ["".join(path) for path in named]
    assert len(paths) > len(TOPICS)
    assert [path for path in paths if not (README.parent / path).exists()] == []


def test_the_readme_leads_to_every_topic():
    assert re.findall(r"\]\(prtcheck/help/(.*)\.md\) \|", TEXT) == list(TOPICS)


def test_when_to_see_a_doctor_and_whom_to_call_stand_there_as_in_the_program():
    text = " ".join(TEXT.replace("**", "").split())
    *signs, _, call = paragraphs(NEEDS_CARE)
    assert " ".join(signs) in text
    assert call in text


def test_the_line_for_a_new_terminal_makes_the_program_known_by_its_name(tmp_path):
    (tmp_path / ".venv").symlink_to(PROGRAMS.parent)
    shown = subprocess.run(
        ["bash", "-euc", block("README", "sh", "export PATH") + "command -v prtcheck"],
        cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=True,
    ).stdout
    assert shown.strip() == str(tmp_path / ".venv/bin/prtcheck")


def test_the_made_up_diary_is_made_and_drawn(tmp_path):
    folder = tmp_path / "demo"
    story = block("README", "sh", "prtcheck demo").replace("/tmp/prtcheck-demo", str(folder))
    environment = {**os.environ, "PATH": f"{PROGRAMS}:{os.environ['PATH']}"}
    drawn = subprocess.run(
        ["bash", "-euc", story],
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=True,
    ).stdout
    assert str(folder) in drawn
    assert "Fear of movement:" in drawn
