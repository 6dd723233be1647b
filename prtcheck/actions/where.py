"""Where the diary, drafts, backups and settings are."""

from pathlib import Path

from prtcheck.errors import PlaceError
from prtcheck.path_checks import look
from prtcheck.paths import Paths


def find_places(paths: Paths) -> dict[str, str]:
    """Return the path of each by its name, with a remark where nothing is or can be read there."""
    places = {
        "diary": paths.diary,
        "drafts": paths.drafts,
        "backups": paths.backups,
        "settings": paths.settings,
    }
    return {name: f"{path}{_state(path)}" for name, path in places.items()}


def _state(path: Path) -> str:
    try:
        return "" if look(path) else " (not there yet)"
    except PlaceError:
        return " (can't be read, see `prtcheck doctor`)"
