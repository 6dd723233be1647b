"""The `where` command."""

from prtcheck.actions.where import find_places
from prtcheck.cli.console import print_raw
from prtcheck.paths import find_paths


def where() -> None:
    """Show where the diary, drafts, backups and settings are."""
    for name, place in find_places(find_paths()).items():
        print_raw(f"{name:9} {place}")
