"""The `show` command."""

import pytest
from program import hold, json_of, output_of, prtcheck
from strategies import EVENING, SUNDAY, logged

from prtcheck.core.check_in import Cause, CodedBy, Side

pytestmark = pytest.mark.usefixtures("sunday_evening")


def test_json_of_a_day_is_the_documented_shape(home):
    coded = Cause("stress", Side.MIND_BRAIN, CodedBy.PERSON, EVENING)
    hold(home, logged(pain=4, causes=(coded, Cause("old disc")), activities=("walk",), note="n"))
    shown = json_of("show", "today")
    assert shown.pop("left_out") == []
    assert shown == json_of("history")[0]
    assert shown == {
        "day": "2026-11-22",
        "pain": 4,
        "fear": None,
        "causes": [
            {
                "rank": 1,
                "text": "stress",
                "side": "mind-brain",
                "coded_by": "person",
                "coded_at": "2026-11-22T21:14:05+01:00",
                "list_version": None,
                "carried_over": False,
            },
            {
                "rank": 2,
                "text": "old disc",
                "side": None,
                "coded_by": None,
                "coded_at": None,
                "list_version": None,
                "carried_over": False,
            },
        ],
        "activities": ["walk"],
        "note": "n",
        "wording": 1,
        "entered_at": "2026-11-22T21:14:05+01:00",
        "edited_at": None,
        "changed_at": "2026-11-22T21:14:05+01:00",
        "revisions": [{"kind": "log", "replaced_at": "2026-11-22T21:14:05+01:00", "before": None}],
    }


def test_json_of_a_day_carries_its_former_states(home):
    hold(home, logged(pain=4))
    output_of("edit", "today", "--pain", "6")
    _, edit = json_of("show", "today")["revisions"]
    assert (edit["kind"], edit["before"]["pain"]) == ("edit", 4)


def test_show_tells_each_edit_by_what_it_changed():
    output_of("log", "--pain", "4", "--note", "first", "--did", "walk")
    output_of("edit", "today", "--pain", "6", "--fear", "2")
    output_of("edit", "today", "--note", "second\nand third", "--did", "swim", "--cause", "disc")
    output_of("delete", "today", "--yes")
    output_of("log", "--pain", "1")
    *_, first, second, third, fourth = output_of("show", "today").splitlines()
    moment = "2026-11-22 21:14 +01:00"
    assert first == f"  changed           {moment}: pain 4 -> 6; fear not answered -> 2"
    assert second.strip() == (
        f"{moment}: causes none -> disc; activities walk -> swim; note was: first"
    )
    assert third.strip() == (
        f"{moment}: deleted: pain 6, fear 2; causes: disc; did: swim; note: second and third"
    )
    assert fourth.strip() == f"{moment}: entered: pain 1, fear not answered"


def test_a_day_as_it_was_first_entered_tells_no_change(home):
    hold(home, logged(pain=4))
    assert "changed" not in output_of("show", "today")


def test_a_note_keeps_its_lines():
    output_of("log", "--note", "one\n\ntwo")
    assert "  note              one\n\n                    two\n" in output_of("show", "today")


def test_show_without_a_day_shows_today():
    output_of("log", "--pain", "4")
    assert output_of("show") == output_of("show", "today")
    assert json_of("show")["day"] == SUNDAY.isoformat()


def test_show_of_a_day_without_a_check_in_is_one():
    result = prtcheck("show", "-2")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Fri 20 Nov 2026 has no check-in.\n"


def test_show_of_a_deleted_day_tells_that_it_was_deleted():
    output_of("log", "--pain", "4")
    output_of("delete", "today", "--yes")
    result = prtcheck("show", "today")
    assert result.exit_code == 1
    assert "deleted: pain 4" in result.stdout
    assert prtcheck("show", "today", "--json").stdout == ""
