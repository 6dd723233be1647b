"""The page for a therapist: what stands on it, that it is one page, and whom it can be read by."""

import re
import stat
import subprocess
import sys
from datetime import timedelta
from itertools import pairwise

import pytest
from program import clock_at, hold, json_of, output_of, prtcheck, refusal, run
from report_pages import WORDS, Elements, crowded, lines_of, made_up_page, text_of
from strategies import EVENING, SUNDAY, WINTER, logged
from terminal import ENTER, Terminal, midday_zone

from prtcheck.core.check_in import Cause, CheckIn, CodedBy, Side
from prtcheck.core.metric import Metric
from prtcheck.demo import make_diary
from prtcheck.errors import InvalidInputError
from prtcheck.formats.extras import install_command
from prtcheck.formats.report.day_chart import LINES
from prtcheck.formats.report.how_to_read import WHAT_THIS_IS_NOT
from prtcheck.formats.report.page import preview_lines
from prtcheck.formats.report.render import render_html, render_pdf

LEAST_CONTRAST = 4.5
LEAST_WITH_A_CHANGE = 84
"""Days of the made-up diary from which its change has an interval."""
STRESS = Cause("stress at work", Side.MIND_BRAIN, CodedBy.PERSON)
WITHOUT_A_LIBRARY = """
import sys
sys.modules[sys.argv.pop(1)] = None
from prtcheck.cli.fast_path import run
sys.exit(run())
"""


@pytest.fixture(autouse=True)
def sunday_evening():
    with clock_at(EVENING):
        yield


def held(home, days=120):
    hold(home, *make_diary(7, days, SUNDAY, WINTER))


def figures_of(summary):
    """The figures of one rating as the page writes them."""
    yield f"mean {summary['mean']:.1f}"
    yield f"from {summary['lowest']} to {summary['highest']}"
    change = summary["change"]
    if change:
        moved = change["difference"]
        yield f"{abs(moved):.1f} {'lower' if moved < 0 else 'higher'} ("
        yield from (f"{abs(change[end]):.1f}" for end in ("low", "high"))


@pytest.mark.slow
@pytest.mark.parametrize("days", [28, 366])
def test_the_page_holds_the_figures_that_trend_gives(days, home, tmp_path):
    held(home, 400)
    for file in ("r.html", "r.pdf"):
        output_of("report", str(tmp_path / file), "--yes", "--days", str(days))
    trend = json_of("trend", "--days", str(days))
    (on_paper,) = text_of(tmp_path / "r.pdf")
    on_screen = Elements((tmp_path / "r.html").read_text()).all_text()
    assert bool(trend["summary"]["pain"]["change"]) is (days >= LEAST_WITH_A_CHANGE)
    for text in (on_paper, on_screen):
        assert f"{trend['days_answered']} of {days} days answered" in text
        for rating in ("pain", "fear"):
            for figure in figures_of(trend["summary"][rating]):
                assert figure in text
    for activity in trend["series"]["activities"][:5]:
        row = f"{activity['name']} {activity['days']}"
        assert row in on_screen
        assert any(row in line for line in lines_of(tmp_path / "r.pdf"))


def test_days_without_any_check_in_are_one_page():
    (text,) = text_of(render_pdf(render_html(made_up_page(30, []))))
    assert "0 of 30" in text
    assert "None named." in text


def test_charts_are_the_same_each_time():
    assert render_html(made_up_page()) == render_html(made_up_page())


def test_the_page_asks_for_nothing_and_runs_nothing():
    html = render_html(made_up_page(84, crowded(WORDS["tags"], 84), with_notes=True))
    elements = Elements(html)
    assert not elements.named("script", "link", "iframe", "img", "object", "embed", "form", "base")
    for tag, attrs in elements.named(*(tag for tag, _, _ in elements.found)):
        assert not [name for name in attrs if name.startswith("on")], tag
        for name in ("src", "href", "xlink:href", "data", "action"):
            assert attrs.get(name, "#").startswith("#")
    assert not re.search(r"@import|url\((?!#)", html)
    assert {"http-equiv": "Content-Security-Policy"}.items() <= elements.named("meta")[1][1].items()
    assert "default-src 'none'" in elements.named("meta")[1][1]["content"]


