"""A report with a password: it opens with that, and nothing of it can be read without."""

import shutil
import subprocess
from io import BytesIO

import pikepdf
import pytest
from program import clock_at, hold, output_of, prtcheck, refusal
from pypdf import PdfReader
from report_pages import made_up_page, text_of
from strategies import EVENING, SUNDAY, WINTER, logged
from terminal import CTRL_C, ENTER, Terminal

from prtcheck.core.check_in import Cause
from prtcheck.demo import make_diary
from prtcheck.formats.file_kind import REPORT_PDF_END, is_report
from prtcheck.formats.report.encrypt import encrypt_pdf, find_password_fault
from prtcheck.formats.report.render import render_html, render_pdf

PASSWORD = "Käse & 3 signs"
ASKED, ASKED_AGAIN = "Password (not shown as you type):", "The same password again:"


@pytest.fixture(scope="module")
def plain():
    return render_pdf(render_html(made_up_page(84, with_notes=True, name="Zaphod")))


@pytest.fixture(scope="module")
def locked(plain):
    return encrypt_pdf(plain, PASSWORD)


def poppler(program, pdf, *options):
    return subprocess.run(
        [shutil.which(program), *options, "-", *(["-"] if program == "pdftotext" else [])],
        input=pdf,
        capture_output=True,
        timeout=60,
        check=False,
    )


def opened(pdf, password=PASSWORD):
    return poppler("pdftotext", pdf, "-raw", "-upw", password)


def test_poppler_reads_the_same_text_with_the_password(plain, locked):
    assert [" ".join(opened(locked).stdout.decode().split("\f")[0].split())] == text_of(plain)


@pytest.mark.parametrize("options", [(), ("-upw", "wrong"), ("-opw", "wrong")])
def test_poppler_reads_nothing_without_it(options, locked):
    done = poppler("pdftotext", locked, *options)
    assert done.returncode == 1
    assert not done.stdout
    assert b"Incorrect password" in done.stderr


@pytest.mark.parametrize("password", ["", "wrong", PASSWORD.lower()])
def test_a_wrong_password_opens_it_nowhere(password, locked):
    assert not PdfReader(BytesIO(locked)).decrypt(password)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(locked), password=password)


def test_the_encryption_is_aes_256_of_all_strings_streams_and_metadata(locked):
    with pikepdf.open(BytesIO(locked), password=PASSWORD) as pdf:
        found = pdf.encryption
        assert (found.R, found.V, found.bits) == (6, 5, 256)
        methods = (found.stream_method, found.string_method, found.file_method)
        assert {str(method).rpartition(".")[2] for method in methods} == {"aesv3"}
        assert pdf.trailer.Encrypt.get("/EncryptMetadata", True)


def test_a_decomposed_password_is_the_composed_one(plain):
    locked = encrypt_pdf(plain, "Ka\u0308se & 3 signs")
    assert opened(locked).returncode == 0


@pytest.mark.parametrize(
    "password", [" a b ", "日本語", "Ünïcode", "\u05e9\u05dc\u05d5\u05dd1", "😀"]
)
def test_what_may_be_a_password_opens_the_page_in_every_reader(password, plain, caplog):
    assert find_password_fault(password) == ""
    locked = encrypt_pdf(plain, password)
    assert opened(locked, password).returncode == 0
    assert pikepdf.open(BytesIO(locked), password=password)
    assert PdfReader(BytesIO(locked), password=password).pages
    assert not caplog.records


@pytest.mark.parametrize("password", ["", "x²", "ﬁ", "a\tb", "a\u00adb", "a\u00a0b", "\0"])
def test_what_readers_take_differently_is_no_password(password):
    assert find_password_fault(password).endswith((" Type one.", " Type another password."))


def test_the_page_stays_as_it_was_for_a_reader_who_does_not_see(plain, locked):
    before = poppler("pdfinfo", plain, "-struct-text").stdout
    assert poppler("pdfinfo", locked, "-struct-text", "-upw", PASSWORD).stdout == before
    assert len(before.splitlines()) > 100
    was, now = PdfReader(BytesIO(plain)), PdfReader(BytesIO(locked), password=PASSWORD)
    assert [mark.title for mark in flat(now.outline)] == [mark.title for mark in flat(was.outline)]
    assert flat(now.outline)
    assert len(now.pages) == 1
    assert now.pdf_header == was.pdf_header
    assert dict(now.metadata) == dict(was.metadata)
    assert now.trailer["/Root"]["/Lang"] == "en"


