"""How another program's table was understood, as lines to read before anything is saved."""

from collections.abc import Iterator, Sequence

from prtcheck.core.check_in import CheckIn
from prtcheck.core.columns import align_columns
from prtcheck.core.days import format_day
from prtcheck.core.text import cell_width, fit, pluralize, shorten
from prtcheck.formats.tables.day_options import Entered, Several
from prtcheck.formats.tables.day_rows import DayRows, by_time
from prtcheck.formats.tables.mapping import FIELDS, RATINGS, Source
from prtcheck.formats.tables.open_questions import list_pain_names
from prtcheck.formats.tables.table_reading import PAIN_SCALES, TableReading

READ_AS_WINDOWS = "Read as Windows text (cp1252), since it is not UTF-8."
CHANGE_ENTERED = "To change that, bring in the same file again and answer when it was written down"
"""How the app supplies moments of entry."""
_SHOWN_AT_ENDS = 5
_SHOWN_SEVERAL = 5
_MOST_NAMED = 30
_WIDEST_RATING = 14
_WIDEST = 100
_NARROWEST_WORDS = 8
_OF_OTHER_COLUMNS = 54
_HEADER = ("day", "pain", "fear", "causes", "did", "note", "entered")
_INDENT = 2
_SEVERAL_WORDS = {
    Several.MEAN: "their mean, rounded half up, counts",
    Several.HIGHEST: "the highest counts",
    Several.LAST: "the last counts",
}


def format_reading(
    reading: TableReading, width: int, *, with_options: bool = True
) -> Iterator[str]:
    """Yield what was understood, and the first and last days in so many columns.

    `with_options` names the options of the command by which that can be changed.
    """
    yield from _format_rows(reading)
    yield f"Dates are read {reading.order.in_words} (column {reading.mapping.date})."
    yield from _format_fields(reading, with_options=with_options)
    yield from _format_counts(reading)
    yield from _format_entered(reading, with_options=with_options)
    if reading.not_used:
        yield f"Left out: {_list(reading.not_used)}."
    if reading.mapping.says:
        yield reading.mapping.says
    yield from format_days(reading, _choose_days(reading), width)


def _format_rows(reading: TableReading) -> Iterator[str]:
    raw, counts, days = reading.table.raw, reading.counts, reading.check_ins
    span = dict.fromkeys(format_day(days[place].day) for place in (0, -1) if days)
    told = f"{pluralize(counts.rows, 'row')}, {pluralize(len(days), 'day')}"
    yield f"{told}, {' to '.join(span)}." if span else f"{told}."
    left_out = {
        "without an answer": counts.without_answer,
        "above the header": reading.table.rows_above,
        "of totals": reading.table.totals,
        "without content": raw.empty_rows,
    }
    named = [f"{pluralize(number, 'row')} {what}" for what, number in left_out.items() if number]
    if named:
        yield f"Left out: {', '.join(named)}."
    if raw.encoding == "cp1252":
        yield READ_AS_WINDOWS


def _format_fields(reading: TableReading, *, with_options: bool) -> Iterator[str]:
    mapping = reading.mapping
    for field in FIELDS:
        for source in mapping.fields.get(field, ()):
            if not source.needs_choice and reading.table.place(source.column) is not None:
                yield f"{field.capitalize()}: {_format_source(field, source)}."
    if not any(rows.values.get("pain") for rows in reading.days.values()):
        yield f"No pain comes along.{_name_pain_option(reading) if with_options else ''}"


def _format_source(field: str, source: Source) -> str:
    named = f" ({', '.join(source.values)})" if source.values else ""
    where = "".join(f", where {name} is {text}" for name, text in source.where.items())
    words = f"column {source.column}{named}{where}"
    if field not in RATINGS or source.scale is None:
        return words
    low, high = source.scale
    goes = ""
    if source.scale not in PAIN_SCALES:
        goes = f", which is not 0-10: into the note as written, not as {field}"
    elif high > 10:  # noqa: PLR2004 - our own scale ends there
        goes = ", divided by 10"
    return f"{words}, scale {low}-{high}{goes}"


def _name_pain_option(reading: TableReading) -> str:
    if not reading.mapping.fields.get("pain"):
        return " To choose it: --column pain=NAME."
    names = list_pain_names(reading.table, reading.mapping)
    return f" To choose it: --value pain=NAME, one of {_list(names)}." if names else ""


