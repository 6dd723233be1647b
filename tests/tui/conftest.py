"""The context of the app's tests."""

import pytest
from app_driver import context_in


@pytest.fixture
def context(tmp_path):
    return context_in(tmp_path)
