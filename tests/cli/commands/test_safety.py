"""The `safety` command."""

import pytest
from program import output_of

pytestmark = pytest.mark.usefixtures("sunday_evening")


def test_safety_says_when_to_see_a_doctor_and_what_this_is_not():
    words = " ".join(output_of("safety").split())
    for fixed in (
        "bladder or bowel",
        "Samaritans 116 123",
        "It is not a medical device and is not affiliated with the study's authors.",
        "nobody reads your check-ins.",
    ):
        assert fixed in words
