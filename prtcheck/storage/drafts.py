"""Check-ins that are not finished yet, one file a day beside the diary."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING

from prtcheck.errors import InvalidInputError, PlaceError
from prtcheck.files import make_private_folder, write_private
from prtcheck.path_checks import list_folder, unwritable_error

if TYPE_CHECKING:
    from pathlib import Path

    from prtcheck.core.draft import Draft


class Drafts:
    """The drafts in one folder, which need not exist yet.

    They are files of their own so that a step is on the disk even while the diary is busy,
    and before the library that writes the diary is loaded.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, draft: Draft, now: datetime) -> None:
        """Put a draft on the disk in place of the day's former one.

        Raises:
            DiaryError: it cannot be written; the former draft is then as it was.
        """
        if draft.is_empty:
            self.drop(draft.day)
            return
        import json

        from prtcheck.core.draft import draft_to_dict

        make_private_folder(self.folder)
        text = json.dumps(draft_to_dict(draft, now), ensure_ascii=False)
        write_private(self._path(draft.day), [text.encode()])

    def find(self, day: date) -> Draft | None:
        """Return the day's draft; a file that is no draft counts as none."""
        with suppress(OSError, ValueError, RecursionError, InvalidInputError):
            draft = _draft_in(self._path(day).read_text(encoding="utf-8"))
            return draft if draft and draft.day == day else None
        return None

    def latest(self) -> Draft | None:
        """Return the draft of the latest day that has one; none where they cannot be read."""
        files: list[Path] = []
        with suppress(PlaceError):  # the first one to be kept tells what is amiss
            files = list_folder(self.folder)
        days = (_day_of(file) for file in reversed(files) if file.suffix == ".json")
        found = (self.find(day) for day in days if day is not None)
        return next(filter(None, found), None)

    def drop(self, day: date) -> None:
        """Remove the day's draft, if there is one."""
        try:
            self._path(day).unlink(missing_ok=True)
        except OSError as error:
            raise unwritable_error(self._path(day), error) from None

    def _path(self, day: date) -> Path:
        return self.folder / f"{day.isoformat()}.json"


def _draft_in(text: str) -> Draft | None:
    import json

    from prtcheck.core.draft import draft_from_dict

    data = json.loads(text)
    return draft_from_dict(data) if isinstance(data, dict) else None


def _day_of(path: Path) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(path.stem)
    return None
