"""A choice that its key or a click takes."""

from textual.content import Content
from textual.message import Message
from textual.widget import Widget


class Choice(Widget):
    """A key and what it chooses; narrow windows show a shorter name."""

    class Clicked(Message):
        """The choice was clicked."""

        def __init__(self, value: str) -> None:
            super().__init__()
            self.value = value

    def __init__(self, key: str, value: str, name: str, short_name: str) -> None:
        super().__init__()
        self.value = value
        self._key = key
        self._names = (name, short_name)

    def render(self) -> Content:
        """Return the key and the name."""
        name = self._names[self.screen.has_class("-narrow")]
        return Content.assemble((self._key, "bold $accent"), f" {name}")

    def on_click(self) -> None:
        """Say which choice was clicked."""
        self.post_message(self.Clicked(self.value))
