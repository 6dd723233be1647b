"""Which questions a check-in asks, and in which order."""

from strategies import EVENING, SUNDAY, back

from prtcheck.core.questions import OPTIONAL, QUESTIONS, list_questions
from prtcheck.core.rating_scale import ScaleTexts, add_scale
from prtcheck.settings import Settings

SCALES = add_scale(add_scale([], "sleep", ScaleTexts(), EVENING), "mood", ScaleTexts(), EVENING)


def titles(names, scales=()):
    return [question.title for question in list_questions(names, scales)]


def test_own_ratings_come_after_pain_and_fear():
    usual = Settings().questions
    assert titles(usual, SCALES)[:5] == ["pain", "fear", "sleep", "mood", "causes"]
    assert titles(["pain", "note"], SCALES) == ["pain", "sleep", "mood", "note"]
    assert titles(["activities"], SCALES) == ["sleep", "mood", "activities"]


def test_what_is_optional_is_not_asked_unless_it_is_named():
    assert not set(OPTIONAL) & set(Settings().questions)
    assert titles(["exception", "activities"]) == ["exception", "activities"]


def test_a_check_in_without_a_note_ends_on_activities():
    names = [question.name for question in QUESTIONS]
    assert names[names.index("exception") + 1 :] == ["activities", "note"]


def test_a_question_about_a_day_before_is_not_about_today():
    of_before = [q.about(back(1), SUNDAY) for q in list_questions(Settings().questions, SCALES)]
    assert not any("today" in q.wording or "last night" in q.wording for q in of_before)
    assert [q.about(SUNDAY, SUNDAY) for q in of_before] == of_before
