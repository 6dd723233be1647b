"""Where the tests' own files lie."""

from pathlib import Path

TESTS = Path(__file__).parent.parent
DATA = TESTS / "data"
"""Diaries of older versions, coded answers and other input."""
GOLDEN = TESTS / "golden"
"""Output to the byte."""
README = TESTS.parent / "README.md"
