"""Phases and own ratings meet like days: the one changed later stays, the same for both sides."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import EVENING, SUNDAY, moments, phases, rating_scales

from prtcheck.core.definition import (
    DefinitionKind,
    RemovedDefinition,
    find_changes,
    id_of,
    stamp_definitions,
)
from prtcheck.core.definition_json import definition_from_dict, definition_to_dict, find_later
from prtcheck.core.phase import Phase
from prtcheck.errors import InvalidInputError

SECRET = "Frau Schmidt"
STAMP = {"changed_at": EVENING.isoformat()}
LATER = EVENING + timedelta(hours=1)
THERAPY = Phase(SUNDAY, "therapy", None, EVENING)
KEY = id_of(THERAPY)

definitions = phases(st.dates(SUNDAY, SUNDAY + timedelta(days=1))) | rating_scales()
states = st.just(SUNDAY).flatmap(lambda day: phases(st.just(day))) | st.builds(
    RemovedDefinition, moments
)


@given(definition=definitions)
def test_any_definition_comes_back_from_json_unchanged(definition):
    data = json.loads(json.dumps(definition_to_dict(definition)))
    back = definition_from_dict(id_of(definition).kind, data)
    assert back == definition
    assert back.changed_at.isoformat() == definition.changed_at.isoformat()


@pytest.mark.parametrize(
    ("kind", "data", "named"),
    [
        ("phase", {"since": "2026-11-22"}, "phases[0].changed_at: "),
        ("phase", {"since": "22.11.2026"}, "phases[0].since: "),
        ("phase", {"since": "2026-11-22", "until": 3}, "phases[0].until: "),
        ("rating", {"name": SECRET}, "phases[0].question: "),
        ("rating", {"name": SECRET + "=", "wording": 1}, "phases[0].question: "),
        ("phase", {"since": "2026-11-22", "until": "2026-11-01", **STAMP}, "phases[0]: A phase"),
        ("phase", {"name": SECRET + "\0", "since": "2026-11-22", **STAMP}, "phases[0]: The name"),
    ],
)
def test_the_way_to_a_bad_value_is_named_and_own_words_never(kind, data, named):
    with pytest.raises(InvalidInputError) as caught:
        definition_from_dict(DefinitionKind(kind), {"name": SECRET, **data}, "phases[0]")
    assert str(caught.value).startswith(named)
    assert SECRET not in str(caught.value)


@given(one=states, other=states)
def test_both_sides_choose_the_same_state(one, other):
    here = {KEY: one, **find_later({KEY: one}, {KEY: other})}
    there = {KEY: other, **find_later({KEY: other}, {KEY: one})}
    assert definition_to_dict(here[KEY]) == definition_to_dict(there[KEY])
    assert find_later(here, there) == {}


def test_of_a_change_and_a_removal_at_the_same_moment_the_removal_stays():
    removed = {KEY: RemovedDefinition(EVENING)}
    assert find_later({KEY: THERAPY}, removed) == removed
    assert find_later(removed, {KEY: THERAPY}) == {}


def test_a_change_counts_after_what_it_replaces_though_the_clock_lags():
    present = {KEY: replace(THERAPY, changed_at=LATER)}
    stamped = stamp_definitions({KEY: None}, present, EVENING)
    assert stamped == {KEY: RemovedDefinition(LATER + timedelta(seconds=1))}


def test_only_what_differs_of_the_kind_is_a_change():
    kept, gone = THERAPY, Phase(SUNDAY.replace(day=1), "gone", None, EVENING)
    present = {id_of(one): one for one in (kept, gone)}
    renamed = replace(kept, name="swimming")
    assert find_changes(DefinitionKind.PHASE, present, [kept]) == {id_of(gone): None}
    assert find_changes(DefinitionKind.PHASE, present, [renamed, gone]) == {KEY: renamed}
    assert find_changes(DefinitionKind.RATING, present, []) == {}
