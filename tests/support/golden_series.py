"""The series that computations are checked against, and a diary whose pain it is."""

from datetime import UTC, date, datetime, time, timedelta

from prtcheck.core.check_in import CheckIn

MONDAY = date(2026, 1, 5)
GOLDEN = [
    None if score == "-" else int(score)
    for score in "6555676-6555566565-5354355555-4554435545-4455545665-4545554523-"
]
LOWER = [None if score is None else max(0, score - 2) for score in GOLDEN]
DONE = "110000101000000001001100010110100110010100010110000000100001000"


def day_of(nth):
    return MONDAY + timedelta(days=nth)


def moment_of(nth):
    """The evening of a day by its number."""
    return datetime.combine(day_of(nth), time(21), UTC)


def diary_of(values, done=""):
    """Check-ins whose pain is a series, with a walk on the days that are done."""
    walks = done.ljust(len(values), "0")
    return [
        CheckIn(
            day=day_of(nth),
            entered_at=moment_of(nth),
            pain=value,
            activities=("walk",) if walks[nth] == "1" else (),
            note="so that no day is empty",
        )
        for nth, value in enumerate(values)
    ]
