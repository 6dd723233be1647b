"""The help topics: Markdown files that the `help` command, the app and the man page show."""

from pathlib import Path

TOPICS = (
    *("start", "keys", "data", "figures", "import", "report"),
    *("settings", "reminders", "privacy", "exit-codes", "changes"),
)
"""The topics, in the order in which they are listed."""
_FOLDER = Path(__file__).parent.parent / "help"


def read_topic(topic: str) -> str:
    """Return the Markdown of a topic."""
    return (_FOLDER / f"{topic}.md").read_text("utf-8")


def find_topic(word: str) -> str | None:
    """Return the topic that names a word most often, if one does."""
    found = {topic: read_topic(topic).casefold().count(word.casefold()) for topic in TOPICS}
    best = max(TOPICS, key=found.__getitem__)
    return best if found[best] else None


def title_of(topic: str) -> str:
    """Return what a topic is about, in a few words."""
    return read_topic(topic).partition("\n")[0].removeprefix("# ")
