"""The README and the help topics: their code and their commands, as a reader would copy them."""

import re

from folders import README

from prtcheck.actions.help_topics import TOPICS, read_topic

PAGES = {"README": README.read_text("utf-8"), **{topic: read_topic(topic) for topic in TOPICS}}
_BLOCK = re.compile(r"^```(?P<language>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"prtcheck(?: .*)?")


def _blocks(page, language):
    found = _BLOCK.finditer(PAGES[page])
    return [block["text"] for block in found if block["language"] == language]


def block(page, language, about=""):
    """Return the one block of a language in a page that has some words in it."""
    (only,) = [text for text in _blocks(page, language) if about in text]
    return only


def spans(text):
    """Return what stands between backticks outside of blocks, line breaks as spaces."""
    found = re.findall(r"`([^`]+)`", _BLOCK.sub("", text))
    return [" ".join(span.split()) for span in found]


def commands(page):
    """Return each command of prtcheck that a page names, in their order."""
    lines = [line for text in _blocks(page, "sh") for line in text.splitlines()]
    found = [text for text in [*spans(PAGES[page]), *lines] if _COMMAND.fullmatch(text)]
    return list(dict.fromkeys(found))


def sections(page):
    """Return the parts of a page by their headings; the first part by its title."""
    parts = re.split(r"^#+ (.*)\n", PAGES[page], flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))
