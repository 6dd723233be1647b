"""The colours of the looks: dark, light and high contrast, in two neutral hues and greys."""

from textual.theme import Theme

THEMES = {
    "dark": Theme(
        name="prtcheck-dark",
        dark=True,
        primary="#8ab4f8",
        accent="#f0b860",
        warning="#f0b860",
        error="#f0b860",
        foreground="#e4e4e4",
        background="#161616",
        surface="#202020",
        panel="#2c2c2c",
    ),
    "light": Theme(
        name="prtcheck-light",
        dark=False,
        primary="#1a4f9c",
        accent="#7a4a00",
        warning="#7a4a00",
        error="#7a4a00",
        foreground="#1c1c1c",
        background="#fafafa",
        surface="#f0f0f0",
        panel="#e2e2e2",
    ),
    "high-contrast": Theme(
        name="prtcheck-high-contrast",
        dark=True,
        primary="#ffffff",
        accent="#ffff00",
        warning="#ffff00",
        error="#ffff00",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#000000",
    ),
}
"""By the name that the settings give them."""

for _theme in THEMES.values():
    _theme.variables.update(
        {
            "block-cursor-background": _theme.primary,
            "block-cursor-foreground": _theme.background or "#000000",
            "block-cursor-text-style": "bold",
            "footer-key-foreground": _theme.accent or "",
            "footer-description-foreground": _theme.foreground or "",
            "footer-background": _theme.panel or "",
            "input-selection-background": _theme.primary,
            "input-selection-foreground": _theme.background or "#000000",
        }
    )

ANSI = "ansi"
"""The look in the terminal's own colours."""


def theme_name(look: str) -> str:
    """Return Textual's name of a look; in the terminal's own colours it must be `ansi-dark`.

    Textual's other themes paint greys of their own there.
    """
    return THEMES[look].name if look in THEMES else "ansi-dark"
