"""The schema twice, as SQLModel's tables and as the migrations make it, is one schema."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest
from diary_operations import overwrite
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import SQLModel, create_engine
from strategies import EVENING, SUNDAY, logged

from prtcheck.core.check_in import Cause, CodedBy, OwnRating, Side
from prtcheck.storage.diary import Diary
from prtcheck.storage.migrations.run import migrate

FULL = logged(
    pain=4,
    fear=3,
    causes=(Cause("disc"), Cause("stress", Side.MIND_BRAIN, CodedBy.PERSON, EVENING, 1)),
    activities=("walk", "swim"),
    note="a note",
    ratings=(OwnRating("sleep", 7), OwnRating("mood", 3, 0)),
    exception="gone for an hour",
    source="a spreadsheet",
    edited_at=EVENING,
)

CHILDLESS = logged(SUNDAY - timedelta(days=1))
"""Its row can be changed without anything that hangs on it."""

ONE_ROW = {
    "check_in": f"day = '{CHILDLESS.day}'",
    "cause": "rank = 2",
    "activity": "place = 2",
    "rating": "place = 2",
    "definition": "true",
    "definition_revision": "true",
    "change": "id = 1",
    "revision": "id = 1",
    "removed": "day = '2026-11-20'",
}
"""By table, a row to change such that nothing but the change itself can be refused."""

BAD = [
    ("check_in", "day", "2026-02-30"),
    ("check_in", "day", "2026-04-31"),
    ("check_in", "day", "today"),
    ("check_in", "day", "2026-11-23"),  # a day after the one it was entered on
    ("check_in", "day", None),
    ("check_in", "pain", 11),
    ("check_in", "pain", -1),
    ("check_in", "pain", 4.5),
    ("check_in", "pain", "four"),
    ("check_in", "fear", 11),
    ("check_in", "fear", b"4"),
    ("check_in", "note", None),
    ("check_in", "wording", -1),
    ("check_in", "exception", None),
    ("check_in", "wording", None),
    ("check_in", "entered_at", None),
    ("check_in", "entered_at", "2026-11-20T23:00:00+00:00"),
    ("check_in", "changed_at", None),
    ("cause", "day", "2026-11-20"),  # no check-in stands there
    ("cause", "rank", 0),
    ("cause", "rank", 4),
    ("cause", "rank", 1),  # which is taken
    ("cause", "text", ""),
    ("cause", "text", None),
    ("cause", "side", "mind"),
    ("cause", "side", None),  # with who coded it left behind
    ("cause", "coded_by", "doctor"),
    ("cause", "coded_by", None),
    ("cause", "carried_over", 2),
    ("cause", "carried_over", None),
    ("activity", "day", "2026-11-20"),
    ("activity", "place", 0),
    ("activity", "name", ""),
    ("activity", "name", "walk; swim"),
    ("activity", "name", "walk"),  # twice on one day
    ("activity", "name", None),
    ("rating", "day", "2026-11-20"),
    ("rating", "place", 0),
    ("rating", "name", ""),
    ("rating", "name", "sleep"),  # twice on one day
    ("rating", "value", None),
    ("rating", "value", 11),
    ("rating", "value", 4.5),
    ("rating", "wording", -1),
    ("definition", "kind", "guess"),
    ("definition", "key", ""),
    ("definition", "changed_at", None),
    ("definition_revision", "kind", "guess"),
    ("definition_revision", "change_id", 99),
    ("change", "kind", "guess"),
    ("change", "made_at", None),
    ("removed", "day", "2026-02-30"),
    ("removed", "changed_at", None),
    ("removed", "checksum", None),
    ("revision", "day", "2026-02-30"),
    ("revision", "change_id", 99),
]

values = (
    st.none()
    | st.integers(-3, 12)
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.text(max_size=5)
    | st.binary(max_size=3)
    | st.sampled_from([side.value for side in Side])
    | st.sampled_from([coded_by.value for coded_by in CodedBy])
    | st.dates().map(str)
    | st.sampled_from(["2026-02-30", "2026-04-31", "2024-02-29", "2026-11-22 "])
)


def connected(path):
    """The file as SQLite gives it, foreign keys on."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


@pytest.fixture(scope="module")
def migrated(tmp_path_factory):
    """A diary as the migrations make it, with one check-in and its changes."""
    path = tmp_path_factory.mktemp("migrated") / "diary.db"
    migrate(path)
    diary = Diary(path)
    diary.save(logged(), EVENING, based_on=None)
    overwrite(diary, FULL, EVENING)
    diary.save(CHILDLESS, EVENING, based_on=None)
    with closing(connected(path)) as connection:
        connection.execute(
            "INSERT INTO definition VALUES ('phase', '2026-11-20', NULL, '2026-11-22T21:00Z', 1)"
        )
        connection.execute(
            "INSERT INTO definition_revision VALUES (1, 1, 'phase', '2026-11-20', NULL, NULL, 1)"
        )
        connection.execute("INSERT INTO removed VALUES ('2026-11-20', '2026-11-22T21:00Z', 1)")
        yield connection


