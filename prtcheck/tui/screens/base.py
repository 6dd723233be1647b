"""What the screens have in common that are a list: a heading, news, rows and their keys."""

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static

from prtcheck.tui.screens.dialogs import HelpDialog


class ListScreen(Screen[None]):
    """Rows to choose from; above them what they are and what was done last."""

    KEYS = ""
    """The keys of the screen, for its help."""

    def compose(self) -> ComposeResult:
        """Make room for the rows."""
        yield Static(id="heading", markup=False)
        yield Static(id="news", markup=False)
        yield OptionList(markup=False, compact=True)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Show the rows and let arrows move among them."""
        self.fill()
        self.rows.focus()

    @property
    def rows(self) -> OptionList:
        """The list."""
        return self.query_one(OptionList)

    def fill(self) -> None:
        """Show what the diary holds now."""
        raise NotImplementedError

    def head(self, sentence: str) -> None:
        """Say what the rows are."""
        self.query_one("#heading", Static).update(sentence)

    def say(self, sentence: str) -> None:
        """Say what was done, or nothing."""
        self.query_one("#news", Static).update(sentence)

    def tell(self, sentence: str | None) -> None:
        """Say what was done, and show what the diary holds since."""
        self.say(sentence or "")
        self.fill()

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(HelpDialog(self.KEYS))
