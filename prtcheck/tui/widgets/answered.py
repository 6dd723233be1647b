"""The message of a widget whose answer is complete."""

from textual.message import Message


class Answered(Message):
    """The person pressed Enter: the answer, or none, is complete."""
