"""Files that only their owner can read, written whole or not at all.

The one place that looks at paths: a look that fails is a sentence with its cure.
"""

import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from prtcheck.errors import PlaceError
from prtcheck.paths import HOME_VARIABLE

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700

_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
"""What a file system without hard links answers."""


def look(path: Path) -> os.stat_result | None:
    """Return what is at a path, or at the end of a link there; None when nothing is.

    Raises:
        PlaceError: it cannot be looked at, or a link on the way leads nowhere.
    """
    try:
        return path.stat()
    except NotADirectoryError:
        raise _no_folder_error(_first_file_above(path)) from None
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ELOOP):
            _require_no_dead_link(path)
        if error.errno != errno.ENOENT:
            raise unreadable_error(path, error) from None
        return None


def has_file(path: Path) -> bool:
    """Return whether there is a file that may be read, or a link to one of one's own.

    Raises:
        PlaceError: it cannot be looked at or read, or something that is no file has its name.
    """
    found = look(path)
    if found is None:
        return False
    if not stat.S_ISREG(found.st_mode):
        raise PlaceError(
            f"{path} is not a file (a folder or device): nothing was changed.",
            f"Move it away: mv {_quote(path)} {_quote(path.with_name(f'{path.name}.old'))}",
        )
    if os.path.islink(path) and found.st_uid != os.getuid():  # noqa: PTH114 - never fails
        raise PlaceError(
            f"{path} is a link to a file of somebody else: nothing was changed.",
            f"Remove the link: rm {_quote(path)}",
        )
    if not os.access(path, os.R_OK):
        raise unreadable_error(path, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
    return True


def has_folder(path: Path) -> bool:
    """Return whether there is a folder.

    Raises:
        PlaceError: it cannot be looked at.
    """
    found = look(path)
    return found is not None and stat.S_ISDIR(found.st_mode)


def list_folder(folder: Path) -> list[Path]:
    """Return what is in a folder, by name; nothing where there is no folder.

    Raises:
        PlaceError: it cannot be looked into, or something that is no folder has its name.
    """
    if look(folder) is None:
        return []
    if not has_folder(folder):
        raise _no_folder_error(folder)
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - names are sorted faster than paths
    except OSError as error:
        raise unreadable_error(folder, error) from None
    return [folder / name for name in names]


def require_writable(path: Path) -> None:
    """Refuse a file that cannot be written, or whose folder takes no new files.

    Raises:
        PlaceError: it or its folder is read-only, or belongs to somebody else.
    """
    file = follow_link(path)
    _require_access(file.parent, os.W_OK | os.X_OK)
    _require_access(file, os.W_OK)


def _require_access(path: Path, rights: int) -> None:
    if look(path) is not None and not os.access(path, rights):
        raise unwritable_error(path, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))


def follow_link(path: Path) -> Path:
    """Return the file that a link leads to, which is replaced in the link's stead, or the path."""
    is_link = os.path.islink(path)  # noqa: PTH114 - never fails
    return Path(os.path.realpath(path)) if is_link else path


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
        raise _no_folder_error(folder)
    _require_access(folder, os.W_OK | os.X_OK)


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
    return f"{path} was open to other users of this machine; now only you can read it."


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
        raise unwritable_error(target, error) from None
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


def unreadable_error(path: Path, error: OSError) -> PlaceError:
    """Return the error that says that and why a place cannot be read, and what to do."""
    reason = error.strerror or "unknown reason"
    return PlaceError(f"{path} cannot be read ({reason}).", _cure(path, error))


def unwritable_error(path: Path, error: OSError) -> PlaceError:
    """Return the error that says that and why a place cannot be written, and what to do."""
    reason = error.strerror or "unknown reason"
    return PlaceError(
        f"{path} cannot be written ({reason}): nothing was changed there.",
        _cure(path, error, is_writing=True),
    )


def _cure(path: Path, error: OSError, *, is_writing: bool = False) -> str:
    """Return what helps against an error at a path: a command, where there is one that does."""
    if error.errno == errno.ENOSPC:
        return "Free some space, or name another place."
    blocked = _blocked_at(path, is_writing=is_writing)
    if blocked is None:
        return "Check the folder's rights and the free space, or name another place."
    if blocked.stat().st_uid == os.getuid():
        rights = "u+rwx" if blocked.is_dir() else "u+rw"
        return f"Give yourself the right: chmod {rights} {_quote(blocked)}"
    strange = _topmost_of_others(blocked)
    if strange is None:
        return f"Only its owner can let you in: name another place, or set {HOME_VARIABLE}."
    return f'Make it yours: sudo chown -R "$USER" {_quote(strange)}'


def _blocked_at(path: Path, *, is_writing: bool) -> Path | None:
    """Return the first folder on the way, or the file, that one has not the rights for."""
    file = follow_link(path.absolute())
    needed = os.R_OK | (os.W_OK if is_writing else 0)
    for place in [*reversed(file.parents), file]:
        if not os.path.lexists(place):
            return None
        is_folder = os.path.isdir(place)  # noqa: PTH112 - never fails
        is_near = place in (file, file.parent)
        rights = (needed if is_near else 0) | (os.X_OK if is_folder else 0)
        if not os.access(place, rights):
            return place
    return None


def _topmost_of_others(path: Path) -> Path | None:
    """Return the topmost folder of others on the way that lies in one of one's own, if any does.

    To make more than that one's own, such as another person's home, would be bad advice.
    """
    for place in [path, *path.parents]:
        if place.parent.stat().st_uid == os.getuid():
            return place
    return None


def _require_no_dead_link(path: Path) -> None:
    """Refuse a path where nothing is because a link on the way leads nowhere."""
    for place in (path, *path.parents):
        if os.path.islink(place) and not os.path.exists(place):  # noqa: PTH110, PTH114 - never fail
            raise PlaceError(
                f"{place} is a link that leads nowhere: nothing was changed.",
                f"Remove it, or make what it leads to: rm {_quote(place)}",
            )


def _first_file_above(path: Path) -> Path:
    """Return what stands on the way to a path where a folder is to be."""
    above = reversed(path.parents)
    return next((p for p in above if os.path.exists(p) and not os.path.isdir(p)), path.parent)  # noqa: PTH110, PTH112


def _no_folder_error(path: Path) -> PlaceError:
    return PlaceError(
        f"{path} is not a folder.",
        f"Move it away, or set {HOME_VARIABLE} to another folder: "
        f"mv {_quote(path)} {_quote(path.with_name(f'{path.name}.old'))}",
    )


def _quote(path: Path) -> str:
    from shlex import quote

    return quote(str(path))


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