def flat(outline):
    """Return the bookmarks of an outline, those of all levels in one row."""
    return [m for each in outline for m in (flat(each) if isinstance(each, list) else [each])]


def test_no_words_of_the_page_are_in_the_file():
    own = ("Zaphod", "old disc", "swimming", "left knee")
    days = [logged(causes=(Cause(own[1]),), activities=(own[2],), note=own[3], pain=3)]
    plain = render_pdf(render_html(made_up_page(1, days, with_notes=True, name=own[0])))
    assert all(word in text_of(plain)[0] for word in own)
    locked = encrypt_pdf(plain, PASSWORD)
    for words in (*own, "Pain diary", "Nov 2026", PASSWORD):
        for coding in ("utf-8", "utf-16-be"):
            assert words.encode(coding) not in locked
            assert words.encode(coding).hex().encode() not in locked.lower()


def test_a_report_with_a_password_is_known_again_as_one(locked, tmp_path):
    file = tmp_path / "r.pdf"
    file.write_bytes(locked)
    assert is_report(file)
    assert locked.count(REPORT_PDF_END) == 1


def held(home, days=30):
    with clock_at(EVENING):
        hold(home, *make_diary(7, days, SUNDAY, WINTER))


def asking(file, home, *options):
    arguments = ("report", str(file), "--all", "--password", *options)
    return Terminal(*arguments, home=home, columns=120)


def test_it_asks_twice_and_shows_neither(home, tmp_path):
    held(home)
    file = tmp_path / "r.pdf"
    with asking(file, home) as terminal:
        terminal.wait_for("password: you choose it next", "Write it? [y/N]")
        terminal.type("y", ENTER)
        terminal.wait_for(ASKED)
        terminal.type(PASSWORD, ENTER)
        terminal.wait_for(ASKED_AGAIN)
        terminal.type(PASSWORD, ENTER)
        assert terminal.wait_for_exit() == 0
        assert PASSWORD.encode() not in terminal.raw
        assert f"Written to {file}" in terminal.text()
    assert opened(file.read_bytes()).returncode == 0
    assert file.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "r.pdf"]


@pytest.mark.parametrize(
    ("first", "then", "sentence"),
    [
        ("", (), "The password is empty. Type one."),
        ("a\x1b[D", (), "Some PDF readers can't take these characters."),
        ("one", ("two",), "The two passwords differ. Type both again."),
    ],
)
def test_what_is_no_password_is_asked_for_again(first, then, sentence, home, tmp_path):
    held(home)
    file = tmp_path / "r.pdf"
    with asking(file, home, "--yes") as terminal:
        terminal.wait_for(ASKED)
        terminal.type(first, ENTER)
        for again in then:
            terminal.wait_for(ASKED_AGAIN)
            terminal.type(again, ENTER)
        terminal.wait_for(sentence)
        terminal.wait_until(lambda: terminal.text().count(ASKED) == 2)
        for question in (ASKED, ASKED_AGAIN):
            terminal.wait_until(lambda q=question: terminal.text().rstrip().endswith(q))
            terminal.type("good", ENTER)
        assert terminal.wait_for_exit() == 0
    assert opened(file.read_bytes(), "good").returncode == 0


@pytest.mark.parametrize(("key", "code"), [(CTRL_C, 130), ("\x04", 1)])
def test_whoever_stops_at_the_password_has_written_nothing(key, code, home, tmp_path):
    held(home)
    file = tmp_path / "r.pdf"
    with asking(file, home, "--yes") as terminal:
        terminal.wait_for(ASKED)
        terminal.type(key)
        assert terminal.wait_for_exit() == code
        assert ("Nothing was written." in terminal.text()) is (code == 1)
    assert not file.exists()


def test_without_a_terminal_no_password_is_taken(home, tmp_path):
    held(home)
    file = tmp_path / "r.pdf"
    result = prtcheck("report", str(file), "--password", "--yes", stdin=f"{PASSWORD}\n" * 2)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "prtcheck: A password is typed in a terminal, and there is none here. Use one.\n"
    )
    assert not file.exists()


def test_a_web_page_with_a_password_is_refused(home, tmp_path):
    sentence = refusal("report", str(tmp_path / "r.html"), "--password", "--yes")
    assert "A web page can't have a password. Write a PDF: name it r.pdf." in sentence


def test_a_report_without_the_option_has_no_password(home, tmp_path):
    held(home)
    with clock_at(EVENING):
        output_of("report", str(tmp_path / "r.pdf"), "--yes")
    assert not PdfReader(tmp_path / "r.pdf").is_encrypted
