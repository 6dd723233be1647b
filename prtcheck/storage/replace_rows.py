"""Replacing all rows of a diary by those of an attached one, inside the caller's transaction."""

from sqlite3 import Connection

_TRIGGERS = "SELECT name, sql FROM main.sqlite_schema WHERE type = 'trigger'"
_TABLES = (
    "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name IN "
    "(SELECT name FROM copy.sqlite_schema WHERE type = 'table')"
)


def replace_rows(connection: Connection) -> None:
    """Let every table of the diary hold the rows of the same table of the database `copy`.

    Triggers rest meanwhile: what they count is in the rows that come.
    """
    triggers = connection.execute(_TRIGGERS).fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER main.{_quote(name)}")
    connection.execute("PRAGMA defer_foreign_keys = ON")
    tables = [name for (name,) in connection.execute(_TABLES)]
    for table in tables:
        connection.execute(f"DELETE FROM main.{_quote(table)}")  # noqa: S608 - a table's own name
    for table in tables:
        columns = ", ".join(map(_quote, _columns_of(connection, table)))
        connection.execute(
            f"INSERT INTO main.{_quote(table)} ({columns}) "  # noqa: S608 - as above
            f"SELECT {columns} FROM copy.{_quote(table)}"
        )
    for _, sql in triggers:
        connection.execute(sql)


def _columns_of(connection: Connection, table: str) -> list[str]:
    found = connection.execute("SELECT name FROM pragma_table_info(?, 'main')", (table,))
    return [name for (name,) in found]


def _quote(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
