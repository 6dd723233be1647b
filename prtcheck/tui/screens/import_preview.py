"""What an imported file would do, to read before anything is saved."""

from itertools import groupby

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content

from prtcheck.actions.import_ import ImportPlan
from prtcheck.actions.import_outcome import format_plan, format_question
from prtcheck.context import Context
from prtcheck.core.text import without_commands, wrap
from prtcheck.tui.screens.base import PageScreen

_WIDEST = 100
_HANG = 4


class ImportPreviewScreen(PageScreen[bool | None]):
    """A page and one question; it returns the answer, or None after Esc."""

    KEYS = (
        "y    bring it in\n"
        "n    no; nothing is saved\n"
        "↑ ↓ PgUp PgDn Home End  scroll\n"
        "Esc  the question before"
    )
    BINDINGS = [
        Binding("y", "answer(True)", "Yes", id="importpreview.yes"),
        Binding("n", "answer(False)", "No", id="importpreview.no"),
        Binding("escape", "dismiss(None)", "Back", id="importpreview.back"),
        Binding("f1,question_mark", "help", "Help", key_display="F1", id="importpreview.help"),
    ]

    def __init__(self, context: Context, plan: ImportPlan) -> None:
        super().__init__(context)
        self._plan = plan

    def on_mount(self) -> None:
        """Show the question; the page follows with the window's size."""
        self.set_heading("What the file would do")
        self.show_message(format_question(self._plan.merge))
        self.content_shown.set()

    def on_resize(self) -> None:
        """Lay out the page at the window's width."""
        self.call_after_refresh(self._lay_out)

    def _lay_out(self) -> None:
        frame = self.query_one(VerticalScroll)
        width = min(frame.scrollable_content_region.width, _WIDEST)
        lines = format_plan(self._plan, self.context, width, dry_run=True, with_options=False)
        parts = groupby(map(without_commands, lines), key=lambda line: line.startswith(" "))
        wrapped = ["\n".join(_wrap(line, width) for line in part) for _, part in parts]
        self.show_page(Content("\n\n".join(wrapped)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Take no answer where there is nothing to bring in."""
        return action != "answer" or not self._plan.merge.changes_nothing

    def action_answer(self, is_wanted: bool) -> None:  # noqa: FBT001 - as the binding gives it
        """Return the answer."""
        self.dismiss(is_wanted)


def _wrap(line: str, width: int) -> str:
    hang = _HANG if line.startswith(" ") else 0
    return "\n".join(wrap(line, width, hang, cut_words=True))
