"""Own ratings and exceptions that `log` and `edit` are given."""

import pytest
from program import output_of, refusal
from strategies import SUNDAY, back, logged

from prtcheck.core.check_in import OwnRating

ADD = "`prtcheck ratings add NAME` adds one."

pytestmark = pytest.mark.usefixtures("sunday_evening")


@pytest.fixture
def asked():
    """Sleep and stress are asked."""
    output_of("ratings", "add", "sleep")
    output_of("ratings", "add", "stress")


def ratings_of(diary, day=SUNDAY):
    return {one.name: (one.value, one.wording) for one in diary.check_in(day).ratings}


def test_log_takes_own_ratings_in_any_spelling_and_an_exception(asked, diary):
    reply = output_of(
        *("log", "--pain", "4", "--rating", "Sleep=7", "--rating", "stress= 0 "),
        *("--exception", "gone for an hour", "--note", "rainy"),
    )
    assert reply.startswith(
        "Saved for Sun 22 Nov 2026: pain 4, fear not answered, sleep 7, stress 0; "
        "exception: gone for an hour; note: rainy\n"
    )
    ratings = (OwnRating("sleep", 7), OwnRating("stress", 0))
    assert diary.check_in(SUNDAY) == logged(
        pain=4, ratings=ratings, exception="gone for an hour", note="rainy"
    )


@pytest.mark.parametrize("answer", [("--rating", "sleep=0"), ("--exception", "gone")])
def test_one_of_them_alone_is_a_check_in(asked, answer, diary):
    output_of("log", *answer)
    assert diary.check_in(SUNDAY).pain is None


def test_edit_changes_what_is_given_and_leaves_the_rest(asked, diary):
    output_of("log", "--rating", "sleep=7", "--rating", "stress=3", "--exception", "gone")
    output_of("edit", "today", "--rating", "stress=5")
    assert ratings_of(diary) == {"sleep": (7, 1), "stress": (5, 1)}
    assert diary.check_in(SUNDAY).exception == "gone"


def test_none_takes_a_rating_away_and_nothing_an_exception(asked, diary):
    output_of("log", "--pain", "4", "--rating", "sleep=7", "--exception", "gone")
    output_of("edit", "today", "--rating", "sleep=none", "--exception", "")
    assert diary.check_in(SUNDAY).answers() == logged(pain=4).answers()


def test_replace_leaves_no_former_rating(asked, diary):
    output_of("log", "--rating", "sleep=7")
    output_of("log", "--replace", "--rating", "stress=2")
    assert ratings_of(diary) == {"stress": (2, 1)}


def test_a_rating_that_is_no_longer_asked_is_edited_on_its_days_alone(asked, diary):
    output_of("log", "--rating", "sleep=7")
    output_of("ratings", "stop", "sleep")
    output_of("edit", "today", "--rating", "sleep=6")
    assert ratings_of(diary) == {"sleep": (6, 1)}
    assert "No rating 'sleep' is asked" in refusal("log", "--date", "-1", "--rating", "sleep=6")


def test_an_edit_keeps_the_wording_that_was_asked_and_a_new_day_has_the_new_one(asked, diary):
    output_of("log", "--date", "-1", "--rating", "sleep=7")
    output_of("ratings", "add", "sleep", "--question", "How was the night?")
    output_of("edit", "-1", "--rating", "sleep=6")
    output_of("log", "--rating", "sleep=5")
    assert ratings_of(diary, back(1)) == {"sleep": (6, 1)}
    assert ratings_of(diary) == {"sleep": (5, 2)}


@pytest.mark.parametrize("value", ["11", "-1", "four", "", "4.5"])
def test_a_value_that_is_no_rating_is_named_with_its_bounds(asked, value):
    sentence = refusal("log", "--rating", f"sleep={value}")
    assert f"Sleep must be a whole number from 0 to 10, or none. You typed '{value}'" in sentence


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (["slep=7"], f"No rating 'slep' is asked, only sleep and stress. {ADD}"),
        (["sleep"], "Write a rating as NAME=VALUE, such as sleep=7. You typed 'sleep'."),
        (["sleep=7", "SLEEP=7"], "A rating is named twice. Name it once."),
    ],
)
def test_what_is_no_own_rating_is_named_with_the_cure(asked, typed, sentence, diary):
    given = [word for text in typed for word in ("--rating", text)]
    assert refusal("log", *given) == sentence
    assert diary.check_in(SUNDAY) is None


def test_without_any_rating_asked_the_sentence_says_so(home):
    assert refusal("log", "--rating", "sleep=7") == (
        f"No rating 'sleep' is asked, nor any other. {ADD}"
    )
    assert not home.exists()


def test_the_former_answers_are_told_with_the_day(asked):
    output_of("log", "--rating", "sleep=7", "--exception", "gone")
    output_of("edit", "today", "--rating", "sleep=none", "--exception", "in the hip")
    said = output_of("show")
    assert "exception         in the hip" in said
    assert "sleep 7 -> not answered; exception was: gone" in said


def test_undo_brings_the_former_answers_back(asked, diary):
    output_of("log", "--rating", "sleep=7", "--exception", "gone")
    output_of("edit", "today", "--rating", "sleep=none", "--pain", "3", "--exception", "")
    output_of("undo")
    assert diary.check_in(SUNDAY) == logged(ratings=(OwnRating("sleep", 7),), exception="gone")
