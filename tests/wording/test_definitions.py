"""Phases and own ratings on one line."""

from datetime import timedelta

import pytest
from strategies import EVENING, SUNDAY

from prtcheck.core.definition import DefinitionId, DefinitionKind
from prtcheck.core.phase import Phase
from prtcheck.core.rating_scale import ScaleTexts, add_scale, stop_scale
from prtcheck.wording.definitions import format_definition, format_state


def test_a_phase_is_named_with_its_days():
    therapy = Phase(SUNDAY, "therapy", None, EVENING)
    ended = Phase(SUNDAY, "therapy", SUNDAY + timedelta(days=1), EVENING)
    assert format_definition(therapy) == "phase therapy: from Sun 22 Nov 2026"
    assert format_definition(ended) == "phase therapy: from Sun 22 Nov 2026 to Mon 23 Nov 2026"


def test_a_rating_is_named_with_its_question_and_whether_it_is_asked():
    asked = add_scale([], "sleep", ScaleTexts(), EVENING)
    [stopped] = stop_scale(asked, "sleep")
    line = "rating sleep: How well did you sleep last night?"
    assert [*map(format_definition, asked), format_definition(stopped)] == [
        line,
        f"{line} (no longer asked)",
    ]


@pytest.mark.parametrize(
    ("kind", "key", "said"),
    [
        (DefinitionKind.PHASE, "2026-11-22", "no phase that begins on 2026-11-22"),
        (DefinitionKind.RATING, "bad sleep 2", "no rating called bad sleep"),
        (DefinitionKind.RATING, "sleep", "no rating called sleep"),
        (DefinitionKind.PHASE, "any\x1btext", "no phase that begins on any text"),
    ],
)
def test_what_is_no_longer_there_is_named_by_its_key(kind, key, said):
    assert format_state(DefinitionId(kind, key), None) == said
