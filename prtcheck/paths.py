"""The files and folders of one person's diary."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from prtcheck.errors import InvalidInputError

HOME_VARIABLE = "PRTCHECK_HOME"


class Paths(NamedTuple):
    """The folders and files of one diary; none of them need exist."""

    data: Path
    """Folder of the diary, its backups and drafts."""
    settings: Path
    """The settings file."""

    @property
    def diary(self) -> Path:
        """The SQLite file that is the diary."""
        return self.data / "diary.db"

    @property
    def pause(self) -> Path:
        """The file that holds the last day of a pause."""
        return self.data / "paused-until"

    @property
    def drafts(self) -> Path:
        """Folder of unfinished check-ins."""
        return self.data / "drafts"

    @property
    def backups(self) -> Path:
        """Folder of the safety copies."""
        return self.data / "backups"

    @property
    def made_up(self) -> Path:
        """The file that says that the diary is a demo."""
        return self.data / "made-up.txt"

    @property
    def welcomed(self) -> Path:
        """The file that says that the first run's pages were shown."""
        return self.data / "welcomed"


def find_paths(environment: Mapping[str, str] | None = None) -> Paths:
    """Return the paths of this person's diary: under PRTCHECK_HOME, else the platform's folders.

    Raises:
        InvalidInputError: PRTCHECK_HOME names the home of a user who is not known.
    """
    chosen = (os.environ if environment is None else environment).get(HOME_VARIABLE)
    if chosen:
        folder = _expand(chosen)
        return Paths(data=folder, settings=folder / "settings.toml")
    from platformdirs import user_config_path, user_data_path

    return Paths(
        data=user_data_path("prtcheck", appauthor=False),
        settings=user_config_path("prtcheck", appauthor=False) / "settings.toml",
    )


def _expand(chosen: str) -> Path:
    try:
        return Path(chosen).expanduser().absolute()
    except RuntimeError:
        raise InvalidInputError(
            f"{HOME_VARIABLE} begins with {Path(chosen).parts[0]}, but no such user's home is "
            "known here: give the folder's full path."
        ) from None
