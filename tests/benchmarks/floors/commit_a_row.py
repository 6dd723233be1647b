"""The floor of log: a Typer command that commits one row with SQLModel, as durably."""

import typer

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def commit(file: str, pain: int) -> None:
    """Commit one row."""
    from sqlalchemy import event
    from sqlmodel import Field, Session, SQLModel, create_engine

    class Entry(SQLModel, table=True):
        id: int | None = Field(default=None, primary_key=True)
        pain: int

    engine = create_engine(f"sqlite:///{file}")

    @event.listens_for(engine, "connect")
    def make_durable(connection, _record):
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = EXTRA")

    with Session(engine) as session:
        session.add(Entry(pain=pain))
        session.commit()


app()
