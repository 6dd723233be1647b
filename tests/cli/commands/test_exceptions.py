"""The `exceptions` command."""

import pytest
from program import hold, json_of, output_of, prtcheck, refusal
from strategies import SUNDAY, back, logged

pytestmark = pytest.mark.usefixtures("sunday_evening")


@pytest.fixture
def three_days(home):
    return hold(
        home,
        logged(back(40), exception="gone for an hour"),
        logged(back(2)),
        logged(SUNDAY, exception="in the other hip\nall day"),
    )


def test_they_are_listed_oldest_first_and_whole(three_days):
    assert output_of("exceptions") == (
        "Tue 13 Oct 2026: gone for an hour\nSun 22 Nov 2026: in the other hip all day\n"
    )


def test_json_holds_them_to_the_letter(three_days):
    assert json_of("exceptions") == [
        {"day": "2026-10-13", "exception": "gone for an hour"},
        {"day": "2026-11-22", "exception": "in the other hip\nall day"},
    ]


def test_a_range_leaves_out_the_others(three_days):
    assert output_of("exceptions", "--days", "7").startswith("Sun 22 Nov 2026: ")
    assert output_of("exceptions", "--since", "2026-10-01", "--until", "-3").count("\n") == 1
    assert "name two ranges" in refusal("exceptions", "--days", "7", "--all")


def test_without_any_it_says_so_on_stderr(home):
    result = prtcheck("exceptions")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "No exceptions on these days.\n"
    assert json_of("exceptions") == []
    assert not home.exists()
