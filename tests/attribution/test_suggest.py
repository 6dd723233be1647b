"""Laws of the suggestion: what it may say, when it must ask, and how often it is right."""

import csv
import time

import pytest
from folders import DATA
from hypothesis import assume, example, given
from hypothesis import strategies as st

from prtcheck.attribution.lexicon import Kind, lexicon
from prtcheck.attribution.suggest import LONGEST_READ, Ask, Suggestion, suggest_side
from prtcheck.core.check_in import Side

BODY, MIND, ASK = Side.BODY, Side.MIND_BRAIN, None
MIND_KINDS = (Kind.MIND_BRAIN, Kind.FEAR_OF)
SIDED_KINDS = (Kind.BODY, *MIND_KINDS)
AMBIGUOUS = (
    *("tension", "tense", "tight", "trauma", "sleep", "tired", "fatigue", "weather", "nerve"),
    *("nerves", "pressure", "work", "job", "lifestyle", "habit", "family", "kids", "childhood"),
    *("sensitive", "neglect", "overwork", "strain", "don't know"),
)


@pytest.fixture(autouse=True, scope="module")
def _list_is_read():
    lexicon()  # once, so that no example of a law pays for it


def answers(half):
    with (DATA / f"causes_{half}.csv").open(encoding="utf-8", newline="") as rows:
        return [(row["text"], row["expected"]) for row in csv.DictReader(rows)]


def terms(*kinds):
    return [term for term in lexicon().terms if term.kind in kinds]


def listed(*kinds):
    return st.deferred(lambda: st.sampled_from(terms(*kinds))).map(lambda term: term.listed)


@pytest.mark.parametrize("half", ["build", "heldout"])
def test_suggestions_are_right_and_questions_are_few(half, capsys):
    rows = answers(half)
    coded = [text for text, expected in rows if expected != "ask"]
    asked = sum(suggest_side(text).side is None for text in coded) / len(coded)
    suggested = [
        (suggest_side(text).side, expected) for text, expected in rows if suggest_side(text).side
    ]
    wrong = sum(side != expected for side, expected in suggested)
    unasked = sum(expected == "ask" for _, expected in suggested)
    measured = (
        f"{half}: {len(rows)} answers, {len(coded)} with a side, {asked:.1%} of these asked; "
        f"{len(suggested)} suggestions, {1 - wrong / len(suggested):.2%} right, {wrong} wrong, "
        f"{unasked} of them where {len(rows) - len(coded)} answers must be asked"
    )
    with capsys.disabled():  # the measure is to be seen, pass or fail
        print("\n" + measured)  # noqa: T201
    assert wrong / len(suggested) <= 0.005, measured
    assert asked <= 0.30, measured


# The examples that the issue names first, then those of the specification.
@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("not my disc", ASK),
        ("nothing wrong with my back", ASK),
        ("stress on my spine", BODY),
        ("nervous system", MIND),
        ("nerve damage", BODY),
        ("muscle tension from stress", ASK),
        ("fear of re-injuring the disc", MIND),
        ("tension", ASK),
        ("work", ASK),
        ("it's all in my joints", BODY),
        ("brain surgery", ASK),
        ("the car accident made me afraid to drive", ASK),
        ("stress in my joints", BODY),
        ("stress to the muscles", BODY),
        ("physical stress", BODY),
        ("mechanical stress", BODY),
        ("repetitive stress", BODY),
        ("stress fracture", BODY),
        ("nerve root", BODY),
        ("nerve compression", BODY),
        ("pinched nerve", BODY),
        ("trapped nerve", BODY),
        ("emotional trauma", MIND),
        ("childhood trauma", MIND),
        ("past trauma", MIND),
        ("head trauma", BODY),
        ("sports trauma", BODY),
        ("spinal trauma", BODY),
        ("work stress", MIND),
        ("money stress", MIND),
        ("family stress", MIND),
        ("stress at work", MIND),
        ("muscle tension", BODY),
        ("muscle tightness", BODY),
        ("muscle strain", BODY),
        ("mind-body", MIND),
        ("not stretching", BODY),
        ("sciatia", BODY),
        ("herniated disk", BODY),
        ("anxity", MIND),
        ("L4/L5", BODY),
        ("SI joint", BODY),
        ("OA", BODY),
        ("RSI", BODY),
        ("GAD", MIND),
        ("PTSD", MIND),
        ("I carry stress in my back", ASK),
        ("worried about my disc", MIND),
        ("I'm afraid it's my disc", ASK),
        ("fear of bending, arthritis", ASK),
        ("no fear of bending", ASK),
        ("stress and ceilings", ASK),
        ("stress, injury", ASK),
        ("stress, on my back", ASK),
        ("wear & tear", BODY),
    ],
)
def test_each_named_example_has_its_answer(text, side):
    assert suggest_side(text).side is side


