"""A few questions put to the diary, each answered with its uncertainty, or refused.

The questions are fixed beforehand and few, since who looks often enough always finds something.
"""

from collections.abc import Sequence
from datetime import date, time, timedelta

from prtcheck.analysis.activity_insights import activity_findings
from prtcheck.analysis.findings import Finding, Record, not_enough, record_of_period
from prtcheck.analysis.inference import Change, change
from prtcheck.analysis.series import FEWEST_TESTED, Values, mean, present, trailing_means
from prtcheck.core.check_in import CheckIn, Side
from prtcheck.core.days import DAY_ENDS, format_day
from prtcheck.core.period import Period
from prtcheck.wording.check_in import format_change, format_means

FEARFUL_FROM = 5
"""From this rating of fear of movement on a day counts as one of higher fear."""
WEEKS_OF_CAUSES = 28
"""Calendar days at either end of the period whose causes are compared."""


def compute_insights(
    check_ins: Sequence[CheckIn], period: Period, day_ends: time = DAY_ENDS
) -> list[Finding]:
    """Answer the questions over a period of at most 366 days, late entries left out."""
    record = record_of_period(check_ins, period, day_ends)
    pain, fear = record.values(lambda c: c.pain), record.values(lambda c: c.fear)
    return [
        _change("pain", pain),
        _change("fear of movement", fear),
        _which_first(pain, fear, period),
        *activity_findings(record),
        _done_all_the_same(record),
        _share_of_causes(record),
    ]


def _change(name: str, values: Values) -> Finding:
    question = f"Has {name} changed?"
    there = len(present(values))
    found = change(values)
    if found is None and there < FEWEST_TESTED:
        return not_enough(question, FEWEST_TESTED, there)
    if found is None:
        text = "no interval can be worked out: too few days at one end, or all days the same"
        return Finding(question, FEWEST_TESTED, there, enough=False, text=text)
    window = found.window_days
    first, last = format_means(mean(values[:window]), mean(values[-window:]))
    ends = f"first {window} days {first}, last {window} days {last}"
    text = f"{ends}: {format_change(found)}"
    figures = {
        "difference": found.difference,
        "low": found.low,
        "high": found.high,
        "window_days": window,
    }
    return Finding(question, FEWEST_TESTED, there, enough=True, text=text, figures=figures)


def _which_first(pain: Values, fear: Values, period: Period) -> Finding:
    question = "Which moved first, pain or fear of movement?"
    there = min(len(present(pain)), len(present(fear)))
    changes = change(pain), change(fear)
    if there < FEWEST_TESTED:
        return not_enough(question, FEWEST_TESTED, there)
    if not all(found is not None and _is_clear(found) for found in changes):
        text = "not both have clearly moved, so there is no order to tell"
        return Finding(question, FEWEST_TESTED, there, enough=True, text=text)
    halves = [_half_way(values, period) for values in (pain, fear)]
    text = "half of the way between first and last means, by the 7-day mean: " + ", ".join(
        f"{name} {format_day(day) if day else 'at no one day'}"
        for name, day in zip(("pain", "fear of movement"), halves, strict=True)
    )
    figures = dict(zip(("pain_half_way", "fear_half_way"), map(_iso, halves), strict=True))
    text += " (told as it was, not tested)"
    return Finding(question, FEWEST_TESTED, there, enough=True, text=text, figures=figures)


def _is_clear(found: Change) -> bool:
    return found.low > 0 or found.high < 0


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _half_way(values: Values, period: Period) -> date | None:
    """Return the first day on which the 7-day mean had gone half of its way."""
    found = change(values)
    first = mean(values[: found.window_days]) if found else None
    if found is None or first is None:
        return None
    half = first + found.difference / 2
    for at, level in enumerate(trailing_means(values)):
        if level is not None and (level - half) * found.difference >= 0:
            return period.since + timedelta(days=at)
    return None


def _done_all_the_same(record: Record) -> Finding:
    question = "What was done on days of higher fear of movement?"
    rated = [c for c in record.entries if c.fear is not None]
    if len(rated) < FEWEST_TESTED:
        return not_enough(question, FEWEST_TESTED, len(rated))
    sides = {
        "higher": [c for c in rated if (c.fear or 0) >= FEARFUL_FROM],
        "lower": [c for c in rated if (c.fear or 0) < FEARFUL_FROM],
    }
    texts = [
        f"on {len(days)} days of fear {label} something was done on {_active(days)}"
        for label, days in (
            (f"{FEARFUL_FROM} to 10", sides["higher"]),
            (f"0 to {FEARFUL_FROM - 1}", sides["lower"]),
        )
    ]
    figures = {
        f"{side}_{what}": number
        for side, days in sides.items()
        for what, number in (("days", len(days)), ("days_with_activities", _active(days)))
    }
    return Finding(
        question,
        FEWEST_TESTED,
        len(rated),
        enough=True,
        text=", ".join(texts),
        figures=figures,
    )


def _active(days: Sequence[CheckIn]) -> int:
    return sum(bool(check_in.activities) for check_in in days)


def _share_of_causes(record: Record) -> Finding:
    question = "How were causes sorted in the first four weeks and in the last four?"
    needed = 2 * WEEKS_OF_CAUSES
    if record.period.days < needed:
        return not_enough(question, needed, record.period.days, "calendar days")
    ends = record.days[:WEEKS_OF_CAUSES], record.days[-WEEKS_OF_CAUSES:]
    counts = [_sides(end) for end in ends]
    texts = [
        f"{name} four weeks: mind & brain {mind} of {mind + body} sorted"
        for name, (mind, body) in zip(("first", "last"), counts, strict=True)
    ]
    figures = {
        f"{name}_{side}": number
        for name, pair in zip(("first", "last"), counts, strict=True)
        for side, number in zip(("mind_brain", "body"), pair, strict=True)
    }
    return Finding(
        question, needed, record.period.days, enough=True, text="; ".join(texts), figures=figures
    )


def _sides(days: Sequence[CheckIn | None]) -> tuple[int, int]:
    causes = [cause.side for c in days if c is not None for cause in c.causes]
    return causes.count(Side.MIND_BRAIN), causes.count(Side.BODY)
