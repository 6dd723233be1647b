"""A moving bar on stderr for work that takes longer than a second."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from prtcheck.cli.terminal import is_terminal, prefers_plain

_SHOWN_AFTER_SECONDS = 1.0


@contextmanager
def progress_bar(what: str) -> Iterator[None]:
    """Show a moving bar while the block works, after a second and on a terminal only."""
    if not is_terminal(sys.stderr) or prefers_plain():
        yield
        return
    done = Event()
    bar = Thread(target=_show, args=(what, done), daemon=True)
    bar.start()
    try:
        yield
    finally:
        done.set()
        bar.join()


def _show(what: str, done: Event) -> None:
    if done.wait(_SHOWN_AFTER_SECONDS):
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        bar.add_task(what, total=None)  # the database does not report how far it is
        done.wait()
