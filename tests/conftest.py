"""Every test has a home folder of its own, plain surroundings and no network."""

import gc
import time

import pytest
from hypothesis import settings
from pytest_socket import disable_socket
from terminal import midday_zone

from prtcheck.paths import HOME_VARIABLE
from prtcheck.storage.diary import Diary

_SURROUNDINGS = ("NO_COLOR", "FORCE_COLOR", "TEXTUAL_THEME", "COLUMNS", "LINES", "PRTCHECK_PLAIN")

settings.register_profile(
    "ci",
    deadline=None,  # the time a test takes says nothing about its law
    derandomize=True,  # a red run stays red until the cause is found
    max_examples=15,
)
settings.load_profile("ci")


def pytest_collection_finish():
    gc.freeze()  # thousands of collected tests would be searched for garbage again and again


def pytest_runtest_setup():
    disable_socket(allow_unix_socket=True)  # asyncio wakes its loop through a pair of these


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """The folder that everything goes to; it is not made yet."""
    folder = tmp_path / "home"
    monkeypatch.setenv(HOME_VARIABLE, str(folder))
    for name in _SURROUNDINGS:
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def diary(home):
    """The diary of that home; its file is not made yet."""
    return Diary(home / "diary.db")


@pytest.fixture
def midday():
    """The test and the programs it starts live where it is around noon."""
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("TZ", midday_zone())
        time.tzset()
        yield
    time.tzset()
