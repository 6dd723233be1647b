"""Every way to use a diary that holds Sunday, to show what all of them have in common."""

import pytest
from strategies import EVENING, SUNDAY, logged

OTHER_DAY = SUNDAY.replace(day=20)

READS = {
    "check_ins": lambda diary: diary.check_ins(),
    "logged_days": lambda diary: diary.logged_days(SUNDAY, SUNDAY),
    "revisions": lambda diary: diary.revisions(SUNDAY),
    "last_causes": lambda diary: diary.last_causes(SUNDAY),
}
WRITES = {
    "add": lambda diary: diary.add(logged(OTHER_DAY), EVENING),
    "save": lambda diary: diary.save(logged(OTHER_DAY), EVENING, based_on=None),
    "delete": lambda diary: diary.delete(SUNDAY, EVENING),
    "undo": lambda diary: diary.undo(EVENING),
}
USES = READS | WRITES

each_use = pytest.mark.parametrize("use", USES.values(), ids=USES.keys())
each_read = pytest.mark.parametrize("read", READS.values(), ids=READS.keys())
each_write = pytest.mark.parametrize("write", WRITES.values(), ids=WRITES.keys())
