"""Files that only their owner can read, written whole or not at all."""

import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from prtcheck.path_checks import (
    follow_link,
    has_file,
    has_folder,
    look,
    no_folder_error,
    require_access,
    unwritable_error,
)

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700

_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
"""What a file system without hard links answers."""


def make_private_folder(folder: Path) -> None:
    """Make a folder, and those above it, that only its owner can enter.

    Raises:
        PlaceError: it cannot be made or written in, or something else has its name.
    """
    try:
        for missing in reversed([folder, *folder.parents]):
            if look(missing) is None:
                missing.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
                _sync_if_readable(missing.parent)
    except OSError as error:
        raise unwritable_error(folder, error) from None
    if not has_folder(folder):
        raise no_folder_error(folder)
    require_access(folder, os.W_OK | os.X_OK)


def restrict_permissions(path: Path, rights: int) -> str | None:
    """Take other users' rights from a file or folder of ours; return the sentence that says so.

    The person's home and folders that many share, such as /tmp, are left as they are.
    """
    found = look(path)
    if found is None or path == Path.home():
        return None
    is_ours = found.st_uid == os.getuid() and not found.st_mode & stat.S_ISVTX
    if not (found.st_mode & 0o077 and is_ours):
        return None
    try:
        path.chmod(rights)
    except OSError as error:
        raise unwritable_error(path, error) from None
    return f"{path} was open to other users of this machine. Now only you can read it."


def write_private(path: Path, content: Iterable[bytes]) -> None:
    """Write a file of its owner's own, beside its place first, so that it is never there by half.

    Where a link has its name, what it leads to is replaced.

    Raises:
        PlaceError: it cannot be written; a former file is then as it was.
    """
    has_file(path)
    target = follow_link(path)
    beside = make_temporary_file(target)
    try:
        with beside.open("wb") as file:
            file.writelines(content)
        replace_file(beside, target)
    except OSError as error:
        raise unwritable_error(path, error) from None
    finally:
        beside.unlink(missing_ok=True)


def make_temporary_file(target: Path) -> Path:
    """Make an empty file of its owner's own beside a place that it is to take.

    Raises:
        PlaceError: there can be none.
    """
    from tempfile import mkstemp

    try:
        descriptor, beside = mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    except OSError as error:
        raise unwritable_error(target, error, named=target.parent) from None
    os.close(descriptor)
    return Path(beside)


def replace_file(beside: Path, target: Path) -> None:
    """Give a finished file its place, once all of it is on the disk."""
    sync_file(beside)
    beside.replace(target)
    sync_folder(target.parent)


def place_new_file(beside: Path, target: Path) -> None:
    """Give a finished file a name that nothing has yet, once all of it is on the disk.

    Raises:
        FileExistsError: something has that name; it is as it was.
        OSError: the name cannot be given.
    """
    sync_file(beside)
    try:
        os.link(beside, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE))
        beside.replace(target)
    sync_folder(target.parent)


def add_name(path: Path, name: Path) -> None:
    """Let a file have a second name, which nothing has yet; a copy where there are no links.

    Raises:
        FileExistsError: something has that name; it is as it was.
        OSError: the name cannot be given.
    """
    try:
        os.link(path, name)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _copy_file(path, name)


def _copy_file(path: Path, name: Path) -> None:
    from shutil import copyfileobj

    descriptor = os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE)
    try:
        with path.open("rb") as source, os.fdopen(descriptor, "wb") as target:
            copyfileobj(source, target)
        sync_file(name)
    except BaseException:
        name.unlink()
        raise


def _sync_if_readable(folder: Path) -> None:
    """Put the names in a folder on the disk, which who may only enter it cannot."""
    if os.access(folder, os.R_OK):
        sync_folder(folder)


def sync_file(path: Path) -> None:
    """Put a file's content on the disk."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Put the names of a folder's files on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
