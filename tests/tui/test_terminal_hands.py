"""Every screen in a real terminal, by keys alone and by mouse, while its window changes its size.

Only what is typed in one's own words is typed by either hand.
"""

import tomllib
from datetime import datetime, timedelta

import pytest
from overview_days import sorted_cause
from process_killer import rounds
from terminal import DOWN, ENTER, ESCAPE, Terminal

from prtcheck.core.check_in import CheckIn, Side
from prtcheck.core.days import format_day
from prtcheck.core.history import ChangeKind
from prtcheck.storage.diary import Diary

pytestmark = pytest.mark.usefixtures("midday")

WINDOWS = (
    ((80, 24), (40, 12), (120, 36)),
    ((40, 12), (120, 36), (40, 12)),
)
"""The sizes that the window has one after the other during a story."""
LATER_QUESTIONS = (
    ("How afraid", "Clear"),
    ("behind your pain", "Back"),
    ("What did you do", "Tick"),
    ("Anything to note", "Save"),
)
"""The questions after the first, each with a key of its own, which is painted a moment later."""
MISSED = 3
"""The day so many days ago has no check-in."""
DAYS = 100

TABS = {
    "Overview": "by week",
    "Pain": "Pain ●",
    "Fear": "Fear of movement",
    "Causes": "Causes named",
    "Activities": "walk",
    "Insights": "Has pain changed?",
}
"""Something that each tab shows of that diary."""


class Hand:
    """Does each thing by its key or by a click on its words, in a window that changes its size."""

    def __init__(self, terminal, *, has_mouse, sizes):
        self.terminal = terminal
        self.has_mouse = has_mouse
        self._sizes = iter(sizes[1:])

    def resize(self):
        """Give the window its next size."""
        self.terminal.wait_until_idle()
        self.terminal.resize_blank(*next(self._sizes))
        self.terminal.wait_until_idle()

    def do(self, key, words, *, last=False):
        """Press a key, or click on the words that name it."""
        if self.has_mouse:
            self.terminal.click(words, last=last)
        else:
            self.terminal.type(key)

    def choose(self, keys, words):
        """Choose a row by keys, or scroll to it with the wheel and click it."""
        if self.has_mouse:
            self.terminal.turn_wheel_to(words)
        self.do(keys, words)

    def sees(self, *wanted, gone=()):
        return self.terminal.wait_for(*wanted, gone=gone)


@pytest.fixture(params=["mouse", "keys"][: rounds(1, 2)])
def has_mouse(request):
    return request.param == "mouse"


@pytest.fixture
def sizes(has_mouse):
    return WINDOWS[has_mouse]


def now():
    return datetime.now().astimezone()


def ago(days):
    return now().date() - timedelta(days=days)


def name_day(days):
    """The day as History writes it."""
    weekday, number, month, _ = format_day(ago(days)).split()
    return f"{weekday} {number:>2} {month}"


def answered(days):
    """A check-in of so many days ago, entered on its day."""
    causes = (sorted_cause("old disc", Side.BODY), sorted_cause("stress", Side.MIND_BRAIN))
    return CheckIn(
        day=ago(days),
        entered_at=now() - timedelta(days=days),
        pain=3 + days % 4,
        fear=2,
        causes=causes,
        activities=("walk",),
    )


@pytest.fixture
def diary(home):
    """A diary of many days in which today is done."""
    home.mkdir(mode=0o700)
    held = Diary(home / "diary.db")
    days = [answered(days) for days in range(DAYS) if days != MISSED]
    held.change_days(ChangeKind.IMPORT, now(), {check_in.day: check_in for check_in in days})
    return held


@pytest.fixture
def at_home(diary, home, has_mouse, sizes):
    """A hand on the home screen of that diary."""
    columns, rows = sizes[0]
    with Terminal(home=home, columns=columns, rows=rows) as terminal:
        hand = Hand(terminal, has_mouse=has_mouse, sizes=sizes)
        hand.sees("is done", "History")
        yield hand
        assert "Traceback" not in terminal.text()


def test_a_whole_check_in(home, has_mouse, sizes):
    columns, rows = sizes[0]
    with Terminal(home=home, columns=columns, rows=rows) as terminal:
        hand = Hand(terminal, has_mouse=has_mouse, sizes=sizes)
        hand.sees("Your pain over today", "Next")
        hand.do("7", " 7 ")
        hand.sees("[7]")
        hand.do(ENTER, "Next")
        hand.sees("How afraid", gone=["[7]"])
        hand.do("3", " 3 ")
        hand.resize()
        hand.sees("How afraid", "[3]")
        hand.do(ENTER, "Next")
        hand.sees("behind your pain")
        terminal.type("stress at work")
        hand.sees("stress at work")
        hand.do(ENTER, "Next")
        hand.do(ENTER, "Next")
        hand.sees("I read this as mind & brain")
        hand.do("b", "b body")
        hand.sees("What did you do", "Tick")
        terminal.type("walk")
        hand.resize()
        hand.sees("+ add: walk")
        hand.do(ENTER, "+ add: walk")
        hand.sees("[x] walk")
        hand.do(ENTER, "Next")
        hand.sees("Anything to note")
        terminal.type("slept well")
        hand.sees("slept well")
        hand.do(ENTER, "Save")
        assert terminal.wait_for_exit() == 0
        assert "Saved for" in terminal.text()
    [saved] = Diary(home / "diary.db").check_ins()
    assert (saved.day, saved.pain, saved.fear) == (ago(0), 7, 3)
    assert [(cause.text, cause.side) for cause in saved.causes] == [("stress at work", Side.BODY)]
    assert (saved.activities, saved.note) == (("walk",), "slept well")


