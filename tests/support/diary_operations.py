"""Every way to use a diary that holds Sunday, to show what all of them have in common."""

import pytest
from strategies import EVENING, SUNDAY, logged

from prtcheck.actions import delete as delete_action
from prtcheck.actions import import_ as import_action
from prtcheck.actions import undo as undo_action
from prtcheck.actions.import_ import ImportPlan
from prtcheck.context import Context
from prtcheck.core.left_out import LeftOut
from prtcheck.paths import Paths
from prtcheck.settings import Settings

OTHER_DAY = SUNDAY.replace(day=20)

READS = {
    "check_ins": lambda diary: diary.check_ins(),
    "logged_days": lambda diary: diary.logged_days(SUNDAY, SUNDAY),
    "revisions": lambda diary: diary.revisions(SUNDAY),
    "last_causes": lambda diary: diary.last_causes(SUNDAY),
}
WRITES = {
    "add": lambda diary: diary.save(logged(OTHER_DAY), EVENING, based_on=None),
    "save": lambda diary: diary.save(logged(OTHER_DAY), EVENING, based_on=None),
    "delete": lambda diary: delete(diary, SUNDAY, EVENING),
    "undo": lambda diary: undo(diary, EVENING),
}
USES = READS | WRITES

each_use = pytest.mark.parametrize("use", USES.values(), ids=USES.keys())
each_read = pytest.mark.parametrize("read", READS.values(), ids=READS.keys())
each_write = pytest.mark.parametrize("write", WRITES.values(), ids=WRITES.keys())


def overwrite(diary, check_in, now):
    """Save a check-in over whatever its day holds."""
    diary.save(check_in, now, based_on=diary.check_in(check_in.day))


def delete(diary, day, now):
    """Delete a day's check-in as it is."""
    context = context_of(diary, now)
    delete_action.delete(context, delete_action.require_check_in(context, day))


def undo(diary, now):
    """Take back the latest change."""
    return undo_action.undo(context_of(diary, now))


def redo(diary, now):
    """Make the change again that was undone last."""
    return undo_action.redo(context_of(diary, now))


def apply_import(diary, merged, now):
    """Store what was decided for an import."""
    import_action.apply_import(context_of(diary, now), ImportPlan(merged, 0))


def context_of(diary, now):
    """The context of who uses a diary at a moment, with no settings."""
    folder = diary.path.parent
    return Context(Paths(folder, folder / "settings.toml"), Settings(), LeftOut(), lambda: now)
