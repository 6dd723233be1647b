"""The help topics: Markdown files that the `help` command, the app and the man page show."""

import re
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


def find_topics(word: str) -> list[str]:
    """Return the topics in which a word begins another, those that name it most often first."""
    begun = re.compile(rf"\b{re.escape(word)}", re.IGNORECASE)
    found = {topic: len(begun.findall(read_topic(topic))) for topic in TOPICS}
    return sorted(filter(found.get, TOPICS), key=found.__getitem__, reverse=True)


def title_of(topic: str) -> str:
    """Return what a topic is about, in a few words."""
    return read_topic(topic).partition("\n")[0].removeprefix("# ")
