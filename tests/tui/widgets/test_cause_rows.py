"""The table of one's own words for causes."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from prtcheck.core.causes import OwnCause
from prtcheck.core.check_in import Side
from prtcheck.core.text import cell_width, printable
from prtcheck.tui.widgets.cause_rows import SORTED_VARIOUSLY, CauseRows

DAY = date(2026, 11, 22)
LONG = "stress before the visit in Malmö"


def own(text, sides):
    return OwnCause(text, sum(sides.values()), DAY, DAY, next(iter(sides)), None, sides)


def row(own_cause, width):
    return "".join(part.text for part in CauseRows([own_cause]).format_row(0, width))


sides = st.dictionaries(st.sampled_from([*Side, None]), st.integers(1, 900), min_size=1)


@given(st.text(min_size=1), sides, st.integers(36, 120))
def test_a_row_fits_and_its_columns_stand_below_their_names(text, sides, width):
    rows = CauseRows([own(text, sides), own("x", {None: 1})])
    header = rows.format_header(width)
    for index in range(2):
        line = "".join(part.text for part in rows.format_row(index, width))
        assert cell_width(line) <= width
        words = line[: line.rfind("  ")]
        assert cell_width(words) <= header.index("sorted as")


def test_words_that_do_not_fit_end_after_a_word():
    shown = row(own(LONG, {None: 1}), 39).split("…")[0]
    assert printable(LONG).startswith(shown)
    assert LONG[len(shown)] == " "


def test_each_side_is_named_with_its_days_where_there_is_room():
    sides = {Side.BODY: 3, Side.MIND_BRAIN: 2}
    assert "body 3, mind & brain 2" in row(own("x", sides), 75)
    assert row(own("x", sides), 36).endswith(SORTED_VARIOUSLY)
