"""The fixed questions put to a diary, and the figures that answer each."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from prtcheck.analysis.association import Association
    from prtcheck.analysis.inference import Change


class Question(Enum):
    """What is asked."""

    PAIN_CHANGE = auto()
    FEAR_CHANGE = auto()
    WHICH_FIRST = auto()
    """Which moved first, pain or fear of movement."""
    ACTIVITY = auto()
    """What went together with an activity."""
    FEARFUL_DAYS = auto()
    """What was done on days of higher fear of movement."""
    CAUSES = auto()
    """How causes were sorted at first and at last."""


class CountedDays(Enum):
    """Which days a question needs."""

    ANSWERED = auto()
    CALENDAR = auto()


@dataclass(frozen=True, slots=True)
class ChangeFigures:
    """How a rating changed between the first and the last days."""

    first: float
    """Mean of the first window, 0-10."""
    last: float
    """Mean of the last window, 0-10."""
    change: "Change"


@dataclass(frozen=True, slots=True)
class HalfWayFigures:
    """When pain and fear had gone half of their way; the order is not tested."""

    have_both_moved: bool
    """Whether both changes are clear; without that there is no order."""
    pain: date | None = None
    """None: on no one day."""
    fear: date | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Pain on days with an activity against days without."""

    association: "Association"
    stands_out: bool | None = None
    """Corrected for the number of comparisons; None is not tested."""
    stands_out_alone: bool | None = None
    """Whether it would stand out if it were the only comparison; None is not tested."""


@dataclass(frozen=True, slots=True)
class ActivityFigures:
    """What went together with an activity, on the same day and on the next."""

    comparisons: tuple[Comparison, ...]
    """At least one."""


@dataclass(frozen=True, slots=True)
class ActiveDays:
    """On how many of some days anything was done."""

    days: int
    with_activities: int


@dataclass(frozen=True, slots=True)
class FearfulDaysFigures:
    """What was done on days of higher and of lower fear of movement."""

    higher: ActiveDays
    lower: ActiveDays


@dataclass(frozen=True, slots=True)
class SortedCauses:
    """How many causes were sorted to either side."""

    mind_brain: int
    body: int


@dataclass(frozen=True, slots=True)
class CausesFigures:
    """How causes were sorted in the first weeks and in the last."""

    first: SortedCauses
    last: SortedCauses


Figures: TypeAlias = (
    ChangeFigures | HalfWayFigures | ActivityFigures | FearfulDaysFigures | CausesFigures
)


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer to one question, or how many days are still missing for it."""

    question: Question
    days_needed: int
    days_there: int
    figures: Figures | None
    """None: there is no answer, for want of days or of a difference between them."""
    counted: CountedDays = CountedDays.ANSWERED
    activity: str = ""
    """The activity that the question is about, in the person's own spelling."""

    @property
    def is_answered(self) -> bool:
        """Whether there were enough days for an answer."""
        return self.figures is not None

    @property
    def is_too_early(self) -> bool:
        """Whether there is no answer because days are missing."""
        return self.days_there < self.days_needed
