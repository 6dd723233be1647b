"""The optional libraries: how to install them where this program is installed."""

import sys
from importlib.util import find_spec
from pathlib import Path
from shlex import quote


def install_command(extra: str) -> str:
    """Return the command that adds an extra's libraries to the program that is running."""
    if Path(sys.prefix, "pipx_metadata.json").exists():
        installer = "pipx runpip prtcheck install"
    elif find_spec("pip"):
        installer = f"{quote(sys.executable)} -m pip install"
    else:  # uv makes environments without pip
        installer = f"uv pip install --python {quote(sys.executable)}"
    return f"{installer} 'prtcheck[{extra}]'"
