"""The context of a command."""

import pytest
from program import prtcheck

from prtcheck.paths import find_paths

pytestmark = pytest.mark.usefixtures("sunday_evening")


@pytest.mark.parametrize(
    "line",
    ['theme = "pink"', "weekly = 1", 'questions = ["sleep"]', "questions = []", "hidden = 3"],
)
def test_settings_that_cannot_be_used_are_named_and_never_stop_a_check_in(line):
    find_paths().data.mkdir(parents=True)
    find_paths().settings.write_text(f"{line}\n")
    result = prtcheck("log", "--pain", "4")
    assert result.exit_code == 0
    assert f"line 1: {line.split()[0]}" in result.stderr
