"""The newest schema as SQLModel tables; the migrations make it, a test holds both together."""

from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from prtcheck.core.check_in import Cause, CheckIn
from prtcheck.storage.rows import DayRows, Row, day_checksum

_RATING = "{0} IS NULL OR typeof({0}) = 'integer' AND {0} BETWEEN 0 AND 10"
_REAL_DAY = "day IS date(day, '+0 days')"
_KINDS = "kind IN ('phase', 'rating')"
_NO_ROWID = {"sqlite_with_rowid": False}


class CheckInRow(SQLModel, table=True):
    """One diary day."""

    __tablename__ = "check_in"
    __table_args__ = (
        CheckConstraint(_REAL_DAY),
        CheckConstraint(_RATING.format("pain")),
        CheckConstraint(_RATING.format("fear")),
        CheckConstraint("wording >= 0"),
        CheckConstraint("substr(entered_at, 1, 10) >= day"),
        _NO_ROWID,
    )

    day: str = Field(primary_key=True)
    pain: int | None
    fear: int | None
    note: str
    wording: int
    entered_at: str
    edited_at: str | None
    changed_at: str
    exception: str = ""
    source: str | None
    checksum: int
    """Of the whole day, children too; see `rows.day_checksum`."""


class CauseRow(SQLModel, table=True):
    """One ranked cause of a day."""

    __tablename__ = "cause"
    __table_args__ = (
        CheckConstraint("rank BETWEEN 1 AND 3"),
        CheckConstraint("text <> ''"),
        CheckConstraint("side IN ('body', 'mind-brain', 'unsure')"),
        CheckConstraint("coded_by IN ('person', 'accepted', 'remembered')"),
        CheckConstraint("carried_over IN (0, 1)"),
        CheckConstraint("(side IS NULL) = (coded_by IS NULL)"),
        _NO_ROWID,
    )

    day: str = Field(primary_key=True, foreign_key="check_in.day", ondelete="CASCADE")
    rank: int = Field(primary_key=True)
    text: str
    side: str | None
    coded_by: str | None
    coded_at: str | None
    list_version: int | None
    carried_over: int


class ActivityRow(SQLModel, table=True):
    """One activity done on a day, in the order it was named."""

    __tablename__ = "activity"
    __table_args__ = (
        CheckConstraint("place >= 1"),
        CheckConstraint("name <> '' AND instr(name, ';') = 0"),
        UniqueConstraint("day", "name"),
        _NO_ROWID,
    )

    day: str = Field(primary_key=True, foreign_key="check_in.day", ondelete="CASCADE")
    place: int = Field(primary_key=True)
    name: str


class RatingRow(SQLModel, table=True):
    """The answer to one of the person's own 0-10 questions, in the order they were asked."""

    __tablename__ = "rating"
    __table_args__ = (
        CheckConstraint("place >= 1"),
        CheckConstraint("name <> ''"),
        CheckConstraint("typeof(value) = 'integer' AND value BETWEEN 0 AND 10"),
        CheckConstraint("wording >= 0"),
        UniqueConstraint("day", "name"),
        _NO_ROWID,
    )

    day: str = Field(primary_key=True, foreign_key="check_in.day", ondelete="CASCADE")
    place: int = Field(primary_key=True)
    name: str
    value: int
    wording: int


class DefinitionRow(SQLModel, table=True):
    """A phase or an own rating as the person defined it, as JSON; NULL is removed."""

    __tablename__ = "definition"
    __table_args__ = (CheckConstraint(_KINDS), CheckConstraint("key <> ''"), _NO_ROWID)

    kind: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    content: str | None
    changed_at: str
    checksum: int


class DefinitionRevisionRow(SQLModel, table=True):
    """A definition before and after a change, as JSON; NULL is none."""

    __tablename__ = "definition_revision"
    __table_args__ = (
        CheckConstraint(_KINDS),
        CheckConstraint("key <> ''"),
        Index("definition_revision_by_change", "change_id"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    change_id: int = Field(foreign_key="change.id", ondelete="CASCADE")
    kind: str
    key: str
    before: str | None
    after: str | None
    checksum: int


class RemovedRow(SQLModel, table=True):
    """A day whose check-in was removed, and when; of no effect where there is one again."""

    __tablename__ = "removed"
    __table_args__ = (CheckConstraint(_REAL_DAY), _NO_ROWID)

    day: str = Field(primary_key=True)
    changed_at: str
    checksum: int


class ChangeRow(SQLModel, table=True):
    """One thing the person did to the diary, to one day or several."""

    __tablename__ = "change"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('log', 'edit', 'delete', 'import', 'code', 'repair', "
            "'phase', 'rating', 'rename', 'move')"
        ),
        CheckConstraint("state IN ('done', 'undone', 'dropped', 'kept')"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    made_at: str
    state: str = "done"
    """done, undone (can be redone), dropped (undone, then something else was changed), or kept
    (came with an import; never undone)."""


class MonthRow(SQLModel, table=True):
    """How many check-ins a month holds, counted by triggers, so that a lost row is noticed."""

    __tablename__ = "month"
    __table_args__ = (CheckConstraint("days BETWEEN 0 AND 31"), _NO_ROWID)

    month: str = Field(primary_key=True)
    days: int


class RevisionRow(SQLModel, table=True):
    """One day's state before and after a change, as JSON; NULL is no check-in."""

    __tablename__ = "revision"
    __table_args__ = (
        CheckConstraint(_REAL_DAY),
        Index("revision_by_day", "day"),
        Index("revision_by_change", "change_id"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    change_id: int = Field(foreign_key="change.id", ondelete="CASCADE")
    day: str
    before: str | None
    after: str | None
    checksum: int


Columns = dict[str, Any]
"""What one row holds, by column."""


def rows_of(check_in: CheckIn) -> DayRows:
    """Return the rows that hold a check-in; plain, since a model a row makes years slow."""
    rows = DayRows(
        (*_answers(check_in), None),
        [_cause_row(rank, cause) for rank, cause in enumerate(check_in.causes, start=1)],
        [(name,) for name in check_in.activities],
        [(rating.name, rating.value, rating.wording) for rating in check_in.ratings],
    )
    return rows._replace(check_in=(*rows.check_in[:-1], day_checksum(rows)))


def _answers(check_in: CheckIn) -> Row:
    return (
        check_in.day.isoformat(),
        check_in.pain,
        check_in.fear,
        check_in.note,
        check_in.wording,
        check_in.entered_at.isoformat(),
        check_in.edited_at.isoformat() if check_in.edited_at else None,
        check_in.changed_at.isoformat(),
        check_in.exception,
        check_in.source,
    )


def _cause_row(rank: int, cause: Cause) -> Row:
    return (
        rank,
        cause.text,
        None if cause.side is None else cause.side.value,
        None if cause.coded_by is None else cause.coded_by.value,
        cause.coded_at.isoformat() if cause.coded_at else None,
        cause.list_version,
        int(cause.carried_over),
    )
