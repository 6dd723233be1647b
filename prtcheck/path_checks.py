"""Looking at paths: what is there, may it be used, and a sentence with its cure where not."""

import errno
import os
import stat
from pathlib import Path

from prtcheck.errors import InvalidInputError, PlaceError
from prtcheck.paths import HOME_VARIABLE


def to_path(typed: str) -> Path:
    """Return the path that a person typed, which may begin with ~.

    Raises:
        InvalidInputError: it begins with the name of a user who is not known.
    """
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        raise InvalidInputError(
            f"{typed} begins with {Path(typed).parts[0]}, but no such user's home is known here: "
            "give the full path."
        ) from None


def look(path: Path) -> os.stat_result | None:
    """Return what is at a path, or at the end of a link there; None when nothing is.

    Raises:
        PlaceError: it cannot be looked at, or a link on the way leads nowhere.
    """
    try:
        return path.stat()
    except NotADirectoryError:
        raise no_folder_error(_first_file_above(path)) from None
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
            f"{path} isn't a file (a folder or device). Nothing was changed.",
            f"Move it away: mv {_quote(path)} {_quote(path.with_name(f'{path.name}.old'))}",
        )
    if os.path.islink(path) and found.st_uid != os.getuid():  # noqa: PTH114 - never fails
        raise PlaceError(
            f"{path} is a link to a file of somebody else. Nothing was changed.",
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


def is_regular_file(path: Path) -> bool:
    """Return whether there is a file, and no folder, device or pipe.

    Raises:
        PlaceError: it cannot be looked at.
    """
    found = look(path)
    return found is not None and stat.S_ISREG(found.st_mode)


def list_folder(folder: Path) -> list[Path]:
    """Return what is in a folder, by name; nothing where there is no folder.

    Raises:
        PlaceError: it cannot be looked into, or something that is no folder has its name.
    """
    if look(folder) is None:
        return []
    if not has_folder(folder):
        raise no_folder_error(folder)
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
    require_access(file.parent, os.W_OK | os.X_OK)
    require_access(file, os.W_OK)


def require_access(path: Path, rights: int) -> None:
    """Refuse a place that is there and that one has not the rights for (`os.access`).

    Raises:
        PlaceError: with the cure.
    """
    if look(path) is not None and not os.access(path, rights):
        raise unwritable_error(path, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))


def follow_link(path: Path) -> Path:
    """Return the file that a link leads to, which is replaced in the link's stead, or the path."""
    is_link = os.path.islink(path)  # noqa: PTH114 - never fails
    return Path(os.path.realpath(path)) if is_link else path


def unreadable_error(path: Path, error: OSError) -> PlaceError:
    """Return the error that says that and why a place cannot be read, and what to do."""
    reason = error.strerror or "unknown reason"
    return PlaceError(f"{path} can't be read ({reason}).", _cure(path, error))


def unwritable_error(path: Path, error: OSError, named: Path | None = None) -> PlaceError:
    """Return the error that says that and why a place cannot be written, and what to do.

    `named` is said in its stead, where the person does not know the path.
    """
    reason = error.strerror or "unknown reason"
    return PlaceError(
        f"{named or path} can't be written ({reason}). Nothing was changed there.",
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
        return f"Change its rights: chmod {rights} {_quote(blocked)}"
    strange = _topmost_of_others(blocked)
    if strange is None:
        return f"Only its owner can let you in. Name another place, or set {HOME_VARIABLE}."
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
                f"{place} is a link that leads nowhere. Nothing was changed.",
                f"Remove it, or make what it leads to: rm {_quote(place)}",
            )


def _first_file_above(path: Path) -> Path:
    """Return what stands on the way to a path where a folder is to be."""
    above = reversed(path.parents)
    return next((p for p in above if os.path.exists(p) and not os.path.isdir(p)), path.parent)  # noqa: PTH110, PTH112


def no_folder_error(path: Path) -> PlaceError:
    """Return the error that something else is where a folder is to be."""
    return PlaceError(
        f"{path} isn't a folder.",
        f"Move it away, or set {HOME_VARIABLE} to another folder: "
        f"mv {_quote(path)} {_quote(path.with_name(f'{path.name}.old'))}",
    )


def _quote(path: Path) -> str:
    from shlex import quote

    return quote(str(path))
