"""The pages for developers are true: every file and folder that they name exists."""

import re

import pytest
from folders import README

ROOT = README.parent
PAGES = (".github/CONTRIBUTING.md", "tests/README.md")
PATH = re.compile(r"(?<![\w./])(?:prtcheck|tests|\.ci|\.github)/[\w./-]*\w|\b\w+\.(?:md|toml)\b")
TO_BE_WRITTEN = re.compile(r"NAME|vN_|-N\.")
"""The name of a file that the reader adds, such as `vN_WHAT.py`."""


def paths_in(page):
    found = PATH.findall((ROOT / page).read_text("utf-8"))
    return sorted({path for path in found if not TO_BE_WRITTEN.search(path)})


@pytest.mark.parametrize("page", PAGES)
def test_every_path_that_a_page_names_exists(page):
    paths = paths_in(page)
    assert len(paths) > 15
    assert [path for path in paths if not (ROOT / path).exists()] == []
