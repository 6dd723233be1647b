"""The tag behind a cause: where it was sorted to."""

from textual.widgets import Label

from prtcheck.core.check_in import Side
from prtcheck.wording.check_in import SIDE_NAMES


class SideTag(Label):
    """A side in its neutral colour; its words say the same without."""

    def __init__(self) -> None:
        super().__init__(classes="side", markup=False)

    def show_side(self, side: Side | None, otherwise: str = "", remark: str = "") -> None:
        """Show a side with a remark, or other words where there is none."""
        for each in Side:
            self.set_class(each is side, f"-{each.value}")
        self.update(f"{SIDE_NAMES[side]}{remark}" if side else otherwise)
