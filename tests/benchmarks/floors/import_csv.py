"""The floor of import: csv and sqlite3 put a CSV's rows into a diary's tables as one transaction.

The tables come as a file of SQL.
"""

import csv
import sqlite3
import sys
from pathlib import Path

schema, file, target = sys.argv[1:]
connection = sqlite3.connect(target)
connection.execute("PRAGMA synchronous = EXTRA")
connection.executescript(Path(schema).read_text(encoding="utf-8"))
days, causes, activities = [], [], []
with Path(file).open(encoding="utf-8", newline="") as lines:
    for row in csv.DictReader(lines):
        day = row["date"]
        numbers = [int(row[name]) if row[name] else None for name in ("pain", "fear")]
        moments = [row["entered_at"], row["edited_at"] or None]
        days.append((day, *numbers, row["note"], *moments))
        for rank in (1, 2, 3):
            side = row[f"cause_{rank}_side"] or None
            if text := row[f"cause_{rank}"]:
                causes.append((day, rank, text, side, "person" if side else None))
        names = row["activities"].split("; ") if row["activities"] else []
        activities.extend((day, place, name) for place, name in enumerate(names, start=1))
with connection:
    connection.executemany(
        "INSERT INTO check_in (day, pain, fear, note, wording, entered_at, edited_at) "
        "VALUES (?, ?, ?, ?, 1, ?, ?)",
        days,
    )
    connection.executemany(
        "INSERT INTO cause (day, rank, text, side, coded_by, carried_over) "
        "VALUES (?, ?, ?, ?, ?, 0)",
        causes,
    )
    connection.executemany("INSERT INTO activity (day, place, name) VALUES (?, ?, ?)", activities)
