"""The floor of the app: a Textual app with a Static and a Footer.

Enter shows the next number, `o` an empty screen; with the word `sqlmodel` it loads that too, as
ours does.
"""

import sys
import threading

from textual.app import App
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Footer, Static


class EmptyScreen(Screen):
    def compose(self):
        yield Static("opened")
        yield Footer()


class EmptyApp(App):
    BINDINGS = (Binding("enter", "next", "Next"), Binding("o", "open", "Open"))
    shown = 0

    def compose(self):
        yield Static("shown: 0")
        yield Footer()

    def on_ready(self):
        if "sqlmodel" in sys.argv:
            threading.Thread(target=__import__, args=("sqlmodel",), daemon=True).start()

    def action_next(self):
        self.shown += 1
        self.query_one(Static).update(f"shown: {self.shown}")

    def action_open(self):
        self.push_screen(EmptyScreen())


EmptyApp().run()
