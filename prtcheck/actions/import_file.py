"""Opening a file to import, whatever it is: it tells what it leaves open, and what it would do."""

import os
import shlex
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from prtcheck.actions.import_ import ImportPlan, open_other_diary, plan_diary_import
from prtcheck.actions.import_content import read_file
from prtcheck.actions.import_questions import AskedOwnFile, AskedTable
from prtcheck.context import Context
from prtcheck.formats.file_kind import is_database
from prtcheck.formats.import_file import OwnFile, open_import
from prtcheck.formats.tables.open_questions import OpenQuestion, Topic
from prtcheck.path_checks import to_path


class AskedDiary(NamedTuple):
    """Another diary, which leaves nothing open."""

    planned: ImportPlan

    def next_question(self, _context: Context) -> OpenQuestion | None:
        """Return no question."""
        return None

    def answer(self, _topic: Topic, _answer: str) -> "AskedDiary":
        """Return the same, since nothing is asked."""
        return self

    def plan(self, _context: Context) -> ImportPlan:
        """Return what joining it would do."""
        return self.planned


Asked = AskedTable | AskedOwnFile | AskedDiary


def open_file(context: Context, typed: str) -> Asked:
    """Return a file to import by its name as it was typed, or dropped into the terminal.

    Raises:
        InvalidInputError: its name begins with that of a user who is not known.
        DiaryError: it cannot be read.
        ImportRefusedError: it is no table, too large, or a damaged diary.
    """
    path = _find_file(typed)
    if is_database(path):
        with open_other_diary(context, path) as other:
            return AskedDiary(plan_diary_import(context, other))
    opened = open_import(read_file(path, str(path)), path.name, None, is_mapped=False)
    return AskedOwnFile(opened) if isinstance(opened, OwnFile) else AskedTable(opened)


def _find_file(typed: str) -> Path:
    """Return the path that is meant: a terminal quotes the blanks of a file dropped into it."""
    path = to_path(typed)
    if not os.path.lexists(path):
        with suppress(ValueError):
            words = shlex.split(typed)
            if len(words) == 1:
                return to_path(words[0])
    return path
