"""Hatchling's hook: makes the man page of a wheel from the commands and the help topics."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ManPageHook(BuildHookInterface[Any]):
    """Installs `share/man/man1/prtcheck.1`."""

    def dependencies(self) -> list[str]:
        """Return what the commands load to say their help."""
        runtime: list[str] = self.metadata.core.dependencies
        return [each for each in runtime if each.startswith("typer")]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - Hatchling's own
        """Write the page beside the sources for as long as the wheel is packed."""
        sys.path.insert(0, self.root)
        from prtcheck.cli.man_page import format_man_page

        self._folder = TemporaryDirectory()
        page = Path(self._folder.name, "prtcheck.1")
        page.write_text(format_man_page(), "ascii")
        build_data["shared_data"][str(page)] = "share/man/man1/prtcheck.1"

    def finalize(self, *_: object) -> None:
        """Remove the page, which is in the wheel now."""
        self._folder.cleanup()
