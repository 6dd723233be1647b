"""The versions of this program and of what it runs on."""

import sys
from pathlib import Path

from prtcheck.cli.console import print_raw


def print_version() -> None:
    """Write the version of this program, and those of Python, SQLite and Textual."""
    print_raw(format_versions("Textual"))


def format_versions(*libraries: str) -> str:
    """Return the versions of this program, Python, SQLite and some installed libraries."""
    from prtcheck import __version__
    from prtcheck.storage.connection import engine_version

    python = sys.version.partition(" ")[0]
    named = [("prtcheck", __version__), ("Python", python), ("SQLite", engine_version())]
    named += [(library, _installed_version(library.lower())) for library in libraries]
    return ", ".join(f"{name} {version}" for name, version in named)


def _installed_version(library: str) -> str:
    """Read a version off the name of a library's metadata: importlib.metadata takes 50 ms."""
    for folder in sys.path:
        for metadata in Path(folder).glob(f"{library}-*.dist-info"):
            return metadata.stem.partition("-")[2]
    return "(version not known)"
