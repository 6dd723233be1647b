"""A report's PDF that only opens with a password."""

import logging
from io import BytesIO
from unicodedata import normalize

from prtcheck.formats.file_kind import REPORT_PDF_END


def find_password_fault(password: str) -> str:
    """Return a sentence on why a password cannot be one, or nothing.

    Some readers normalise it as SASLprep (RFC 4013) says, others take it as it is typed: it must be
    the same for both.
    """
    if not password:
        return "The password is empty. Type one."
    is_same = normalize("NFKC", password) == normalize("NFC", password)
    if not (password.isprintable() and is_same):
        return "Some PDF readers can't take these characters. Type another password."
    return ""


def encrypt_pdf(pdf: bytes, password: str) -> bytes:
    """Return a report's PDF encrypted with AES-256, its title and metadata too.

    Tags and bookmarks stay. The comment by which a report is known again stays readable.
    Source: ISO 32000-2, 7.6.4 (revision 6).
    """
    from pypdf import PdfReader, PdfWriter

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns with signs of the password
    reader = PdfReader(BytesIO(pdf))
    writer = PdfWriter(clone_from=reader)
    writer.pdf_header = reader.pdf_header  # pypdf's own is older than what the page uses
    writer.encrypt(password, algorithm="AES-256")
    encrypted = BytesIO()
    writer.write(encrypted)
    return encrypted.getvalue() + REPORT_PDF_END
