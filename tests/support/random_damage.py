"""Random damage to a diary: of its bytes, and of its rows by another program."""

import sqlite3
from contextlib import closing

PAGE = 4096


def flip(content, chance):
    """Change one bit."""
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def cut(content, chance):
    """Lose the end."""
    del content[chance.randrange(len(content)) :]


def zero_page(content, chance):
    """Lose a page."""
    at = chance.randrange(len(content) // PAGE) * PAGE
    content[at : at + PAGE] = bytes(PAGE)


def write_over(content, chance):
    """Put text over a part."""
    at = chance.randrange(len(content))
    content[at : at + 300] = b"this isn't a diary " * 15


BYTES = [flip, flip, flip, cut, zero_page, write_over]


def swap_rows(connection, chance):
    """Exchange the answers of two days."""
    one, other = chance.sample(days_in(connection), 2)
    notes = dict(connection.execute("SELECT day, note FROM check_in"))
    change = "UPDATE check_in SET note = ? WHERE day = ?"
    connection.executemany(change, [(notes[other], one), (notes[one], other)])


def edit_value(connection, chance):
    """Change a rating."""
    day = chance.choice(days_in(connection))
    connection.execute("UPDATE check_in SET pain = (pain + 1) % 10 WHERE day = ?", (day,))


def edit_rating(connection, chance):
    """Change the answer to a question of one's own."""
    connection.execute(
        "UPDATE rating SET value = (value + 1) % 10 WHERE day = ?", _rated(connection, chance)
    )


def lose_rating(connection, chance):
    """Lose the answer to a question of one's own."""
    connection.execute("DELETE FROM rating WHERE day = ?", _rated(connection, chance))


def _rated(connection, chance):
    """A day with an own rating."""
    return chance.choice(connection.execute("SELECT day FROM rating ORDER BY day").fetchall())


def edit_exception(connection, chance):
    """Change an exception, or make one."""
    day = chance.choice(days_in(connection))
    connection.execute("UPDATE check_in SET exception = exception || '!' WHERE day = ?", (day,))


def lose_row(connection, chance):
    """Lose a day without its month being told."""
    day = chance.choice(days_in(connection))
    connection.execute("DROP TRIGGER check_in_removed")
    connection.execute("DELETE FROM check_in WHERE day = ?", (day,))


def edit_history(connection, chance):
    """Change a former state."""
    (last,) = connection.execute("SELECT max(id) FROM revision").fetchone()
    change = "UPDATE revision SET after = replace(after, 'pain', 'gain') WHERE id = ?"
    connection.execute(change, (chance.randint(1, last),))


ROWS = [swap_rows, edit_value, edit_rating, lose_rating, edit_exception, lose_row, edit_history]


def days_in(connection):
    return [day for (day,) in connection.execute("SELECT day FROM check_in ORDER BY day")]


def harm(path, chance):
    """Do one random harm to a diary."""
    kind = chance.choice([*BYTES, *ROWS])
    if kind in ROWS:
        with closing(sqlite3.connect(path)) as connection, connection:
            kind(connection, chance)
        return
    content = bytearray(path.read_bytes())
    kind(content, chance)
    path.write_bytes(bytes(content))
