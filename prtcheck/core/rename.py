"""Another name for an activity or a cause, on every day that has it in any spelling."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from prtcheck.core.check_in import Cause, CheckIn
from prtcheck.core.text import fold


def rename_activity(check_ins: Iterable[CheckIn], old: str, new: str) -> dict[date, CheckIn]:
    """Return each day that has an activity, with its new name.

    A day that has both names keeps one, where the first of them is.
    """
    both = {fold(old), fold(new)}
    renamed = {}
    for check_in in check_ins:
        if any(fold(name) == fold(old) for name in check_in.activities):
            names = (new if fold(name) in both else name for name in check_in.activities)
            renamed[check_in.day] = replace(check_in, activities=tuple(dict.fromkeys(names)))
    return renamed


def rename_cause(check_ins: Iterable[CheckIn], old: str, new: str) -> dict[date, CheckIn]:
    """Return each day that has a cause, with its new words; its side stays.

    A day that has both keeps the one of the first rank.
    """
    return {
        check_in.day: replace(check_in, causes=_rename_words(check_in.causes, old, new))
        for check_in in check_ins
        if any(fold(cause.text) == fold(old) for cause in check_in.causes)
    }


def _rename_words(causes: Iterable[Cause], old: str, new: str) -> tuple[Cause, ...]:
    renamed: list[Cause] = []
    has_new = False
    for cause in causes:
        words = fold(cause.text)
        if words not in (fold(old), fold(new)):
            renamed.append(cause)
        elif not has_new:
            has_new = True
            renamed.append(replace(cause, text=new) if words == fold(old) else cause)
    return tuple(renamed)
