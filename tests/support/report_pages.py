"""Pages for the tests of the report: made-up ones, crowded ones, and how a page is read back."""

import re
import subprocess
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser

from browser import found
from strategies import SUNDAY, WINTER

from prtcheck.analysis.trend import compute_trend
from prtcheck.core.check_in import LONGEST_ACTIVITY, Cause, CodedBy, Side
from prtcheck.core.period import Period
from prtcheck.demo import make_diary
from prtcheck.formats.report.page import build_page

VOID = {"meta", "link", "img", "br", "hr", "input"}
WORDS = {
    "letters without a space": "W" * 40,
    "words": "words of a long story",
    "wide letters": "散歩した桜",
    "right to left": "مرحبا بالعالم",
    "tags": "<script>alert('x')</script>",
    "pictures": "👩\u200d🦽😀",
    "stacked marks": "ก็ที่นี่",
}


def made_up_page(days=84, check_ins=None, phases=(), **wanted):
    """A page over the days up to Sunday."""
    check_ins = make_diary(7, days, SUNDAY, WINTER) if check_ins is None else check_ins
    trend = compute_trend(check_ins, period_of(days), phases=phases)
    inside = [c for c in check_ins if c.day >= trend.period.since]
    return build_page(inside, trend, SUNDAY, **wanted)


def period_of(days):
    return Period(SUNDAY - timedelta(days=days - 1), SUNDAY)


def crowded(word, days):
    """A diary in which everything is as long as it can be: causes, 40 activities, notes."""
    causes = (Cause(f"{word} " * 200, Side.MIND_BRAIN, CodedBy.PERSON),) * 3
    names = [f"{nth} {word * 3}"[:LONGEST_ACTIVITY].replace(";", " ") for nth in range(40)]
    return [
        replace(
            check_in,
            causes=causes,
            activities=tuple(name for at, name in enumerate(names) if (nth + at) % 3 == 0),
            note=f"{word} " * 900,
        )
        for nth, check_in in enumerate(make_diary(3, days, SUNDAY, WINTER))
    ]


def text_of(pdf):
    """Return each page of a PDF, a file or its bytes, as the text that can be selected there."""
    content = pdf if isinstance(pdf, bytes) else pdf.read_bytes()
    text = _poppler("pdftotext", "-raw", "-", "-", stdin=content)
    return [" ".join(page.split()) for page in text.split("\f")[:-1]]


def lines_of(pdf):
    """Return the lines of a PDF as they stand on the paper, a table's rows among them."""
    text = _poppler("pdftotext", "-layout", str(pdf), "-")
    return [" ".join(line.split()) for line in text.splitlines()]


def words_of(pdf):
    """Return the words of a PDF's first page in reading order: each with its top and bottom."""
    content = pdf if isinstance(pdf, bytes) else pdf.read_bytes()
    page = _poppler("pdftotext", "-bbox", "-l", "1", "-", "-", stdin=content)
    found = re.findall(r'yMin="([0-9.]+)".*?yMax="([0-9.]+)">(.*?)</word>', page)
    return [(word, float(top), float(bottom)) for top, bottom, word in found]


def about(pdf):
    """Return what a PDF says about itself."""
    return _poppler("pdfinfo", "-", stdin=pdf)


def points_of(pdf):
    """Return the width and height of a PDF's first page, in whole points."""
    size = re.search(r"Page size: +([0-9.]+) x ([0-9.]+)", _poppler("pdfinfo", str(pdf)))
    return round(float(size[1])), round(float(size[2]))


def _poppler(program, *arguments, stdin=b""):
    done = subprocess.run(
        [found(program), *arguments], input=stdin, capture_output=True, timeout=60, check=True
    )
    return done.stdout.decode()


class Elements(HTMLParser):
    """Every element of a page with its attributes, what it stands in, and all of its text."""

    def __init__(self, html):
        super().__init__()
        self.found, self.text = [], []
        self._open = []
        self.feed(html)
        assert not self._open, "every element is closed"

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs), tuple(self._open)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.found.append((tag, dict(attrs), tuple(self._open)))

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        if "style" not in self._open:
            self.text.append(data)

    def named(self, *tags):
        return [(tag, attrs) for tag, attrs, _ in self.found if tag in tags]

    def all_text(self):
        return " ".join(" ".join(self.text).split())
