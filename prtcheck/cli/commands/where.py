"""The `where` command."""

from prtcheck.cli.console import print_raw
from prtcheck.paths import find_paths


def where() -> None:
    """Say where the diary, drafts, backups and settings are."""
    paths = find_paths()
    for name in ("diary", "drafts", "backups", "settings"):
        path = getattr(paths, name)
        print_raw(f"{name:9} {path}{'' if path.exists() else ' (not there yet)'}")
