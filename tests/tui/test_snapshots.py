"""Pictures of the screens, compared by machine after they were looked at by eye."""

import pytest
from scenes import SCENES, app_at, play

LOOKS = {
    "80x24-dark": ((80, 24), "dark"),
    "60x16-dark": ((60, 16), "dark"),
    "40x12-dark": ((40, 12), "dark"),
    "80x24-light": ((80, 24), "light"),
    "80x24-high-contrast": ((80, 24), "high-contrast"),
}

SHOWN = [name for name in SCENES if name not in ("deleted", "undo", "day-help", "palette-searched")]
"""The scenes, without those that look much like another."""


@pytest.fixture(autouse=True)
def still(monkeypatch):
    """Keep the cursor from blinking."""
    monkeypatch.setattr("textual.widgets.Input.cursor_blink", False)
    monkeypatch.setattr("textual.widgets.TextArea.cursor_blink", False)


def pictured(snap_compare, folder, screen, size, look="dark"):
    app = app_at(folder / "it", screen, look)
    return snap_compare(app, terminal_size=size, run_before=lambda pilot: play(pilot, screen))


@pytest.mark.parametrize(("size", "look"), LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("screen", SHOWN)
def test_a_screen_looks_as_it_did(snap_compare, tmp_path, screen, size, look):
    assert pictured(snap_compare, tmp_path, screen, size, look)


@pytest.mark.parametrize("screen", SHOWN)
def test_a_screen_without_colour_looks_as_it_did(snap_compare, tmp_path, screen, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert pictured(snap_compare, tmp_path, screen, (80, 24))
