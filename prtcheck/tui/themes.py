"""The colours of the looks: dark, light and high contrast, in two neutral hues and greys."""

from dataclasses import replace

from textual.theme import BUILTIN_THEMES, Theme


def _make_theme(name: str, colours: str, *, dark: bool) -> Theme:
    primary, accent, foreground, background, surface, panel, frame, mind, body = colours.split()
    return Theme(
        name=f"prtcheck-{name}",
        dark=dark,
        primary=primary,
        accent=accent,
        warning=accent,
        error=accent,
        foreground=foreground,
        background=background,
        surface=surface,
        panel=panel,
        variables={
            "border": primary,
            "border-blurred": frame,
            "side-mind-brain": mind,
            "side-body": body,
            "block-cursor-background": primary,
            "block-cursor-foreground": background,
            "block-cursor-text-style": "bold",
            "footer-key-foreground": accent,
            "footer-description-foreground": foreground,
            "footer-background": panel,
            "input-selection-background": primary,
            "input-selection-foreground": background,
        },
    )


_COLOURS = {
    "dark": "#8ab4f8 #f0b860 #e4e4e4 #161616 #202020 #2c2c2c #7c7c7c #4aa3f0 #e08a1e",
    "light": "#1a4f9c #7a4a00 #1c1c1c #fafafa #f0f0f0 #e2e2e2 #858585 #0060a8 #944e00",
    "high-contrast": "#ffffff #ffff00 #ffffff #000000 #000000 #000000 #ffffff #5fb8ff #ffa42e",
}
"""Of each look: primary, accent, foreground, background, surface, panel, frame, and of the two
sides mind & brain and body, in the hues of the charts."""
THEMES = {
    look: _make_theme(look, colours, dark=look != "light") for look, colours in _COLOURS.items()
}
"""By the name that the settings give them."""

ANSI = "ansi"
"""The look in the terminal's own colours."""
_TERMINAL = BUILTIN_THEMES["ansi-dark"]
ANSI_THEME = replace(
    _TERMINAL,
    primary="ansi_magenta",
    accent="ansi_default",
    warning="ansi_default",
    error="ansi_default",
    variables={
        **_TERMINAL.variables,
        "border": "ansi_magenta",
        "border-blurred": "ansi_bright_black",
        "side-mind-brain": "ansi_default",
        "side-body": "ansi_default",
        "block-cursor-text-style": "bold underline",
        "footer-key-foreground": "ansi_magenta",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
        "input-selection-background": "ansi_magenta",
    },
)
"""One accent, magenta, which can be read on a dark and on a light ground. What is chosen is
underlined too: its white may not show on a light ground.

Textual paints greys of its own in a theme of another name.
"""


def theme_name(look: str) -> str:
    """Return Textual's name of a look."""
    return THEMES[look].name if look in THEMES else ANSI_THEME.name