def test_own_words_stand_on_the_page_as_they_were_typed():
    tricky = "<b>knee</b> & \"back\" {{ 7 * 7 }} 'x'"
    diary = [logged(causes=(Cause(tricky),), activities=(tricky[:18],), note=tricky)]
    html = render_html(made_up_page(1, diary, with_notes=True))
    assert not Elements(html).named("b")
    assert tricky in Elements(html).all_text()
    first = logged(SUNDAY - timedelta(days=1), causes=(Cause(tricky),))
    assert tricky in text_of(render_pdf(render_html(made_up_page(2, [first, *diary]))))[0]


def test_a_reader_who_does_not_see_finds_the_way():
    html = render_html(made_up_page(with_notes=True))
    elements = Elements(html)
    assert elements.named("html")[0][1]["lang"] == "en"
    assert len(elements.named("title")) == 1 + 2  # the page and its charts
    ids = [attrs["id"] for _, attrs, _ in elements.found if "id" in attrs]
    assert len(ids) == len(set(ids))
    for _, attrs in elements.named("svg"):
        assert attrs["role"] == "img"
        assert set(attrs["aria-labelledby"].split()) <= set(ids)
    assert "week from Mon 31 Aug 2026: Mind &amp; brain " in html
    headings = [int(tag[1]) for tag, _ in elements.named("h1", "h2", "h3", "h4")]
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(headings))
    heads = elements.named("th")
    assert heads
    assert all(attrs["scope"] in ("col", "row") for _, attrs in heads)


def test_own_words_find_their_own_direction():
    elements = Elements(render_html(made_up_page(84, crowded(WORDS["right to left"], 84))))
    isolated = elements.named("bdi")
    assert len(isolated) >= 1 + 1 + 1
    assert all(attrs["dir"] == "auto" for _, attrs in isolated)


