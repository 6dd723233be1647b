"""What the page is printed on."""

from enum import StrEnum

MARGIN_MM = (9, 12)
"""Above and below, left and right."""
MM_PER_INCH = 25.4
MM_PER_POINT = MM_PER_INCH / 72
_MILLIMETRES = {"A4": (210.0, 297.0), "letter": (215.9, 279.4)}


class Paper(StrEnum):
    """What the page is printed on, by its name in CSS."""

    A4 = "A4"
    LETTER = "letter"

    @property
    def inside_mm(self) -> tuple[float, float]:
        """How wide and high it is within its margins."""
        wide, high = _MILLIMETRES[self]
        return wide - 2 * MARGIN_MM[1], high - 2 * MARGIN_MM[0]
