"""The report on paper: one page, filled, nothing cut, read from top to bottom, nothing private."""

import os
import re
from datetime import timedelta

import pytest
from browser import printed
from folders import GOLDEN
from process_killer import rounds
from report_pages import WORDS, about, crowded, made_up_page, points_of, text_of, words_of
from strategies import EVENING, SUNDAY, WINTER, logged

from prtcheck.core.check_in import Cause, CodedBy, Side
from prtcheck.core.phase import Phase
from prtcheck.demo import make_diary
from prtcheck.formats.report.layout import lay_out
from prtcheck.formats.report.paper import Paper
from prtcheck.formats.report.render import render_html, render_pdf
from prtcheck.wording.intervals import USUAL_CARE

PAGE = GOLDEN / "report" / "84-days.html"
UPDATE = "PRTCHECK_UPDATE_GOLDEN"
SIZES = {Paper.A4: (595, 842), Paper.LETTER: (612, 792)}
POINTS_OF_MARGIN = 25.5
MOST_EMPTY = 12
"""Points left between the last line and the margin."""
OWN_FONTS = '"Helvetica Neue", Helvetica, Arial, "Liberation Sans", "Noto Sans", '
LONG = " ".join(f"number{nth}" for nth in range(30))[:196]
UNBROKEN = "x" * 100
IN_ORDER = (
    *("Pain diary", "of 120 days answered", "IN SHORT", "Pain, 0-10", "THE WEEKS", "DAY BY DAY"),
    *("BEHIND IT", "first 28 days 5", "last 28 days 5", "WHAT WAS DONE", "HOW TO READ THIS"),
)


def assert_filled(pdf, paper):
    """One page whose last line stands at the lower margin."""
    assert len(text_of(pdf)) == 1
    left = SIZES[paper][1] - POINTS_OF_MARGIN - max(bottom for _, _, bottom in words_of(pdf))
    assert -1 < left < MOST_EMPTY


PAGES = [(1, Paper.A4), (120, Paper.LETTER), (3650, Paper.A4), (365, Paper.LETTER)][: rounds(3, 4)]


@pytest.mark.slow
@pytest.mark.parametrize(("days", "paper"), PAGES)
def test_it_fills_one_page_of_either_paper_printed_by_a_browser(days, paper, tmp_path):
    file = tmp_path / "r.html"
    file.write_text(render_html(made_up_page(days, with_notes=days == 120), paper))
    pdf = printed(file, tmp_path)
    assert_filled(pdf, paper)
    assert points_of(pdf) == SIZES[paper]


@pytest.mark.slow
@pytest.mark.parametrize(("days", "paper"), PAGES)
def test_it_fills_one_page_as_pdf(days, paper):
    assert_filled(render_pdf(render_html(made_up_page(days), paper)), paper)


@pytest.mark.slow
@pytest.mark.parametrize("words", [*WORDS][:: rounds(2, 1)])
def test_the_most_crowded_diary_fills_one_page_whatever_its_letters(words):
    paper = Paper.LETTER  # the lower one
    page = made_up_page(84, crowded(WORDS[words], 84), with_notes=True)
    assert_filled(render_pdf(render_html(page, paper)), paper)


@pytest.mark.slow
@pytest.mark.parametrize("paper", Paper)
def test_the_most_crowded_diary_fills_one_page_in_a_browser_and_in_broad_letters(paper, tmp_path):
    page = made_up_page(365, crowded(WORDS["words"], 365), with_notes=True)
    html = render_html(page, paper)
    assert OWN_FONTS in html
    file = tmp_path / "r.html"
    for text in (html, html.replace(OWN_FONTS, '"DejaVu Sans", ')):
        file.write_text(text)
        assert_filled(printed(file, tmp_path), paper)


@pytest.mark.parametrize("days", [0, 9, 27][:: rounds(2, 1)])
def test_few_days_are_one_page_too(days):
    check_ins = make_diary(7, days, SUNDAY, WINTER) if days else []
    page = made_up_page(days, check_ins, with_notes=True)
    (text,) = text_of(render_pdf(render_html(page)))
    assert f"{len(check_ins)} of {days}" in text
    assert ("no interval yet" in text) is (days > 0)
    assert USUAL_CARE not in text