@pytest.fixture(scope="module")
def declared(tmp_path_factory, migrated):
    """The same rows in tables as SQLModel makes them."""
    path = tmp_path_factory.mktemp("declared") / "diary.db"
    engine = create_engine(f"sqlite:///{path}")
    SQLModel.metadata.create_all(engine)
    engine.dispose()
    with closing(connected(path)) as connection:
        copy(migrated, connection)
        yield connection


def copy(source, target):
    """Put every row of one database into another with the same tables."""
    target.execute("PRAGMA foreign_keys = OFF")  # so that their order does not matter
    for table in tables_in(source):
        names = ", ".join(columns_of(source, table))
        target.execute(f"DELETE FROM {table}")
        for row in source.execute(f"SELECT {names} FROM {table}"):
            marks = ", ".join("?" * len(row))
            target.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", row)
    target.execute("PRAGMA foreign_keys = ON")
    assert target.execute("PRAGMA foreign_key_check").fetchall() == []


def tables_in(connection):
    """The names of the tables."""
    rows = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
        "ORDER BY name"
    )
    return [name for (name,) in rows]


def affinity(declared_type):
    """What SQLite makes of a column's type."""
    return "INTEGER" if "INT" in declared_type.upper() else "TEXT"


def columns_of(connection, table):
    """By name: kind, whether it may be missing, and place in the primary key."""
    rows = connection.execute(f"PRAGMA table_xinfo({table})")
    return {name: (affinity(kind), needed, key) for _, name, kind, needed, _, key, _ in rows}


def links_of(connection, table):
    """The foreign keys, each with what it does."""
    rows = connection.execute(f"PRAGMA foreign_key_list({table})")
    return {(row[2], row[3], row[4], row[5], row[6]) for row in rows}


def indexes_of(connection, table):
    """The indexes: unique or not, why it is there, over which columns."""
    found = set()
    for _, name, unique, origin, _ in connection.execute(f"PRAGMA index_list({table})").fetchall():
        columns = [row[2] for row in connection.execute(f"PRAGMA index_info({name})")]
        found.add((unique, origin, name if origin == "c" else "", *columns))
    return found


def manner_of(connection, table):
    """Whether it does without a row id, and never gives a key twice."""
    (without_rowid,) = connection.execute(
        "SELECT wr FROM pragma_table_list WHERE name = ?", (table,)
    ).fetchone()
    (sql,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    return without_rowid, "AUTOINCREMENT" in sql.upper()


def outcome(connection, table, column, value):
    """What a column becomes when one row's is set to a value, or that the value is refused."""
    which = ONE_ROW.get(table, "true")
    connection.execute("BEGIN")
    try:
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE {which}", (value,))
        query = f"SELECT typeof({column}), {column} FROM {table} ORDER BY 1, 2"
        return connection.execute(query).fetchall()
    except sqlite3.IntegrityError:
        return "refused"
    finally:
        connection.execute("ROLLBACK")


def test_both_have_the_same_tables(migrated, declared):
    assert tables_in(migrated) == tables_in(declared)
    assert {"check_in", "cause", "activity"} <= set(tables_in(migrated))


@pytest.mark.parametrize("aspect", [columns_of, links_of, indexes_of, manner_of])
def test_each_table_is_the_same_in_both(migrated, declared, aspect):
    for table in tables_in(migrated):
        assert aspect(migrated, table) == aspect(declared, table), table


@pytest.mark.parametrize(("table", "column", "value"), BAD)
def test_a_bad_value_is_refused_by_both(migrated, declared, table, column, value):
    assert outcome(migrated, table, column, value) == "refused"
    assert outcome(declared, table, column, value) == "refused"


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("check_in", "day", "2024-02-29"),
        ("check_in", "pain", 0),
        ("check_in", "pain", 10),
        ("check_in", "pain", None),
        ("check_in", "note", ""),
        ("check_in", "edited_at", None),
        ("cause", "list_version", None),
        ("cause", "coded_at", None),
        ("change", "kind", "repair"),
        ("change", "kind", "phase"),
        ("change", "kind", "move"),
        ("check_in", "wording", 0),
        ("check_in", "source", None),
        ("rating", "wording", 0),
        ("definition", "content", None),
    ],
)
def test_a_good_value_is_taken_by_both(migrated, declared, table, column, value):
    for connection in (migrated, declared):
        assert value in {kept for _, kept in outcome(connection, table, column, value)}


@settings(max_examples=400)
@given(data=st.data(), value=values)
def test_any_value_fares_the_same_in_both(migrated, declared, data, value):
    table = data.draw(st.sampled_from(tables_in(migrated)))
    column = data.draw(st.sampled_from(sorted(columns_of(migrated, table))))
    assert outcome(migrated, table, column, value) == outcome(declared, table, column, value)


def test_what_belongs_to_a_day_goes_with_it(migrated, declared):
    for connection in (migrated, declared):
        connection.execute("BEGIN")
        connection.execute("DELETE FROM check_in")
        connection.execute("DELETE FROM change")
        left = [
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("cause", "activity", "rating", "revision", "definition_revision")
        ]
        connection.execute("ROLLBACK")
        assert left == [0] * 5
