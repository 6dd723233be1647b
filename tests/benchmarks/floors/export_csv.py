"""The floor of export: csv and sqlite3 write the columns of a diary to stdout."""

import csv
import sqlite3
import sys
from datetime import date, datetime, timedelta

DAY_ENDS = timedelta(hours=4)

connection = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
causes, activities = {}, {}
for day, text, side in connection.execute("SELECT day, text, side FROM cause ORDER BY day, rank"):
    causes.setdefault(day, []).extend((text, side))
for day, name in connection.execute("SELECT day, name FROM activity ORDER BY day, place"):
    activities.setdefault(day, []).append(name)

sys.stdout.reconfigure(encoding="utf-8", newline="")
writer = csv.writer(sys.stdout)
ranks = [name for n in (1, 2, 3) for name in (f"cause_{n}", f"cause_{n}_side")]
last = ["activities", "note", "entered_at", "days_late", "edited_at"]
writer.writerow(["date", "pain", "fear", *ranks, *last])
for day, pain, fear, note, entered_at, edited_at in connection.execute(
    "SELECT day, pain, fear, note, entered_at, edited_at FROM check_in ORDER BY day"
):
    named = causes.get(day, [])
    late = (datetime.fromisoformat(entered_at) - DAY_ENDS).date() - date.fromisoformat(day)
    ends = ["; ".join(activities.get(day, ())), note, entered_at, late.days, edited_at]
    writer.writerow([day, pain, fear, *named, *[""] * (6 - len(named)), *ends])
