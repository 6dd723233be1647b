"""The `where` command."""

from pathlib import Path

from prtcheck.cli.console import print_raw
from prtcheck.errors import PlaceError
from prtcheck.path_checks import look
from prtcheck.paths import find_paths


def where() -> None:
    """Say where the diary, drafts, backups and settings are."""
    paths = find_paths()
    for name in ("diary", "drafts", "backups", "settings"):
        path = getattr(paths, name)
        print_raw(f"{name:9} {path}{_state(path)}")


def _state(path: Path) -> str:
    try:
        return "" if look(path) else " (not there yet)"
    except PlaceError:
        return " (cannot be read; see `prtcheck doctor`)"
