"""The help topics on top of a screen: a list of them, and one to read."""

from textual import on
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from prtcheck.actions.help_topics import TOPICS, read_topic, title_of
from prtcheck.charts.topic import TopicPage
from prtcheck.tui.screens.dialogs import PageDialog, QuestionDialog
from prtcheck.tui.widgets.aligned_text import AlignedText

_WIDEST = max(map(len, TOPICS))


class TopicsDialog(QuestionDialog):
    """The topics to choose from; one that was read leads back to them."""

    def __init__(self) -> None:
        super().__init__("Enter opens a topic.", "Help topics")

    def make_answer(self) -> OptionList:
        """Return the topics."""
        rows = (
            Option(AlignedText([(f"{topic:{_WIDEST}}", [title_of(topic)])]), id=topic)
            for topic in TOPICS
        )
        return OptionList(*rows, markup=False, compact=True)

    @on(OptionList.OptionSelected)
    def open_topic(self, event: OptionList.OptionSelected) -> None:
        """Show the chosen topic."""
        topic = event.option_id or ""
        self.app.push_screen(PageDialog(topic, TopicPage(read_topic(topic))))
