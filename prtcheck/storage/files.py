"""Files that only their owner can read, written whole or not at all."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from prtcheck.errors import DiaryError

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def make_private_folder(folder: Path) -> None:
    """Make a folder, and those above it, that only its owner can enter.

    Raises:
        DiaryError: it cannot be made, or something else has its name.
    """
    try:
        for missing in reversed([folder, *folder.parents]):
            if not missing.exists():
                missing.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    except OSError as error:
        raise unwritable(folder, error) from None
    if not folder.is_dir():
        raise DiaryError(f"{folder} is not a folder: move it away, or set PRTCHECK_HOME.")


def write_private(path: Path, content: Iterable[bytes]) -> None:
    """Write a file of its owner's own, beside its place first, so that it is never there by half.

    Raises:
        DiaryError: it cannot be written; a former file is then as it was.
    """
    try:
        descriptor, beside = tempfile.mkstemp(prefix=f".{path.name[:100]}.", dir=path.parent)
    except OSError as error:
        raise unwritable(path, error) from None
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise unwritable(path, error) from None
    finally:
        Path(beside).unlink(missing_ok=True)


def unwritable(path: Path, error: OSError) -> DiaryError:
    """Return the error that says that and why a place cannot be written, and what to do."""
    reason = error.strerror or "unknown reason"
    return DiaryError(
        f"{path} cannot be written ({reason}): nothing was changed there. "
        "Check the folder's rights and the free space, or name another place."
    )


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
