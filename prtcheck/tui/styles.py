"""The styles that the first question does without."""

from pathlib import Path
from typing import Any

from textual.app import App

_FOLDER = Path(__file__).parent


def read_styles(app: App[Any]) -> None:
    """Read the styles of all steps and screens that were not read before.

    Textual would read those of a screen when it opens, and then parse and apply all styles anew.
    """
    for path in sorted(_FOLDER.glob("*/*.tcss")):
        if not app.stylesheet.has_source(str(path)):
            app.stylesheet.read(path)
