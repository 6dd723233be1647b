"""Schema 3: a table of sums of weeks."""

import sqlite3


def migrate(connection: sqlite3.Connection) -> None:
    """Bring schema 2 to schema 3; the sums stay empty, since schema 4 drops them."""
    connection.execute(
        """CREATE TABLE stretch (
            first TEXT NOT NULL PRIMARY KEY,
            sums TEXT NOT NULL,
            checksum INTEGER NOT NULL
        ) WITHOUT ROWID"""
    )
