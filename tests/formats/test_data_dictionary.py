"""The dictionary tells of each column, and the schema holds every export."""

import json
from datetime import time

import pytest
from exchange import handed_over, lived, lives
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator, ValidationError
from strategies import EVENING, SUNDAY, logged

from prtcheck.core.check_in import Side
from prtcheck.core.history import ChangeKind
from prtcheck.core.questions import QUESTIONS
from prtcheck.formats.csv_columns import COLUMNS
from prtcheck.formats.data_dictionary import dictionary_lines, json_schema, meanings

SCHEMA = json.loads(json_schema())


def closed(node):
    """The schema with no key allowed that it does not tell of."""
    if isinstance(node, list):
        return [closed(item) for item in node]
    if not isinstance(node, dict):
        return node
    inside = {key: closed(value) for key, value in node.items()}
    return {**inside, "additionalProperties": False} if node.get("type") == "object" else inside


def test_each_column_is_told_of_in_its_order():
    assert [column.name for column in meanings()] == [
        *COLUMNS,
        "rating:NAME",
        "phase",
        "exception",
    ]
    assert all(column.meaning and column.values for column in meanings())


def test_each_question_is_quoted_as_it_is_asked():
    text = "".join(dictionary_lines())
    for question in QUESTIONS:
        assert question.wording in text
        assert question.wording in json.dumps(SCHEMA).replace('\\\\"', '"')
        assert all(anchor in text for anchor in question.anchors)


def test_pain_has_its_public_code_and_fear_and_causes_have_our_own():
    codes = {column.name: column.code for column in meanings()}
    assert "LOINC 72514-3" in codes["pain"]
    assert {codes[name].split(":")[0] for name in ("fear", "cause_1", "cause_3_side")} == {
        "own code prtcheck"
    }
    assert "72514-3" in SCHEMA["$defs"]["answers"]["properties"]["pain"]["description"]


def test_the_end_of_the_day_is_the_person_s_own():
    assert "ends at 05:30" in "".join(dictionary_lines(time(5, 30)))


def test_the_schema_is_one_and_names_the_words_that_the_program_knows():
    Draft202012Validator.check_schema(SCHEMA)
    definitions = SCHEMA["$defs"]
    assert definitions["revision"]["properties"]["kind"]["enum"] == [*ChangeKind]
    assert definitions["cause"]["properties"]["side"]["enum"] == [*Side, None]


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(life=lives)
def test_every_export_holds_to_the_schema_and_has_no_key_beyond_it(life):
    with lived(life) as (diary, _):
        Draft202012Validator(closed(SCHEMA)).validate(json.loads(handed_over(diary)))


@pytest.mark.parametrize(
    ("key", "value"), [("pain", 11), ("pain", "4"), ("day", "22.11.2026"), ("causes", None)]
)
def test_what_is_no_export_does_not_hold_to_it(key, value):
    with lived([("log", logged(SUNDAY), EVENING)]) as (diary, _):
        forged = json.loads(handed_over(diary))
    forged["check_ins"][0][key] = value
    with pytest.raises(ValidationError):
        Draft202012Validator(SCHEMA).validate(forged)
