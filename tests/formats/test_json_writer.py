"""JSON version 1: its shape to the byte, a day a line, and plain about what is wrong."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import EVENING, SUNDAY, THE_END, diaries, exactly, logged

from prtcheck.core.check_in import Cause
from prtcheck.core.history import ChangeKind, Revision
from prtcheck.core.merge import DiaryContents
from prtcheck.core.record_json import check_in_to_dict
from prtcheck.errors import ImportRefusedError
from prtcheck.formats.import_file import read_import as read_any
from prtcheck.formats.json_reader import read_json
from prtcheck.formats.json_writer import write_json

SECRET = "Frau Schmidt"
FIRST = Revision(ChangeKind.LOG, EVENING, None)


def text_of(*check_ins, histories=None):
    return "".join(write_json(DiaryContents(check_ins, histories or {}), EVENING))


def changed(**keys):
    """A JSON of one day of which some keys are others."""
    day = {**check_in_to_dict(logged(causes=(Cause("disc"),))), "revisions": []}
    whole = {"format": "prtcheck-diary", "version": 1, "check_ins": [day], "removed": []}
    for key, value in keys.items():
        (whole if key in (*whole, "format") else day)[key] = value
    return json.dumps(whole)


def refused(text):
    with pytest.raises(ImportRefusedError) as caught:
        read_json(text, today=SUNDAY)
    sentence = str(caught.value)
    assert sentence.endswith(" Nothing was imported.")
    return sentence


def test_a_file_is_what_the_contract_says_to_the_byte():
    text = text_of(logged(pain=4, note="Łódź"), histories={SUNDAY: [FIRST]})
    assert text == (
        '{"format": "prtcheck-diary", "version": 1,\n'
        '"exported_at": "2026-11-22T21:14:05+01:00",\n'
        '"check_ins": [\n'
        '{"day": "2026-11-22", "pain": 4, "fear": null, "causes": [], "activities": [], '
        '"note": "Łódź", "wording": 1, "entered_at": "2026-11-22T21:14:05+01:00", '
        '"edited_at": null, "changed_at": "2026-11-22T21:14:05+01:00", '
        '"revisions": [{"kind": "log", '
        '"replaced_at": "2026-11-22T21:14:05+01:00", "before": null}]}\n'
        "],\n"
        '"removed": []}\n'
    )


def test_an_empty_diary_is_a_json_too():
    assert json.loads(text_of())["check_ins"] == []
    assert read_json(text_of(), today=SUNDAY).check_ins == []


def test_days_come_one_by_one():
    many = [logged() for _ in range(1000)]
    pieces = list(write_json(DiaryContents(many), EVENING))
    assert len(pieces) > len(many)
    assert max(map(len, pieces)) < 400


@given(diary=diaries())
def test_every_check_in_comes_back_to_the_offset_of_each_moment(diary):
    back = read_json(text_of(*diary), today=THE_END.date())
    assert [*map(exactly, back.check_ins)] == [*map(exactly, diary)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{}", "isn't a diary that prtcheck exported"),
        ("[]", "isn't a diary that prtcheck exported"),
        ('{"format": "other", "version": 1}', "isn't a diary that prtcheck exported"),
        ('{"format": "prtcheck-diary", "version": 2}', "newer prtcheck (its format is version 2"),
        ('{"format": "prtcheck-diary", "version": "1"}', "version: it must be a whole number"),
        ('{"format": "prtcheck-diary"}', "version: it must be a whole number"),
        ('{"format":\n "prtch', "Line 2: the JSON breaks off"),
        ("[" * 100_000, "can't be read"),
        ('{"version": ' + "1" * 5000 + "}", "can't be read"),
    ],
)
def test_what_is_not_ours_is_refused_with_the_cause(text, sentence):
    assert sentence in refused(text)


@pytest.mark.parametrize(
    ("keys", "named"),
    [
        ({"check_ins": {}}, "check_ins: "),
        ({"check_ins": [SECRET]}, "check_ins: "),
        ({"pain": 11}, "check_ins[0].pain: "),
        ({"pain": SECRET}, "check_ins[0].pain: "),
        ({"day": "2026-11-24"}, "check_ins[0].day: 2026-11-24 is in the future"),
        ({"day": "20261122"}, "check_ins[0].day: "),
        ({"entered_at": "2026-11-21T21:00:00+01:00"}, "check_ins[0]: 2026-11-22 is"),
        ({"causes": [{"text": " "}]}, "check_ins[0].causes[0].text: A cause needs"),
        ({"causes": [{"text": "a"}, {"text": SECRET + "\0"}]}, "check_ins[0].causes[1].text: "),
        ({"causes": [{"text": "a"}] * 4}, "check_ins[0]: 4 causes are too many"),
        ({"causes": [{"text": SECRET, "side": "body"}]}, "check_ins[0].causes[0]: "),
        ({"activities": ["walk", 1]}, "check_ins[0].activities[1]: "),
        ({"activities": [SECRET + ";"]}, "check_ins[0].activities: "),
        ({"note": SECRET + "\ud800"}, "check_ins[0].note: "),
        ({"revisions": [{"kind": "forget"}]}, "check_ins[0].revisions[0].kind: "),
        ({"revisions": [{"kind": "log"}]}, "check_ins[0].revisions[0].replaced_at: "),
        ({"removed": [{"day": "2026-11-22"}]}, "removed[0].day: 2026-11-22 stands in check_ins[0]"),
    ],
)
def test_the_way_to_the_first_bad_value_is_named_and_own_words_never(keys, named):
    sentence = refused(changed(**keys))
    assert sentence.startswith(named)
    assert SECRET not in sentence


def test_a_former_state_of_another_day_is_refused():
    other = check_in_to_dict(logged(SUNDAY.replace(day=21)))
    revision = {"kind": "edit", "replaced_at": EVENING.isoformat(), "before": other}
    assert refused(changed(revisions=[revision])).startswith(
        "check_ins[0].revisions[0].before.day: it must be 2026-11-22"
    )


def test_keys_that_are_not_known_are_passed_over():
    assert len(read_json(changed(mood="calm"), today=SUNDAY).check_ins) == 1


@pytest.mark.parametrize("before", ["", "\ufeff", " \r\n", "\ufeff\n"])
def test_a_file_is_known_by_its_content(before):
    carried = read_any(before + text_of(logged()), now=EVENING, today=SUNDAY)
    assert carried.contents.check_ins == [logged()]
    table = read_any("date,pain\n2026-11-22,4\n", now=EVENING, today=SUNDAY)
    assert (table.contents.check_ins, table.contents.histories) == ([logged()], {})


@given(
    text=st.recursive(
        st.none() | st.integers() | st.text(max_size=5),
        lambda inside: (
            st.lists(inside, max_size=3)
            | st.dictionaries(
                st.sampled_from(["format", "version", "check_ins", "day", "causes", "revisions"]),
                inside,
                max_size=4,
            )
        ),
        max_leaves=8,
    ).map(lambda value: json.dumps({"format": "prtcheck-diary", "version": 1, "check_ins": value}))
)
def test_any_json_at_all_is_taken_or_refused_in_a_sentence(text):
    try:
        found = read_json(text, today=SUNDAY).check_ins
    except ImportRefusedError as error:
        found = str(error)
    assert isinstance(found, list) or found.endswith("Nothing was imported.")


REMOVED = {
    "day": "2026-11-22",
    "revisions": [{"kind": "delete", "replaced_at": "2026-11-22T21:14:05+01:00", "before": None}],
}


def removed_in(**keys):
    text = text_of().replace('"removed": []', f'"removed": [{json.dumps({**REMOVED, **keys})}]')
    return read_json(text, today=SUNDAY).removed


def test_a_removal_carries_its_moment():
    contents = DiaryContents([], {}, {SUNDAY: EVENING})
    text = "".join(write_json(contents, EVENING))
    assert json.loads(text)["removed"] == [
        {"day": "2026-11-22", "changed_at": "2026-11-22T21:14:05+01:00", "revisions": []}
    ]
    assert read_json(text, today=SUNDAY) == contents._replace(histories={SUNDAY: []})


def test_a_removal_of_an_older_file_was_made_at_its_last_deletion():
    assert removed_in() == {SUNDAY: EVENING}
    assert removed_in(revisions=[]) == {}
    assert removed_in(changed_at="2026-11-23T08:00:00+01:00")[SUNDAY] > EVENING
