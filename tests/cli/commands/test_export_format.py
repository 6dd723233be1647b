"""The format of an export: by the ending of its file, and by --format."""

import json

import pytest
from program import clock_at, hold, output_of, refusal
from strategies import EVENING, logged


@pytest.fixture(autouse=True)
def sunday_evening(home):
    with clock_at(EVENING):
        hold(home, logged())
        yield


@pytest.mark.parametrize(
    ("name", "options", "form"),
    [
        ("x.csv", (), "csv"),
        ("X.CSV", (), "csv"),
        ("x", (), "csv"),
        ("x.json", (), "json"),
        ("X.JSON", (), "json"),
        ("x", ("--format", "json"), "json"),
        ("x.json", ("--format", "json"), "json"),
        ("x.txt", ("--format", "csv"), "csv"),
        ("x.diary", ("--format", "json"), "json"),
    ],
)
def test_a_file_is_what_its_ending_or_the_option_says(name, options, form, tmp_path):
    file = tmp_path / name
    output_of("export", str(file), *options)
    assert file.read_text() == output_of("export", "--format", form).replace("\r\n", "\n")


def test_stdout_is_csv_unless_asked():
    for arguments in ((), ("-",)):
        assert output_of("export", *arguments).startswith("date,")
        assert output_of("export", *arguments, "--format", "json").startswith("{")


@pytest.mark.parametrize("name", ["x.txt", "x.html", "x.jsn", "2026.11"])
def test_an_ending_that_names_no_format_is_refused(name, tmp_path):
    sentence = refusal("export", str(tmp_path / name))
    assert sentence.endswith("Use a name ending in .csv or .json, or add --format.")
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize(("name", "form"), [("x.json", "csv"), ("x.csv", "json")])
@pytest.mark.parametrize("more", [(), ("--dictionary",)])
def test_an_option_that_contradicts_the_ending_is_refused(name, form, more, tmp_path):
    sentence = refusal("export", str(tmp_path / name), "--format", form, *more)
    assert f"--format {form}" in sentence
    assert f"ending in .{name[2:]}" in sentence
    assert not (tmp_path / name).exists()


def test_a_json_by_its_ending_takes_no_option_of_the_csv(tmp_path):
    assert "only with CSV" in refusal("export", str(tmp_path / "x.json"), "--excel")


@pytest.mark.parametrize("name", ["columns", "columns.txt", "columns.csv"])
def test_the_dictionary_of_the_table_is_text_whatever_its_name(name, tmp_path):
    output_of("export", "--dictionary", str(tmp_path / name))
    assert (tmp_path / name).read_text() == output_of("export", "--dictionary")


def test_the_dictionary_under_a_json_name_is_the_schema(tmp_path):
    output_of("export", "--dictionary", str(tmp_path / "schema.json"))
    assert json.loads((tmp_path / "schema.json").read_text())["$schema"]
