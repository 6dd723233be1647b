"""The report's last lines: what was asked, what an interval means, what was left out, what not."""

from collections.abc import Sequence
from typing import NamedTuple

from prtcheck.analysis.overview import LEAST_SORTED
from prtcheck.analysis.same_activity import LEAST_DAYS_OF_RANGE
from prtcheck.analysis.series import LEAST_DAYS_OF_WEEK
from prtcheck.analysis.trend import Trend
from prtcheck.core.check_in import HIGHEST_RATING
from prtcheck.core.days import LATE_FROM, WEEK
from prtcheck.core.questions import Question
from prtcheck.formats.report.in_short import rating_names
from prtcheck.wording.intervals import (
    COARSE,
    DRIFT,
    REGRESSION,
    USUAL_CARE,
    find_compared,
    format_many_ratings,
)
from prtcheck.wording.ratings import rating_title
from prtcheck.wording.safety import WHAT_IT_IS, paragraphs
from prtcheck.wording.sources import format_days_of_attacks, format_first_days_elsewhere

WHAT_THIS_IS_NOT = " ".join(
    (
        (
            "These are a person's own notes: no test, no questionnaire score, no diagnosis. Each "
            "rating is one question, and that on fear of movement is prtcheck's own."
        ),
        *paragraphs(WHAT_IT_IS)[1:],
    )
)
"""The fixed line at the foot of the page (science: section 5)."""

CHANCE = (
    "By chance alone, 19 of 20 such intervals would contain the true difference. An interval that "
    "contains 0 could be no change."
)
REFERENCE = (
    "For comparison, in trials (groups of people): a fall of 10-20 % is called minimal, 30 % "
    "moderate, 50 % substantial."
)


class ReadingLine(NamedTuple):
    """One line, and what it is about."""

    title: str
    text: str


def reading_lines(
    trend: Trend, questions: Sequence[Question], *, with_causes: bool
) -> tuple[ReadingLine, ...]:
    """Return how to read the page, a line each."""
    lines = [
        ReadingLine("What was asked.", _questions(trend, questions)),
        ReadingLine("What was left out.", _left_out(trend, with_causes=with_causes)),
        ReadingLine("What this is not.", WHAT_THIS_IS_NOT),
    ]
    if compared := find_compared(trend, rating_names(trend)):
        said = *_interval(trend), CHANCE, DRIFT, format_many_ratings(len(compared)), REFERENCE
        lines.insert(1, ReadingLine("What the interval means.", " ".join(filter(None, said))))
    return tuple(lines)


def _questions(trend: Trend, questions: Sequence[Question]) -> str:
    asked = {question.name: question for question in questions}
    return " ".join(
        f"{rating_title(name)}: \u201c{q.wording}\u201d 0 = {q.anchors[0]}, "
        f"{HIGHEST_RATING} = {q.anchors[1]}."
        for name in rating_names(trend)
        if (q := asked.get(name))
    )


def _interval(trend: Trend) -> list[str]:
    """Return what is compared, and what a week against a week cannot show; none without changes."""
    changes = [c for name in rating_names(trend) if (c := trend.ratings[name].summary.change)]
    if not changes:
        return []
    window = changes[0].window_days
    what = f"The mean of the last {window} days minus the mean of the first {window}."
    return [what, *([COARSE] if window == WEEK else [])]


def _left_out(trend: Trend, *, with_causes: bool) -> str:
    sentences = [
        f"No figure counts days entered {LATE_FROM} or more days late (hollow dots).",
        *format_days_of_attacks(trend),
        f"A weekly mean needs {LEAST_DAYS_OF_WEEK} of {WEEK} days, a range {LEAST_DAYS_OF_RANGE}.",
    ]
    if with_causes:
        unsure = sum(week.unsure for week in trend.causes)
        uncoded = sum(week.uncoded for week in trend.causes)
        sentences.append(
            "The person sorted each cause as body or mind & brain. A weekly share needs "
            f"{LEAST_SORTED} of these. Not in it: {unsure} both / not sure, {uncoded} not sorted."
        )
    else:
        sentences.append("The person left out the words for causes.")
    return " ".join(sentences)


def context_sentences(trend: Trend) -> tuple[str, ...]:
    """Return what stands under every change (science: sections 2 and 4); none without one."""
    said = (REGRESSION, USUAL_CARE) if find_compared(trend, rating_names(trend)) else ()
    return (*format_first_days_elsewhere(trend), *said)
