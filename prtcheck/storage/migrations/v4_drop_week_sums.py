"""Schema 4: no sums of weeks; a trend reads the days themselves."""

import sqlite3


def migrate(connection: sqlite3.Connection) -> None:
    """Bring schema 3 to schema 4."""
    connection.execute("DROP TABLE stretch")
