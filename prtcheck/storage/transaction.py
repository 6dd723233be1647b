"""Opening the diary for one change, which is on the disk as a whole or not at all."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool
from sqlmodel import Session, create_engine

from prtcheck.storage.changes import Transaction
from prtcheck.storage.connection import open_writable
from prtcheck.storage.integrity import require_structure
from prtcheck.storage.sqlite_errors import DamagedRowError, damaged, explain_sqlite_error


@contextmanager
def transaction(path: Path, now: datetime) -> Iterator[Transaction]:
    """Open the diary for one change: all of it is on the disk after the block, or nothing.

    Raises:
        DiaryError: it is busy, damaged, or cannot be written.
    """
    try:
        with Session(_engine(path)) as session, session.begin():
            change = Transaction(session, now)
            require_structure(change.connection, path, "quick_check")
            yield change
    except (DamagedRowError, UnicodeDecodeError):
        raise damaged(path) from None
    except sqlite3.Error as error:
        raise explain_sqlite_error(error, path) from None
    except DBAPIError as error:
        raise explain_sqlite_error(error.orig, path) from None


def _engine(path: Path) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=lambda: open_writable(path),
        poolclass=NullPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
