"""What was done to a day: its former states, each with the change that replaced it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from prtcheck.core.checkin import CheckIn


class ChangeKind(StrEnum):
    """What a person did to the diary."""

    LOG = "log"
    EDIT = "edit"
    DELETE = "delete"
    IMPORT = "import"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Revision:
    """A former state of a day: what it was until a change was made."""

    kind: ChangeKind
    """What was done."""
    replaced_at: datetime
    before: CheckIn | None
    """None: there was no check-in before."""
