"""The newest schema as SQLModel tables; the migrations make it, a test holds both together."""

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from prtcheck.core.checkin import Cause, CheckIn

_RATING = "{0} IS NULL OR typeof({0}) = 'integer' AND {0} BETWEEN 0 AND 10"
_REAL_DAY = "day IS date(day)"
_NO_ROWID = {"sqlite_with_rowid": False}


class CheckInRow(SQLModel, table=True):
    """One diary day."""

    __tablename__ = "check_in"
    __table_args__ = (
        CheckConstraint(_REAL_DAY),
        CheckConstraint(_RATING.format("pain")),
        CheckConstraint(_RATING.format("fear")),
        CheckConstraint("wording >= 1"),
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


class ChangeRow(SQLModel, table=True):
    """One thing the person did to the diary, to one day or several."""

    __tablename__ = "change"
    __table_args__ = (
        CheckConstraint("kind IN ('log', 'edit', 'delete', 'import', 'code')"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    made_at: str


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


def rows_of(check_in: CheckIn) -> list[SQLModel]:
    """Return the rows that hold a check-in, parent first."""
    day = check_in.day.isoformat()
    parent = CheckInRow(
        day=day,
        pain=check_in.pain,
        fear=check_in.fear,
        note=check_in.note,
        wording=check_in.wording,
        entered_at=check_in.entered_at.isoformat(),
        edited_at=check_in.edited_at.isoformat() if check_in.edited_at else None,
    )
    causes = [_cause_row(day, rank, cause) for rank, cause in enumerate(check_in.causes, start=1)]
    activities = [
        ActivityRow(day=day, place=place, name=name)
        for place, name in enumerate(check_in.activities, start=1)
    ]
    return [parent, *causes, *activities]


def _cause_row(day: str, rank: int, cause: Cause) -> CauseRow:
    return CauseRow(
        day=day,
        rank=rank,
        text=cause.text,
        side=cause.side,
        coded_by=cause.coded_by,
        coded_at=cause.coded_at.isoformat() if cause.coded_at else None,
        list_version=cause.list_version,
        carried_over=int(cause.carried_over),
    )
