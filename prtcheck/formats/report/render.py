"""The report's page as HTML that stands alone, and as PDF from the same HTML."""

from enum import StrEnum
from importlib.resources import files
from typing import NoReturn

from prtcheck.errors import InvalidInputError
from prtcheck.formats.extras import install_command
from prtcheck.formats.file_kind import REPORT_PDF_END
from prtcheck.formats.report.page import Page
from prtcheck.formats.report.paper import MARGIN_MM, Paper

_TEMPLATE = "report.html.j2"
_GET_PANGO = (
    "A PDF needs the library Pango, which isn't on this machine. Install it (Debian: `apt install "
    "libpango-1.0-0 libpangoft2-1.0-0`, macOS: `brew install pango`), or write a file that ends in "
    ".html and print that."
)


class ReportFormat(StrEnum):
    """What a report is written as, by its file's ending."""

    HTML = ".html"
    PDF = ".pdf"


def require_libraries(form: ReportFormat, *, with_password: bool = False) -> None:
    """Refuse where the libraries of the extra `report` are not there.

    Raises:
        InvalidInputError: it says how to get them.
    """
    try:
        import jinja2  # noqa: F401 - asked for, not used
        import matplotlib as mpl  # noqa: F401

        if form is ReportFormat.PDF:
            import weasyprint  # noqa: F401
        if with_password:
            import cryptography  # noqa: F401 - pypdf encrypts with it
            import pypdf  # noqa: F401
    except ImportError:
        raise InvalidInputError(
            f"A report needs more libraries. Install them: `{install_command('report')}`"
        ) from None
    except OSError:  # how its binding says that a shared library is missing
        raise InvalidInputError(_GET_PANGO) from None


def render_html(page: Page, paper: Paper = Paper.A4) -> str:
    """Return the page as one HTML document that asks for nothing from outside."""
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    from prtcheck.formats.report.day_chart import day_drawing
    from prtcheck.formats.report.layout import LINE_HEIGHT, POINTS, SMALL_POINTS, lay_out
    from prtcheck.formats.report.svg import draw_svg
    from prtcheck.formats.report.week_chart import week_drawing

    weeks = week_drawing(page.trend, page.phases, with_causes=page.causes is not None)
    days = day_drawing(page.trend, page.phases)
    layout = lay_out(page, paper, weeks.panels, days.panels)
    template = files("prtcheck.formats.report").joinpath(_TEMPLATE).read_text(encoding="utf-8")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(template).render(
        page=page,
        layout=layout,
        paper=paper,
        margins=MARGIN_MM,
        points=(POINTS, SMALL_POINTS),
        line_height=LINE_HEIGHT,
        weeks=weeks,
        days=days,
        weeks_drawn=Markup(draw_svg(weeks, layout.weeks_inches)),  # noqa: S704 - ours
        days_drawn=Markup(draw_svg(days, layout.days_inches)),  # noqa: S704 - likewise
    )


def render_pdf(html: str) -> bytes:
    """Return a document of `render_html` as PDF, tagged for screen readers."""
    from weasyprint import HTML

    document = HTML(string=html, url_fetcher=_refuse)
    written = document.write_pdf(pdf_variant="pdf/ua-1")
    return bytes(written) + REPORT_PDF_END


def _refuse(*_: object, **__: object) -> NoReturn:
    raise AssertionError("a report asks for nothing from outside")
