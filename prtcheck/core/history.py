"""What was done to a day: its former states, each with the change that replaced it."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from prtcheck.core.check_in import CheckIn


class ChangeKind(StrEnum):
    """What a person did to the diary."""

    LOG = "log"
    EDIT = "edit"
    DELETE = "delete"
    IMPORT = "import"
    CODE = "code"

    @property
    def in_words(self) -> str:
        """The change as a person would call it."""
        return "sorting of causes" if self is ChangeKind.CODE else self.value


class Revision(NamedTuple):
    """A former state of a day: what it was until a change was made."""

    kind: ChangeKind
    """What was done."""
    replaced_at: datetime
    before: CheckIn | None
    """None: there was no check-in before."""
