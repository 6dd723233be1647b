"""What is built is whole, and installs and runs by pip, pipx and uv; needs these and a registry."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from terminal import Terminal, midday_zone

ROOT = Path(__file__).parent.parent
SHEET = ROOT / "tests/data/imports/sheet.xlsx"
PATIENCE_SECONDS = 300
PASSING = (
    "tests/charts/test_charts.py",
    "tests/cli/commands/test_log.py",
    "tests/cli/test_app.py",
    "tests/cli/test_man_page.py",
    "tests/formats/tables/test_spreadsheet.py",
    "tests/formats/test_report_password.py::test_poppler_reads_the_same_text_with_the_password",
    "tests/test_settings.py",
    "tests/tui/screens/test_check_in.py::test_a_whole_check_in_is_what_was_typed",
    "tests/tui/screens/test_check_in.py::test_each_answer_is_on_the_disk_before_the_next_question",
)
"""Tests that together meet each library that the program asks for."""
TOOLS = ("hypothesis", "pyte", "pytest", "time-machine", "pikepdf")
"""With what those tests are made, by the beginnings of their names."""


def run(*command, folder=None, **environment):
    """Run a command to its good end and return what it says."""
    done = attempt(*command, folder=folder, **environment)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


def attempt(*command, folder=None, **environment):
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "UV_PYTHON_DOWNLOADS": "never", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE_SECONDS,
        check=False,
    )


def _pythons():
    """Return the Pythons of this machine that the program takes, by version, the oldest first."""
    versions = Path(os.environ.get("PYENV_ROOT", "none")).glob("versions/*/bin/python3")
    named = [shutil.which(f"python3.{minor}") for minor in range(11, 30)]
    found = {}
    for python in [*filter(None, named), *map(str, versions)]:
        said = attempt(python, "-c", "import sys; print(*sys.version_info[:3])")
        version = tuple(map(int, said.stdout.split()))
        if said.returncode == 0 and version >= (3, 11):
            found[version] = python
    return [found[version] for version in sorted(found)]


OLDEST, *_, NEWEST = _pythons() * 2


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The wheel and the sdist; the wheel is made of the sdist."""
    folder = tmp_path_factory.mktemp("built")
    run("uv", "build", "--quiet", "--python", OLDEST, "--out-dir", str(folder), str(ROOT))
    [wheel], [sdist] = folder.glob("*.whl"), folder.glob("*.tar.gz")
    return wheel, sdist


def in_git(*folders):
    return set(run("git", "ls-files", *folders, folder=ROOT).splitlines())


def test_the_top_level_holds_nothing_but_the_program_its_tests_and_its_papers():
    names = {name.partition("/")[0] for name in in_git() if not name.startswith(".")}
    assert names == {"LICENSE", "README.md", "prtcheck", "pyproject.toml", "tests"}


def test_the_wheel_holds_the_program_a_man_page_and_nothing_else(built):
    names = zipfile.ZipFile(built[0]).namelist()
    assert {name for name in names if name.startswith("prtcheck/")} == in_git("prtcheck")
    others = {re.sub(r"^prtcheck-[^/]+\.", "", n) for n in names if not n.startswith("prtcheck/")}
    information = {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"}
    assert others == {
        "data/data/share/man/man1/prtcheck.1",
        *(f"dist-info/{name}" for name in information),
    }


def test_the_sdist_holds_the_program_and_its_tests(built):
    with tarfile.open(built[1]) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert in_git("prtcheck", "tests", ".ci", "pyproject.toml", "README.md", "LICENSE") <= names
    assert names - in_git() == {"PKG-INFO"}


def test_every_dependency_has_an_upper_bound():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"].values()
    named = [name for group in (project["dependencies"], *extras) for name in group]
    assert [name for name in named if "<" not in name] == ["prtcheck[report,spreadsheets]"]


def install_by_pip(folder, wheel, _sdist):
    run(OLDEST, "-m", "venv", str(folder))
    run(str(folder / "bin/pip"), "install", "--quiet", str(wheel))
    return {}, folder / "bin/prtcheck", folder / "share/man"


def install_by_pipx(folder, _wheel, _sdist):
    names = {"PIPX_HOME": "home", "PIPX_BIN_DIR": "bin", "PIPX_MAN_DIR": "man"}
    here = {name: str(folder / place) for name, place in names.items()}
    run("pipx", "install", "--python", NEWEST, str(ROOT), **here)
    return here, folder / "bin/prtcheck", folder / "man"


def install_by_uv(folder, _wheel, sdist):
    here = {"UV_TOOL_DIR": str(folder / "tools"), "UV_TOOL_BIN_DIR": str(folder / "bin")}
    run("uv", "tool", "install", "--quiet", "--python", NEWEST, str(sdist), **here)
    return here, folder / "bin/prtcheck", folder / "tools/prtcheck/share/man"


@pytest.mark.parametrize(
    ("install", "extra"),
    [
        (install_by_pip, ["import", str(SHEET), "--yes"]),
        (install_by_pipx, ["report", "page.html", "--yes"]),
        (install_by_uv, ["report", "page.pdf", "--yes"]),
    ],
    ids=["pip", "pipx", "uv"],
)
def test_it_installs_and_runs(install, extra, built, tmp_path):
    here, program, manuals = install(tmp_path / "installed", *built)

    def prtcheck(*arguments, runner=run):
        home = {"PRTCHECK_HOME": str(tmp_path / "home"), "TZ": midday_zone()}
        return runner(str(program), *arguments, folder=tmp_path, **home)

    assert re.fullmatch(
        r"prtcheck [\d.]+, Python [\d.]+, SQLite [\d.]+, Textual [\d.]+\n", prtcheck("--version")
    )
    assert prtcheck("status", runner=attempt).returncode == 1
    with Terminal(home=tmp_path / "home", program=(str(program),), TZ=midday_zone()) as terminal:
        terminal.wait_for("Your pain over")
    assert "pain 4" in prtcheck("log", "--pain", "4", "--cause", "mind-brain: stress")
    assert "done" in prtcheck("status")
    assert "1 of 1 day answered" in prtcheck("trend")
    assert "130" in prtcheck("help", "exit-codes")
    page = run("man", "prtcheck", MANPATH=str(manuals), MANPAGER="cat", MANWIDTH="80")
    assert "prtcheck log [OPTIONS]" in page
    refused = prtcheck(*extra, runner=attempt)
    assert "nstall" in refused.stderr
    _, cure, _ = refused.stderr.split("`")
    run("bash", "-c", cure, folder=tmp_path, **here)
    prtcheck(*extra)


def test_the_lowest_versions_that_are_allowed_pass(built, tmp_path):
    python = str(tmp_path / "bin/python")
    run("uv", "venv", "--quiet", "--python", OLDEST, str(tmp_path))

    def install(*what):
        run("uv", "pip", "install", "--quiet", "--python", python, *what)

    declared, lowest = str(ROOT / "pyproject.toml"), tmp_path / "lowest.txt"
    install("--resolution=lowest-direct", "-r", declared, "--extra=report", "--extra=spreadsheets")
    lowest.write_text(run("uv", "pip", "freeze", "--python", python))
    extras = tomllib.loads(Path(declared).read_text())["project"]["optional-dependencies"]
    install("-c", str(lowest), *(each for each in extras["test"] if each.startswith(TOOLS)))
    install("--no-deps", str(built[0]))
    tested = run(
        python, "-m", "pytest", "-q", "-n2", "-p", "no:cacheprovider", *PASSING, folder=ROOT
    )
    sys.stdout.write(tested[-200:])
