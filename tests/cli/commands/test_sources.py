"""A diary that another program began: its days told apart, and days of attacks in no figure."""

from datetime import datetime, time

import pytest
from program import hold, json_of, output_of
from report_pages import Elements
from strategies import back, logged

pytestmark = pytest.mark.usefixtures("sunday_evening")

OWN = [n for n in range(60) if n % 40 != 1]
COUNTED = "90 of 90 days answered, 30 of them from Daylio, 2 from Headi"
ASKED = "28 of the first 28 days came from Daylio, which may ask in other words."
LEFT_OUT = "2 days from Headi are left out of the figures: only days with pain are recorded there."


@pytest.fixture
def begun_elsewhere(home, tmp_path):
    """Thirty days of Daylio, then one's own but for two of a program of attacks."""
    hold(home, *(logged(back(n), pain=2 + n % 2, fear=4 + n % 2) for n in OWN))
    rows = [f'{back(n)},9:10 pm,meh,walk,"Pain: {5 + n % 2}","",""' for n in range(60, 90)]
    head = "full_date,time,mood,activities,scales,note_title,note"
    (tmp_path / "daylio.csv").write_text("\n".join([head, *rows]))
    evenings = [datetime.combine(back(n), time(21)) for n in (1, 41)]  # by this machine's clock
    moments = [int(evening.timestamp() * 1000) for evening in evenings]
    rows = [f"{moment},9,x" for moment in moments]
    (tmp_path / "headi.csv").write_text("\n".join(["start_date,strength,description", *rows]))
    options = ("--scale", "0-10", "--entered", "row", "--yes")
    output_of("import", str(tmp_path / "daylio.csv"), *options)
    output_of("import", str(tmp_path / "headi.csv"), "--yes")


@pytest.mark.usefixtures("begun_elsewhere")
def test_trend_tells_the_days_apart_and_names_who_asked_beside_the_change():
    lines = output_of("trend", "--all").splitlines()
    assert lines[0].endswith("90 with a check-in, 30 of them from Daylio, 2 from Headi")
    assert ASKED in lines
    assert LEFT_OUT in lines
    [row] = [line for line in output_of("trend").splitlines() if line.startswith("2026-11-21")]
    assert row.split() == ["2026-11-21", "9", "2.5", "4.5", "left", "out"]


@pytest.mark.usefixtures("begun_elsewhere")
def test_the_json_of_trend_has_the_sources_and_marks_days_of_attacks():
    trend = json_of("trend", "--all")
    assert trend["sources"] == {"Daylio": 30, "Headi (attacks only)": 2}
    assert (trend["days_of_attacks_left_out"], trend["days_late_left_out"]) == (2, 0)
    marked = [point["day"] for point in trend["series"]["pain"] if point["is_of_attacks"]]
    assert marked == [back(41).isoformat(), back(1).isoformat()]
    assert trend["summary"]["pain"]["highest"] == 6


@pytest.mark.usefixtures("begun_elsewhere")
def test_insights_name_who_asked_beside_a_change_and_not_where_nothing_changed_hands():
    assert ASKED in output_of("insights")
    assert "Daylio" not in output_of("insights", "--days", "55")


@pytest.mark.usefixtures("begun_elsewhere")
def test_the_report_tells_the_days_apart_and_names_who_asked(tmp_path):
    preview = output_of("report", str(tmp_path / "r.html"), "--yes", "--days", "90")
    assert f"days answered: {COUNTED.replace(' answered', '')}\n" in preview
    page = Elements((tmp_path / "r.html").read_text()).all_text()
    for said in (COUNTED, ASKED, LEFT_OUT, "2 from a record of days with pain only (hollow"):
        assert said in page
    assert "0 entered 1 day late, 0 entered 2 or more days late" in page


def test_a_diary_without_other_programs_says_nothing_of_them(home):
    hold(home, *(logged(back(n), pain=2 + n % 2) for n in range(60)))
    assert json_of("trend").keys().isdisjoint({"sources", "days_of_attacks_left_out"})
    assert "is_of_attacks" not in json_of("trend")["series"]["pain"][0]
    assert " from " not in output_of("trend", "--all").splitlines()[0]