def luminance(colour):
    """Return how bright a colour is, 0 to 1, as WCAG 2 has it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_every_text_stands_out_from_the_page_light_and_dark():
    html = render_html(made_up_page())
    inside = set(re.findall(r"<text style=\"[^\"]*fill: (#[0-9a-f]{6})", html)) | {"#000000"}
    for look, root in zip(("light", "dark"), re.findall(r":root \{(.*?)\}", html), strict=True):
        colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", root))
        texts = {colours["ink"], colours["soft"], *(inside if look == "light" else ())}
        assert all(contrast(text, colours["paper"]) >= LEAST_CONTRAST for text in texts)
    used = set(re.findall(r"[^-]color: ([^;]+);", html.partition("</style>")[0]))
    assert used <= {"var(--ink)", "var(--soft)"}


def test_late_days_are_drawn_hollow():
    day = SUNDAY - timedelta(days=5)
    html = render_html(made_up_page(7, [CheckIn(day=day, entered_at=EVENING, pain=9), logged()]))
    assert html.split("<svg")[2].count(f"fill: #ffffff; stroke: {LINES[Metric.PAIN]}")
    assert "1 entered 2 or more days late (hollow, left out)" in text_of(render_pdf(html))[0]


def test_notes_go_in_only_when_asked_for(home, tmp_path):
    hold(home, logged(pain=3, note="a secret note", causes=(STRESS,)))
    file = tmp_path / "r.html"
    for options in ((), ("--without-notes",)):
        assert "notes: no" in output_of("report", str(file), "--yes", *options)
        assert "secret" not in file.read_text()
    assert "notes: 1" in output_of("report", str(file), "--yes", "--notes")
    assert "a secret note" in file.read_text()


def test_causes_can_be_left_out_with_all_that_tells_of_them(home, tmp_path):
    days = [SUNDAY - timedelta(days=back) for back in range(70, -1, -1)]
    hold(home, *(logged(day, pain=4, fear=2, causes=(STRESS,)) for day in days))
    file = tmp_path / "r.html"
    assert "words for causes: yes" in output_of("report", str(file), "--yes", "--all")
    assert "stress at work" in file.read_text()
    assert "words for causes: no" in output_of(
        "report", str(file), "--yes", "--all", "--without-causes"
    )
    assert not re.search(
        "stress at work|mind &amp; brain among|behind it", file.read_text(), re.IGNORECASE
    )


def test_what_it_is_not_stands_on_every_page(home):
    for page in (made_up_page(84), made_up_page(1, [])):
        (text,) = text_of(render_pdf(render_html(page)))
        assert WHAT_THIS_IS_NOT in text


def test_what_goes_in_is_shown_before_it_is_written(home, tmp_path):
    held(home)
    shown = output_of("report", str(tmp_path / "r.html"), "--yes")
    assert shown.splitlines()[1:-1] == [
        f"  {line}" for line in preview_lines(made_up_page_of(home))
    ]
    assert shown.endswith(f"Written to {tmp_path / 'r.html'}\n")


def made_up_page_of(home):
    days = make_diary(7, 120, SUNDAY, WINTER)
    first = SUNDAY - timedelta(days=83)
    return made_up_page(84, [check_in for check_in in days if check_in.day >= first])


def test_without_a_terminal_to_ask_in_nothing_is_written(home, tmp_path):
    held(home, 30)
    file = tmp_path / "r.html"
    result = prtcheck("report", str(file))
    assert result.exit_code == 2
    assert f"prtcheck report {file} --yes" in result.stderr
    assert not file.exists()


@pytest.mark.parametrize(("reply", "code", "written"), [("y", 0, True), ("n", 1, False)])
def test_at_a_terminal_it_asks(reply, code, written, home, tmp_path):
    held(home, 30)
    file = tmp_path / "r.html"
    zone = {"TZ": midday_zone()}
    with Terminal("report", str(file), "--all", home=home, columns=120, **zone) as terminal:
        terminal.wait_for("your own words for causes: yes", "Write it? [y/N]")
        terminal.type(reply, ENTER)
        assert terminal.wait_for_exit() == code
    assert file.exists() is written


@pytest.mark.parametrize("name", ["r.html", "r.pdf"])
def test_over_a_file_that_is_no_report_it_asks_whatever_the_options(name, home, tmp_path):
    held(home, 30)
    file = tmp_path / name
    file.write_text("<!doctype html><title>My page</title>")
    done = run("report", str(file), "--yes")
    assert done.returncode == 2
    assert f"Use `mv {file} {file}.old && prtcheck report {file} --yes`" in done.stderr.decode()
    with Terminal("report", str(file), "--yes", home=home, columns=120) as terminal:
        terminal.wait_for("which is no report of prtcheck? [y/N]")
        terminal.type("n", ENTER)
        assert terminal.wait_for_exit() == 1
    assert file.read_text() == "<!doctype html><title>My page</title>"


@pytest.mark.parametrize("name", ["r.html", "r.pdf"])
def test_an_earlier_report_is_replaced_without_a_further_question(name, home, tmp_path):
    held(home, 30)
    file = tmp_path / name
    for _ in range(2):
        assert run("report", str(file), "--yes").returncode == 0


def test_a_report_is_its_owner_s_alone_and_a_failed_one_leaves_the_former(home, tmp_path):
    held(home, 30)
    file = tmp_path / "r.pdf"
    file.write_text("<!doctype html>\n<title>Pain diary, former</title>")
    output_of("report", str(file), "--yes")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_bytes().startswith(b"%PDF")
    result = prtcheck("report", str(tmp_path / "no" / "r.html"), "--yes")
    assert result.exit_code == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "r.pdf"]


@pytest.mark.parametrize("name", ["r.txt", "r", "r.html.zip", ".pdf"])
def test_only_html_and_pdf_are_written(name, home, tmp_path):
    assert "must end in .html or .pdf" in refusal("report", str(tmp_path / name), "--yes")
    assert "is a folder" in refusal("report", str(tmp_path), "--yes")


def test_more_days_than_a_page_can_show_are_refused():
    with pytest.raises(InvalidInputError, match="up to 3,650 days, and you asked for 3,651"):
        made_up_page(3651, [])


def test_a_report_of_no_diary_is_a_page_that_says_so(home, tmp_path):
    output_of("report", str(tmp_path / "r.pdf"), "--yes")
    (text,) = text_of(tmp_path / "r.pdf")
    assert "no days yet" in text
    assert not home.exists()


@pytest.mark.parametrize("library", ["jinja2", "matplotlib", "weasyprint", "pypdf", "cryptography"])
def test_without_the_extra_it_says_how_to_get_it(library, home, tmp_path):
    arguments = ("report", str(tmp_path / "r.pdf"), "--password")
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_A_LIBRARY, library, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert install_command("report") in done.stderr
    assert not (tmp_path / "r.pdf").exists()