@pytest.mark.parametrize(
    ("days", "paper"), [(30, Paper.LETTER), (120, Paper.A4), (365, Paper.LETTER)]
)
def test_charts_stand_about_as_high_as_they_are_drawn(days, paper):
    page = made_up_page(days)
    tops = {word: top for word, top, _ in words_of(render_pdf(render_html(page, paper)))}
    drawn = lay_out(page, paper, 4, 2).weeks_inches[1] * 72
    heading = 18
    assert tops["DAY"] - tops["WEEKS"] - heading == pytest.approx(drawn, rel=0.15)


def _long_words():
    """Days with causes that fill lines, each in words of its own."""
    sides = (Side.MIND_BRAIN, Side.BODY, Side.UNSURE)
    texts = (LONG, UNBROKEN, "боль в спине от работы")
    causes = tuple(
        Cause(text, side, CodedBy.PERSON) for text, side in zip(texts, sides, strict=True)
    )
    days = (SUNDAY - timedelta(days=back) for back in range(99, -1, -1))
    more = [Cause(f"small cause {nth}") for nth in range(40)]
    return [
        logged(day, pain=4, causes=(*causes[nth % 2 : nth % 2 + 2], more[nth % 40]))
        for nth, day in enumerate(days)
    ]


@pytest.mark.parametrize("paper", Paper)
def test_own_words_stand_whole_with_their_side_and_what_has_no_room_is_counted(paper):
    page = made_up_page(100, _long_words())
    html = render_html(page, paper)
    (text,) = text_of(render_pdf(html))
    joined = text.replace(" ", "")
    for column, shown in zip(page.causes, lay_out(page, paper, 4, 2).causes, strict=True):
        assert len(shown.rows) + shown.more == len(column.rows)
        assert shown.more
        assert f"and {shown.more} more" in text
        assert shown.rows
        for row in shown.rows:
            assert f"{row.days}{row.text}{row.side}".replace(" ", "") in joined
    assert "…" not in text


@pytest.mark.slow
def test_it_is_read_from_top_to_bottom(tmp_path):
    texts = (LONG[:30], "old disc", "stress")
    days = [SUNDAY - timedelta(days=back) for back in range(119, -1, -1)]
    diary = [
        logged(day, pain=4, fear=3, causes=tuple(map(Cause, texts[: 1 + nth % 3])))
        for nth, day in enumerate(days)
        if nth not in range(5, 28) and nth not in range(92, 115)
    ]
    html = render_html(made_up_page(120, diary))
    file = tmp_path / "r.html"
    file.write_text(html)
    for pdf in (render_pdf(html), printed(file, tmp_path)):
        (text,) = text_of(pdf)
        places = [text.find(part) for part in IN_ORDER]
        assert -1 not in places, IN_ORDER[places.index(-1)]
        assert places == sorted(places)


def test_nothing_private_is_in_what_the_file_says_of_itself():
    from weasyprint import HTML

    page = made_up_page(84, crowded("secret", 84), with_notes=True, name="Ada L.")
    html = render_html(page)
    assert "Ada L." in text_of(render_pdf(html))[0]
    assert re.search("<title>(.*?)</title>", html)[1] == f"Pain diary, {page.period}"
    said = about(render_pdf(html))
    outline = str(HTML(string=html).render().make_bookmark_tree())
    assert "Pain diary" in outline
    for text in (said, outline):
        assert not re.search("secret|Ada", text)
    assert re.search(r"Tagged: +yes", said)
    assert re.search(rf"Title: +Pain diary, {page.period}", said)


def test_a_phase_is_marked_in_both_charts_if_it_began_in_these_days():
    start = SUNDAY - timedelta(days=30)
    ended = start - timedelta(days=1)
    before = Phase(SUNDAY - timedelta(days=300), "earlier work", ended, EVENING)
    inside = Phase(start, "therapy", None, EVENING)
    html = render_html(made_up_page(84, phases=(before, inside)))
    assert html.count(">therapy, 23 Oct<") == 2
    assert ">earlier work, " not in html
    said = "Since therapy began on Fri 23 Oct 2026, latest 28 days against the 28 before it"
    assert said in html


def test_the_page_is_word_for_word_what_it_was():
    html = re.sub(
        r"<svg.*?</svg>", "<svg></svg>", render_html(made_up_page(with_notes=True)), flags=re.DOTALL
    )
    if os.environ.get(UPDATE):
        PAGE.write_text(html)
    assert html == PAGE.read_text()
