"""Each sample of another program's file with its preview, word for word."""

import os

import pytest
from folders import GOLDEN
from import_samples import SAMPLES, arguments, name_of, samples
from program import prtcheck

FILES = GOLDEN / "imports"

pytestmark = pytest.mark.usefixtures("sunday_evening")


@pytest.mark.parametrize(("name", "options"), samples())
def test_a_preview_is_word_for_word_what_it_was(name, options, monkeypatch, home):
    monkeypatch.chdir(SAMPLES)
    result = prtcheck(*arguments(name, options), "--dry-run")
    shown = f"$ prtcheck import {name} {options}".rstrip()
    shown = f"{shown}\n{result.stdout}{result.stderr}exit {result.exit_code}\n"
    golden = FILES / name_of(name, options)
    if os.environ.get("PRTCHECK_UPDATE_GOLDEN"):
        golden.write_text(shown, "utf-8")
    assert shown == golden.read_text("utf-8")
    assert not home.exists()


def test_every_golden_preview_is_held_by_a_sample():
    held = {name_of(name, options) for name, options in samples()}
    assert {path.name for path in FILES.iterdir()} == held
    assert len(held) >= 40
