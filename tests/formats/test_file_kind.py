"""No file of the person's is lost to an export, a backup or a report."""

import pytest
from program import clock_at, hold, output_of, refusal
from strategies import EVENING, logged


@pytest.fixture(autouse=True)
def sunday_evening():
    with clock_at(EVENING):
        yield


EXPORTS = (
    (),
    ("--excel",),
    ("--format", "json"),
    ("--dictionary",),
    ("--dictionary", "--format", "json"),
)


@pytest.mark.parametrize("former", EXPORTS)
def test_an_earlier_export_of_any_kind_is_replaced(former, home, tmp_path):
    hold(home, logged())
    file = tmp_path / "out"
    for options in (former, *EXPORTS, former):
        output_of("export", *options, str(file))
        assert file.stat().st_size


def test_a_file_without_anything_in_it_is_replaced(home, tmp_path):
    hold(home, logged())
    file = tmp_path / "out.csv"
    file.touch()
    output_of("export", str(file))
    assert file.read_text().startswith("date,")


HEADER = "date,pain,fear,cause_1,cause_1_side,cause_2,cause_2_side,cause_3,cause_3_side,"


@pytest.mark.parametrize(
    "content",
    [
        b"Dear diary",
        b"date,pain\r\n2026-11-22,4\r\n",
        f"{HEADER}activities,note,entered_at,days_late,edited_at,mine\r\n".encode(),
        b'{"format": "another"}',
        b'{"note": "prtcheck-diary"}',
        b" ",
        bytes(range(256)),
    ],
)
@pytest.mark.parametrize("options", EXPORTS)
def test_another_file_is_never_written_over(options, content, home, tmp_path):
    hold(home, logged())
    file = tmp_path / "out"
    file.write_bytes(content)
    sentence = refusal("export", *options, str(file))
    assert sentence.endswith(
        "out exists already and isn't an export of prtcheck. Choose another name, or remove it."
    )
    assert file.read_bytes() == content


def test_a_backup_is_written_over_no_file_at_all(home, tmp_path):
    hold(home, logged())
    file = tmp_path / "copy.db"
    output_of("backup", str(file))
    before = file.read_bytes()
    assert "exists already" in refusal("backup", str(file))
    assert file.read_bytes() == before


def test_a_report_says_that_it_takes_the_place_of_a_file(home, tmp_path):
    hold(home, logged())
    file = tmp_path / "page.html"
    assert f"This goes into {file}:\n" in output_of("report", str(file), "--yes")
    replaced = f"This goes into {file}, in place of the file that is there:\n"
    assert replaced in output_of("report", str(file), "--yes")
