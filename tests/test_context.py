"""The current time and day of a command."""

import os
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from program import run

from prtcheck.context import Context, system_time
from prtcheck.settings import Settings


@pytest.mark.parametrize(
    ("zone", "offset"),
    [("Pacific/Auckland", 13), ("America/New_York", -5), ("UTC", 0), ("Asia/Tokyo", 9)],
)
def test_now_carries_the_offset_of_this_machine_to_the_second(zone, offset):
    moment = datetime(2026, 11, 22, 23, 30, 5, 999_999, tzinfo=ZoneInfo(zone))
    with time_machine.travel(moment, tick=False):
        assert system_time() == moment.replace(microsecond=0)
        assert system_time().utcoffset() == timedelta(hours=offset)


def test_today_is_the_diary_day_by_the_persons_own_end_of_day():
    early = Settings(day_ends=time(1, 30))
    night = datetime(2026, 11, 23, 2, 0, tzinfo=ZoneInfo("America/New_York"))
    with time_machine.travel(night, tick=False):
        assert Context.current().today == date(2026, 11, 22)
        assert Context.current()._replace(settings=early).today == date(2026, 11, 23)


@pytest.mark.parametrize("zone", ["ABC-24:30", "ABC24", "<far>-24:59:59"])
def test_a_time_zone_of_a_day_or_more_is_refused_in_a_sentence(zone):
    for command in (("status",), ("log", "--pain", "4"), ("trend",)):
        done = run(*command, env={**os.environ, "TZ": zone})
        assert done.returncode == 2
        assert done.stderr.count(b"\n") == 1
        assert b"Set TZ to a real one" in done.stderr
