"""jrnl with as many entries, to list the last days of: what people use now."""

import csv
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from diaries import Diaries, program
from measuring import Side, run, seconds
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


def against_jrnl(diaries: Diaries, days: int) -> Row:
    """Return the row, with jrnl installed into an environment of its own."""
    folder = diaries.folder / "jrnl"
    home = diaries.at(diaries.done(days))
    run((sys.executable, "-m", "venv", str(folder)), {**os.environ})
    run((str(folder / "bin" / "pip"), "install", "--quiet", REQUIREMENT), {**os.environ})
    journal, configuration = folder / "journal.txt", folder / "jrnl.yaml"
    entries = list(_entries(diaries.csv(days)))
    journal.write_text("\n".join(entries), encoding="utf-8")
    configuration.write_text(
        _CONFIGURATION.format(journal=journal, moment=MOMENT), encoding="utf-8"
    )
    ours = (*program(), "history")  # the last 30 days
    theirs = (str(folder / "bin" / "jrnl"), "--config-file", str(configuration), "-n", DAYS)
    return Row(
        Side(f"listing the last days of {len(entries):,} entries", ours, seconds, home),
        Side("jrnl, as many", theirs, seconds, home),
        0.15,
        is_long=True,
    )


def _entries(file: Path) -> Iterator[str]:
    """Yield each check-in as somebody would write it into jrnl."""
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            moment = row["entered_at"][:16].replace("T", " ")
            causes = ", ".join(filter(None, (row[f"cause_{rank}"] for rank in (1, 2, 3))))
            did = " ".join(f"@{name.replace(' ', '-')}" for name in row["activities"].split("; "))
            yield f"[{moment}] Pain {row['pain']}, fear {row['fear']}. {causes}\n{did}\n"
