"""The moment at which most commands are tried."""

import pytest
from program import clock_at


@pytest.fixture
def sunday_evening():
    """Let it be Sunday evening."""
    with clock_at():
        yield