@pytest.mark.parametrize("text", AMBIGUOUS)
def test_an_ambiguous_word_alone_is_always_asked(text):
    assert suggest_side(text) == Suggestion(None, text, Ask.AMBIGUOUS)


@pytest.mark.parametrize(
    ("text", "reason", "word"),
    [
        ("not my disc", Ask.NEGATION, "not"),
        ("it isn\u2019t stress", Ask.NEGATION, "isn't"),
        ("posture rather than stress", Ask.NEGATION, "rather than"),
        ("muscle tension from stress", Ask.BOTH_SIDES, "muscle tension + stress"),
        ("my job", Ask.AMBIGUOUS, "job"),
        ("stress and plastered ceilings", Ask.AMBIGUOUS, "plastered ceilings"),
        ("Tuesday", Ask.NO_MATCH, None),
        ("", Ask.NO_MATCH, None),
    ],
)
def test_a_question_gives_its_reason_and_word(text, reason, word):
    assert (suggest_side(text).ask, suggest_side(text).decided_by) == (reason, word)


def test_a_suggestion_shows_the_longest_listed_phrase_that_decided():
    assert suggest_side("Too much STRESS on my  spine!").decided_by == "stress on spine"
    assert suggest_side("fear of re-injuring the disc").decided_by == "fear of"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("muscle tension from stress", ("muscle tension", "stress")),
        ("Sitting too much and my anxiety", ("Sitting too much", "my anxiety")),
        ("stress, anxiety and bad posture", ("stress, anxiety", "bad posture")),
        ("injury/stress", ("injury", "stress")),
        ("the car accident made me afraid to drive", ()),
        ("stress, sitting, anxiety", ()),
    ],
)
def test_a_two_sided_answer_is_split_where_it_splits_cleanly(text, parts):
    assert suggest_side(text).parts == parts


@given(listed(Kind.BODY), listed(*MIND_KINDS), st.sampled_from([" and ", ", ", " + ", " from "]))
def test_a_bodily_and_a_mental_cause_together_are_asked(body, mind, joint):
    assert suggest_side(body + joint + mind).side is None
    assert suggest_side(mind + joint + body).side is None


@given(listed(Kind.BODY), listed(*MIND_KINDS), st.sampled_from([" and ", " from ", " / "]))
def test_parts_are_the_persons_own_words_each_with_a_side_of_its_own(body, mind, joint):
    text = body + joint + mind
    parts = suggest_side(text).parts
    assert all(part in text for part in parts)
    assert {suggest_side(part).side for part in parts} in (set(), {BODY, MIND})


def test_every_listed_term_suggests_its_own_side_or_asks():
    for term in lexicon().terms:
        side = suggest_side(term.listed).side
        own = BODY if term.kind is Kind.BODY else MIND if term.kind in MIND_KINDS else ASK
        assert side is own, term


def single_words(*kinds):
    words = [term.listed for term in terms(*kinds) if " " not in term.listed]
    return st.sampled_from(words)


@given(
    st.deferred(lambda: single_words(*SIDED_KINDS)),
    st.sampled_from(["not", "no", "never", "isn't", "not my", "without"]),
)
def test_a_negation_before_a_listed_term_asks(term, negation):
    assert suggest_side(f"{negation} {term}").ask is Ask.NEGATION


