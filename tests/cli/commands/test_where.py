"""The `where` command."""

import pytest
from program import output_of

pytestmark = pytest.mark.usefixtures("sunday_evening")


def test_where_names_each_place_and_what_is_not_there_yet(home):
    output_of("log", "--pain", "4")
    assert output_of("where").splitlines() == [
        f"diary     {home}/diary.db",
        f"drafts    {home}/drafts (not there yet)",
        f"backups   {home}/backups (not there yet)",
        f"settings  {home}/settings.toml (not there yet)",
    ]
