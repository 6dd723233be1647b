"""Renaming an activity or a cause that was mistyped, on all its days in one change."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from prtcheck.context import Context
from prtcheck.core.check_in import Cause, CheckIn, require_activities
from prtcheck.core.history import ChangeKind
from prtcheck.core.rename import rename_activity as days_with_activity
from prtcheck.core.rename import rename_cause as days_with_cause
from prtcheck.core.text import fold, printable
from prtcheck.errors import InvalidInputError
from prtcheck.settings import Settings, change_setting, load_settings

if TYPE_CHECKING:
    from prtcheck.storage.changes import Transaction


class Renamed(NamedTuple):
    """What a rename changed."""

    name: str
    """The new name, in the spelling that is known already."""
    days: int
    """Days that were changed."""
    settings: Settings | None = None
    """The settings, if the name was changed there too; undo leaves them."""


def rename_activity(context: Context, old: str, new: str) -> Renamed:
    """Give an activity another name; if there is one of that name, both become one.

    Raises:
        InvalidInputError: none has the old name, or the new one can't be kept.
        DiaryError: the diary is busy, or it or the settings can't be written.
    """
    name = printable(new)
    require_activities((name,))
    if not context.diary.exists:
        return _rename_activity(context, None, old, name)
    with context.diary.writing(context.now) as change:
        return _rename_activity(context, change, old, name)


def _rename_activity(
    context: Context, change: "Transaction | None", old: str, typed: str
) -> Renamed:
    settings = load_settings(context.paths.settings)
    check_ins = change.check_ins() if change else []
    used = Counter(name for check_in in check_ins for name in check_in.activities)
    offered = [name for name in (*settings.activities, *used) if name not in settings.hidden]
    name = _find_spelling([*offered, *settings.hidden], old, typed)
    changed = _keep_changed(check_ins, days_with_activity(check_ins, old, name))
    if change:
        _store(change, check_ins, changed)
    both = {"activities": settings.activities, "hidden": settings.hidden}
    lists = {key: _rename_in(names, old, name) for key, names in both.items()}
    if fold(old) != fold(name) and name in offered:
        lists["hidden"] = [one for one in lists["hidden"] if one != name]
    return Renamed(name, len(changed), _write_lists(context, settings, lists))


def _find_spelling(known: list[str], old: str, typed: str) -> str:
    """Return the new name as it is known, or else as typed.

    Raises:
        InvalidInputError: no activity has the old name.
    """
    if not any(fold(name) == fold(old) for name in known):
        raise InvalidInputError("No activity has this name. `prtcheck activities` lists them.")
    if fold(old) == fold(typed) or typed in known:
        return typed
    return next((name for name in known if fold(name) == fold(typed)), typed)


def _rename_in(names: Iterable[str], old: str, new: str) -> list[str]:
    return list(dict.fromkeys(new if fold(name) == fold(old) else name for name in names))


def _write_lists(
    context: Context, settings: Settings, lists: Mapping[str, list[str]]
) -> Settings | None:
    """Write the lists of the settings that changed, and return the settings; None: none did."""
    changed = None
    for key, names in lists.items():
        if names != list(getattr(settings, key)):
            changed = change_setting(changed or settings, context.paths.settings, key, names)
    return changed


def rename_cause(context: Context, old: str, new: str) -> Renamed:
    """Give a cause other words; its sides stay.

    Raises:
        InvalidInputError: no day has the old words, or the new ones can't be kept.
        DiaryError: the diary is busy, or cannot be written.
    """
    text = Cause(new.strip()).text
    if context.diary.exists:
        with context.diary.writing(context.now) as change:
            check_ins = change.check_ins()
            if renamed := days_with_cause(check_ins, old, text):
                changed = _keep_changed(check_ins, renamed)
                _store(change, check_ins, changed)
                return Renamed(text, len(changed))
    raise InvalidInputError("No day has these words as a cause. `prtcheck causes` lists yours.")


def _keep_changed(
    check_ins: Iterable[CheckIn], renamed: Mapping[date, CheckIn]
) -> dict[date, CheckIn]:
    return {c.day: renamed[c.day] for c in check_ins if renamed.get(c.day, c) != c}


def _store(
    change: "Transaction", check_ins: Iterable[CheckIn], changed: Mapping[date, CheckIn]
) -> None:
    if changed:
        before = {c.day: c for c in check_ins if c.day in changed}
        change.change_days(ChangeKind.RENAME, before, changed)