def _format_counts(reading: TableReading) -> Iterator[str]:
    counts = reading.counts
    if counts.several:
        which = _SEVERAL_WORDS[reading.mapping.several]
        yield (
            f"{pluralize(counts.several, 'day')} with several values: {which}. The single ones "
            "stay in the note."
        )
    if counts.single:
        yield f"{pluralize(counts.single, 'day')} with the value of one time of day only."
    if counts.rounded:
        yield f"{pluralize(counts.rounded, 'value')} rounded half up, kept in the note as written."
    if counts.elsewhere:
        names = dict.fromkeys(name for rows in reading.days.values() for name in rows.elsewhere)
        values = pluralize(counts.elsewhere, "value")
        yield f"{values} on another scale, into the note as written: {_list(list(names))}."
    if counts.moved:
        be = "belongs" if counts.moved == 1 else "belong"
        rows = pluralize(counts.moved, "row")
        yield f"{rows} from before the day ends {be} to the evening before."
    if counts.nothing:
        yield f"{pluralize(counts.nothing, 'cell')} of NA, None, - or the like: taken as empty."
    if counts.unsplit:
        yield f"{pluralize(counts.unsplit, 'cell')} of activities may hold several: kept as one."
    if counts.without_zone:
        yield "Times are taken as those of this computer's time zone on their date."


def _format_entered(reading: TableReading, *, with_options: bool) -> Iterator[str]:
    mapping = reading.mapping
    if mapping.attacks:
        yield (
            "The file has only days with an attack: they are kept apart, drawn hollow, and left "
            "out of means and change."
        )
        return
    if mapping.entered is Entered.ROW and not mapping.entered_at:
        yield "The day's last time in the file counts as its moment of entry (apps let it be set)."
    if mapping.entered is Entered.SAME_DAY:
        yield "Each day counts as entered on that day, as you say."
    if reading.without_moment:
        have = "has" if len(reading.without_moment) == 1 else "have"
        yield (
            f"{pluralize(len(reading.without_moment), 'day')} {have} no known moment of entry. "
            "From 2 days on they count as late, are drawn hollow, and left out of the figures. "
            f"{_entered_cure(reading) if with_options else CHANGE_ENTERED}."
        )


def _entered_cure(reading: TableReading) -> str:
    row = "--entered row (the file's times) or " if reading.has_times else ""
    return f"To change that, now or later: {row}--entered same-day (each was written on its day)"


def _choose_days(reading: TableReading) -> list[CheckIn]:
    """Return the first and last days, and a few of those with several values."""
    days = reading.check_ins
    ends = {c.day for c in (*days[:_SHOWN_AT_ENDS], *days[-_SHOWN_AT_ENDS:])}
    several = [c.day for c in days if _has_several(reading.days[c.day]) and c.day not in ends]
    shown = ends | set(several[:_SHOWN_SEVERAL])
    return [check_in for check_in in days if check_in.day in shown]


def _has_several(rows: DayRows) -> bool:
    return any(len(values) > 1 for values in rows.values.values())


def format_days(
    reading: TableReading, days: Sequence[CheckIn], width: int, *, of_all: bool = True
) -> Iterator[str]:
    """Yield days as a table of what their answers would be; where that is too wide, as lines.

    `of_all` says how many more there are.
    """
    if not days:
        return
    room = max(_NARROWEST_WORDS, (min(width, _WIDEST) - _OF_OTHER_COLUMNS) // 3)
    rows = [_format_day_row(check_in, reading, room) for check_in in days]
    lines = align_columns([_HEADER, *rows])
    if max(map(cell_width, lines)) + _INDENT > width:
        lines = [_join_cells(_format_day_row(check_in, reading, width)) for check_in in days]
    yield from (f"{' ' * _INDENT}{line}" for line in lines)
    if of_all and len(days) < len(reading.check_ins):
        yield f"  and {pluralize(len(reading.check_ins) - len(days), 'more day')}"


def _join_cells(row: Sequence[str]) -> str:
    """Return the answers of a day, each with its name."""
    cells = zip(_HEADER[1:], row[1:], strict=True)
    return f"{row[0]}: {'; '.join(f'{name} {cell}' for name, cell in cells if cell != '-')}"


def _format_day_row(check_in: CheckIn, reading: TableReading, room: int) -> list[str]:
    rows = reading.days[check_in.day]
    return [
        check_in.day.isoformat(),
        _format_rating(check_in.pain, rows, "pain"),
        _format_rating(check_in.fear, rows, "fear"),
        fit(", ".join(cause.text for cause in check_in.causes) or "-", room),
        fit(", ".join(check_in.activities) or "-", room),
        fit(check_in.note or "-", room),
        _format_moment(check_in, reading),
    ]


def _format_rating(rating: int | None, rows: DayRows, name: str) -> str:
    if rating is None:
        return "-"
    values = [value.written for value in by_time(rows.values.get(name, []))]
    plain = values == [str(rating)]
    return str(rating) if plain else fit(f"{rating} ({', '.join(values)})", _WIDEST_RATING)


def _format_moment(check_in: CheckIn, reading: TableReading) -> str:
    moment = check_in.entered_at
    if check_in.day in reading.without_moment:
        return "not known"
    return f"{moment:%H:%M}" if moment.date() == check_in.day else f"{moment:%Y-%m-%d}"


def _list(names: Sequence[str]) -> str:
    shown = [shorten(name, 40) for name in names[:_MOST_NAMED]]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