def test_an_edit_from_history(at_home, diary):
    at_home.do("h", "History")
    at_home.sees("did", name_day(1))
    at_home.do(DOWN, name_day(1))
    at_home.sees(f"▸ {name_day(1)}")
    at_home.do(ENTER, name_day(1))
    at_home.sees("fear of movement", "old disc")
    at_home.do("e", "Edit")
    at_home.sees("Your pain over that day", "Next")
    at_home.do("9", " 9 ")
    at_home.resize()
    at_home.sees("[9]")
    for question, key in LATER_QUESTIONS:
        at_home.do(ENTER, "Next")
        at_home.sees(question, key)
    at_home.do(ENTER, "Save")
    at_home.sees("9 of 10", "Saved for")
    at_home.resize()
    at_home.do(ESCAPE, "Back")
    at_home.sees("did", name_day(1), "✎")
    assert diary.check_in(ago(1)).pain == 9
    assert diary.check_in(ago(1)).causes == answered(1).causes


def test_a_delete_and_its_undo(at_home, diary):
    at_home.do("h", "History")
    at_home.sees("did", name_day(0))
    at_home.do("d", "Delete", last=True)
    at_home.resize()
    at_home.do("y", "yes, delete it")
    at_home.sees("Deleted")
    assert diary.check_in(ago(0)) is None
    at_home.resize()
    at_home.sees("Deleted")
    at_home.do("z", "Undo")
    at_home.sees("Undone")
    assert diary.check_in(ago(0)).pain == answered(0).pain


def test_a_report_is_handed_over(at_home, tmp_path, has_mouse, sizes):
    kind = "html" if has_mouse else "pdf"
    at_home.do("x", "Hand over")
    at_home.sees("Report for a therapist, PDF", "check-ins")
    if kind == "html":
        at_home.choose(DOWN + ENTER, "Report for a therapist, web page")
        at_home.sees("(•) Report for a therapist, web page")
    at_home.resize()
    at_home.do("f", "prtcheck-20")
    at_home.sees("Where the file goes")
    target = tmp_path / f"page.{kind}"
    at_home.terminal.type("\x15", str(target), ENTER)
    at_home.sees(gone=["Where the file goes"])
    at_home.resize()
    at_home.do("m", "m Make it", last=True)
    at_home.sees("Written to")
    assert target.read_bytes().startswith({"html": b"<!", "pdf": b"%PDF"}[kind])


def test_a_missed_day_is_filled_in(at_home, diary):
    at_home.do("m", "Fill in a missed day")
    missed = format_day(ago(MISSED))
    at_home.sees("Without a check-in", missed)
    at_home.do(ENTER, missed)
    at_home.sees("Your pain over that day", "Next")
    at_home.do("5", " 5 ")
    at_home.sees("[5]")
    at_home.resize()
    for question, key in LATER_QUESTIONS:
        at_home.do(ENTER, "Next")
        at_home.sees(question, key)
    at_home.resize()
    at_home.do(ENTER, "Save")
    at_home.sees("Saved for", f"{missed} logged")
    assert diary.check_in(ago(MISSED)).pain == 5


def test_what_changed_shows_each_tab_and_each_range(at_home):
    at_home.do("t", "What changed")
    at_home.sees("Overview", "[90]")
    at_home.do("2", "2 Pain")
    at_home.sees("7-day mean")
    at_home.resize()
    for number, (tab, shown) in enumerate(TABS.items(), start=1):
        if at_home.has_mouse and f"{number} {tab}" not in at_home.terminal.text():
            at_home.do("", ">")
        at_home.do(str(number), f" {number} {tab}")
        at_home.sees(shown, f"{number} {tab}")
    at_home.resize()
    for days in ("365", "all", "30", "90"):
        at_home.do("r", days, last=True)
        at_home.sees(f"[{days}]")
    at_home.do(ESCAPE, "Back")
    at_home.sees("is done", "Settings and looks")


def test_a_click_in_the_calendar_opens_a_day_or_its_form(diary, home):
    with Terminal(home=home) as terminal:
        terminal.wait_for("is done", "Last four weeks")
        terminal.click("[■]")
        terminal.wait_for("fear of movement", "old disc")
        for columns, rows in ((40, 12), (120, 36)):
            terminal.wait_until_idle()
            terminal.resize_blank(columns, rows)
        terminal.wait_for("fear of movement", "old disc")
        terminal.click("Back")
        terminal.wait_for("is done", "Last ")
        terminal.click(" · ")
        terminal.wait_for("Your pain over that day", f"{MISSED} days ago")
    assert diary.check_in(ago(MISSED)) is None


def test_the_look_is_changed(at_home, home):
    at_home.do("s", "Settings and looks")
    at_home.sees("Day ends at", "dark")
    at_home.choose(DOWN * 2 + ENTER, "Look")
    at_home.sees("Which look?")
    at_home.resize()
    at_home.sees("Which look?")
    at_home.do("l", "light")
    at_home.sees("Saved", "light")
    at_home.resize()
    at_home.sees("Look light")
    assert tomllib.loads((home / "settings.toml").read_text()) == {"theme": "light"}
