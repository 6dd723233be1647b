"""The fixed questions put to a diary, and the figures that answer each."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import TypeAlias

from prtcheck.analysis.asked_elsewhere import NONE_ELSEWHERE, AskedElsewhere
from prtcheck.analysis.association import Association
from prtcheck.analysis.inference import Change
from prtcheck.analysis.same_activity import ActivityRange


class Question(Enum):
    """What is asked."""

    PAIN_CHANGE = auto()
    FEAR_CHANGE = auto()
    WHICH_FIRST = auto()
    """Which moved first, pain or fear of movement."""
    ACTIVITY = auto()
    """What went together with an activity."""
    SAME_ACTIVITY = auto()
    """From where to where pain was with the same activity."""
    FEARFUL_DAYS = auto()
    """What was done on days of higher fear of movement."""
    CAUSES = auto()
    """How causes were sorted at first and at last."""


OF_CALENDAR_DAYS = (Question.ACTIVITY, Question.CAUSES)
"""Questions that need so many calendar days; the others need so many answered days."""


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

    association: Association
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
class SameActivityFigures:
    """The pain of the days with each activity."""

    activities: tuple[ActivityRange, ...]
    """At least one, by name."""


@dataclass(frozen=True, slots=True)
class FearfulDaysFigures:
    """On how many days of higher and of lower fear of movement anything was done."""

    higher_days: int
    higher_days_with_activities: int
    lower_days: int
    lower_days_with_activities: int


@dataclass(frozen=True, slots=True)
class CausesFigures:
    """How many causes were sorted to either side in the first weeks and in the last."""

    first_mind_brain: int
    first_body: int
    last_mind_brain: int
    last_body: int


Figures: TypeAlias = (
    Change
    | HalfWayFigures
    | ActivityFigures
    | SameActivityFigures
    | FearfulDaysFigures
    | CausesFigures
)


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer to one question, or how many days are still missing for it."""

    question: Question
    days_needed: int
    days_there: int
    figures: Figures | None
    """None: there is no answer, for want of days or of a difference between them."""
    activity: str = ""
    """The activity that the question is about, in the person's own spelling."""
    asked_elsewhere: AskedElsewhere = NONE_ELSEWHERE
    """Which of the first days compared another program asked for, where not the last too."""

    @property
    def is_answered(self) -> bool:
        """Whether there were enough days for an answer."""
        return self.figures is not None

    @property
    def is_too_early(self) -> bool:
        """Whether there is no answer because days are missing."""
        return self.days_there < self.days_needed
