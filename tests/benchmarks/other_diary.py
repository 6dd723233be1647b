"""jrnl with as many entries, to list the last days of: what people use now."""

import csv
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from diaries import Diaries, program
from measuring import Side, seconds
from rows import Row

REQUIREMENT = "jrnl>=4.3,<5"
MOMENT = "%Y-%m-%d %H:%M"
DAYS = "30"

_CONFIGURATION = """\
colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
editor: ''
encrypt: false
highlight: false
indent_character: ''
journals:
  default: {{journal: '{journal}'}}
linewrap: 79
tagsymbols: '@'
template: false
timeformat: '{moment}'
version: v4.6
"""


def against_jrnl(diaries: Diaries) -> Row | None:
    """Return the row, with jrnl in an environment of its own; None if it cannot be installed."""
    folder = diaries.folder / "jrnl"
    jrnl = folder / "bin" / "jrnl"
    if not jrnl.exists() and not _installed(folder):
        return None
    journal, configuration = folder / "journal.txt", folder / "jrnl.yaml"
    entries = list(_entries(diaries.csv))
    journal.write_text("\n".join(entries), encoding="utf-8")
    configuration.write_text(
        _CONFIGURATION.format(journal=journal, moment=MOMENT), encoding="utf-8"
    )
    long = diaries.at(diaries.done(diaries.lengths.long))
    ours = (*program(), "history")  # the last 30 days
    theirs = (str(jrnl), "--config-file", str(configuration), "-n", DAYS)
    return Row(
        Side(f"listing the last days of {len(entries):,} entries", ours, seconds, long),
        Side("jrnl, as many", theirs, seconds, long),
        0.15,
        is_long=True,
    )


def _installed(folder: Path) -> bool:
    for command in (
        (sys.executable, "-m", "venv", str(folder)),
        (str(folder / "bin" / "pip"), "install", "--quiet", REQUIREMENT),
    ):
        if subprocess.run(command, capture_output=True, check=False).returncode:
            return False
    return True


def _entries(file: Path) -> Iterator[str]:
    """Yield each check-in as somebody would write it into jrnl."""
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            moment = row["entered_at"][:16].replace("T", " ")
            causes = ", ".join(filter(None, (row[f"cause_{rank}"] for rank in (1, 2, 3))))
            did = " ".join(f"@{name.replace(' ', '-')}" for name in row["activities"].split("; "))
            yield f"[{moment}] Pain {row['pain']}, fear {row['fear']}. {causes}\n{did}\n"
