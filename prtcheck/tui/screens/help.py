"""The help on top of a screen: its keys, and from there the help topics."""

import re

from textual import on
from textual.binding import Binding
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from prtcheck.actions.help_topics import TOPICS, read_topic, title_of
from prtcheck.tui.screens.dialogs import PageDialog, QuestionDialog
from prtcheck.tui.widgets.aligned_text import AlignedText

_WIDEST = max(map(len, TOPICS))


class HelpDialog(PageDialog):
    """A list of keys, one a line, each with its explanation."""

    BINDINGS = [Binding("t", "show_topics", "Topics", id="help.topics")]
    CLOSED_BY = "[@click=screen.show_topics]t help topics[/]  esc close"

    def __init__(self, text: str) -> None:
        super().__init__("Keys", AlignedText(map(_key_and_explanation, text.splitlines())))

    def action_show_topics(self) -> None:
        """List the help topics."""
        self.app.push_screen(TopicsDialog())


class TopicsDialog(QuestionDialog[str]):
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
        from prtcheck.charts.topic import TopicPage

        topic = event.option_id or ""
        self.app.push_screen(PageDialog(topic, TopicPage(read_topic(topic))))


def _key_and_explanation(line: str) -> tuple[str, list[str]]:
    """Return what stands in the two columns; a line without a key is all explanation."""
    found = re.match(r"(\S+(?: \S+)*)  +(.*)", line)
    return (found[1], [found[2]]) if found else ("", [line])
