"""The Insights tab: questions and answers, one at a time or, in a small window, all in turn."""

from textual.content import Content

from prtcheck.analysis.series import LONGEST_TESTED
from prtcheck.charts.canvas import Canvas
from prtcheck.tui.what_changed.layout import MUTED, Lines, stack
from prtcheck.tui.what_changed.reading import DiaryRange
from prtcheck.wording.insights import NOT_A_CAUSE, FindingText

_BLANK = Content("")


def draw_insights_page(read: DiaryRange, _: Canvas) -> Lines:
    """Return the questions with their answers one after the other, not wrapped."""
    blocks = ([_title(each), *_format_answer(each), _BLANK] for each in read.findings)
    return [*(line for block in blocks for line in block), *_format_caution(read)]


def list_answers(read: DiaryRange) -> list[tuple[str, Content]]:
    """Return each question with its answer and what holds for all answers."""
    caution = [_BLANK, *_format_caution(read)]
    return [
        (
            each.question,
            Content("\n").join([*stack([_title(each)], _format_answer(each)), *caution]),
        )
        for each in read.findings
    ]


def _title(finding: FindingText) -> Content:
    return Content.styled(finding.question, "bold")


def _format_answer(finding: FindingText) -> Lines:
    """Return an answer, and muted how sure it is; muted too where there is none."""
    style = "" if finding.enough else MUTED
    answer = [Content.styled(sentence, style) for sentence in finding.answer]
    return stack(answer, [Content.styled(sentence, MUTED) for sentence in finding.uncertainty])


def _format_caution(read: DiaryRange) -> Lines:
    cut = [f"Only the latest {LONGEST_TESTED} days are tested."] if read.is_cut else []
    return [Content.styled(sentence, MUTED) for sentence in (*cut, NOT_A_CAUSE)]
