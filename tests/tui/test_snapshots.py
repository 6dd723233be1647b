"""Pictures of the screens, compared by machine after they were looked at by eye."""

import pytest
from scenes import MAIN, SCENES, app_at, play

FURTHER_SIZES = {"40x12-dark": (40, 12), "120x36-dark": (120, 36)}
"""Those of the main scenes only."""
SHOWN = [name for name in SCENES if name not in ("deleted", "undo", "day-help", "palette-searched")]
"""The scenes, without those that look much like another."""
OTHER_LOOKS = ("light", "high-contrast", "ansi")
SHOWN_IN_OTHER_LOOKS = ("pain", "history")
"""A step of the form, and a list with its cursor; contrast is computed in `test_themes`."""

PICTURES = [
    *(pytest.param(screen, (80, 24), "dark", id=f"{screen}-80x24-dark") for screen in SHOWN),
    *(
        pytest.param(screen, size, "dark", id=f"{screen}-{name}")
        for screen in MAIN
        for name, size in FURTHER_SIZES.items()
    ),
    *(
        pytest.param(screen, (80, 24), look, id=f"{screen}-80x24-{look}")
        for screen in SHOWN_IN_OTHER_LOOKS
        for look in OTHER_LOOKS
    ),
]


@pytest.fixture(autouse=True)
def still(monkeypatch):
    """Keep the cursor from blinking."""
    monkeypatch.setattr("textual.widgets.Input.cursor_blink", False)
    monkeypatch.setattr("textual.widgets.TextArea.cursor_blink", False)


def is_as_pictured(snap_compare, folder, screen, size, look):
    app = app_at(folder / "it", screen, look)
    return snap_compare(app, terminal_size=size, run_before=lambda pilot: play(pilot, screen))


@pytest.mark.parametrize(("screen", "size", "look"), PICTURES)
def test_a_screen_looks_as_it_did(snap_compare, tmp_path, screen, size, look):
    assert is_as_pictured(snap_compare, tmp_path, screen, size, look)


@pytest.mark.parametrize("screen", SHOWN_IN_OTHER_LOOKS)
def test_a_screen_without_colour_looks_as_it_did(snap_compare, tmp_path, screen, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert is_as_pictured(snap_compare, tmp_path, screen, (80, 24), "dark")