@given(listed(Kind.NEGATION), listed(*SIDED_KINDS))
def test_every_listed_negation_asks(negation, term):
    assume(f"{negation} {term}" != "not stretching")
    assert suggest_side(f"{term}, {negation}").side is None


def accented(text):
    return "".join(letter + "\u0301" * letter.isascii() * letter.isalpha() for letter in text)


def curled(text):
    return "\u201c" + text.replace("'", "\u2019") + "\u201d"


FOLDED_AWAY = [
    str.upper,
    str.lower,
    str.title,
    accented,
    curled,
    lambda text: f"  {text} ",
    lambda text: f"({text})",
    lambda text: f"*{text}*",
    lambda text: text + "!!!",
    lambda text: "... " + text + " ...?",
    lambda text: text.replace(" ", "  "),
    lambda text: text.replace(" ", "\t"),
    lambda text: text.replace(" ", "\u00a0"),
]


@given(
    st.sampled_from([text for text, _ in answers("build")]) | listed(*Kind),
    st.lists(st.sampled_from(FOLDED_AWAY), min_size=1, max_size=4),
)
def test_case_accents_quotes_spaces_and_outer_punctuation_make_no_difference(text, changes):
    changed = text
    for change in changes:
        changed = change(changed)
    before, after = suggest_side(text), suggest_side(changed)
    assert (before.side, before.ask, before.decided_by) == (
        after.side,
        after.ask,
        after.decided_by,
    )


@given(listed(Kind.BODY, Kind.MIND_BRAIN))
def test_hyphens_between_words_make_no_difference(term):
    assert suggest_side(term.replace(" ", "-")).side is suggest_side(term).side


@given(listed(Kind.BODY, Kind.MIND_BRAIN), st.sampled_from([", ", " / ", ". ", "; ", " - ", "..."]))
def test_separators_between_words_never_turn_one_side_into_the_other(term, separator):
    side = suggest_side(term).side
    assert suggest_side(term.replace(" ", separator)).side in (side, ASK)


@given(st.text(max_size=200) | st.text("stre on\u00e9\u0301'\ud800\0,-", max_size=80))
@example("\u00bd\u200d\U0001f642 \u0130 \ufb03")
def test_any_text_gets_a_side_or_a_reason_but_never_both(text):
    suggestion = suggest_side(text)
    assert (suggestion.side is None) != (suggestion.ask is None)
    assert (suggestion.decided_by is None) == (suggestion.ask is Ask.NO_MATCH)
    assert not suggestion.parts or suggestion.ask is Ask.BOTH_SIDES
    assert suggestion.side is not Side.UNSURE


@given(st.sampled_from(answers("build")), st.text(max_size=20))
def test_more_words_never_turn_a_side_into_the_other_unless_a_longer_phrase_says_so(answer, more):
    text, _ = answer
    before, after = suggest_side(text), suggest_side(f"{text} {more}")
    assert after.side in (before.side, ASK) or before.side is ASK


PIECES = ["stress ", "fear of ", "not stretching ", "l4 ", "a,", "! ", "disc and ", "\u00e9", "x"]


@pytest.mark.parametrize("piece", PIECES)
def test_ten_times_the_text_takes_about_ten_times_as_long(piece):
    lengths = (LONGEST_READ // 10, LONGEST_READ)
    short, long = ((piece * LONGEST_READ)[:length] for length in lengths)
    suggest_side(short)
    assert quickest(long) < 40 * quickest(short)


@pytest.mark.parametrize("piece", PIECES)
def test_a_story_is_asked_about_and_takes_no_time(piece):
    story = (piece * 10_000)[:10_000]
    assert suggest_side(story) == Suggestion(None, None, Ask.AMBIGUOUS)
    assert quickest(story) < quickest(story[:LONGEST_READ])


def quickest(text):
    times = []
    for _ in range(9):
        started = time.perf_counter()
        suggest_side(text)
        times.append(time.perf_counter() - started)
    return min(times)
