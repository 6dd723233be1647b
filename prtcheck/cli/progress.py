"""A sign of life on stderr for work that takes longer than a moment."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from prtcheck.cli.console import is_terminal, prefers_plain

_A_MOMENT_SECONDS = 1.0


@contextmanager
def progress_bar(what: str) -> Iterator[None]:
    """Show a moving bar while the block works on, from a moment on and on a terminal only."""
    if not is_terminal(sys.stderr) or prefers_plain():
        yield
        return
    done = Event()
    sign = Thread(target=_show, args=(what, done), daemon=True)
    sign.start()
    try:
        yield
    finally:
        done.set()
        sign.join()


def _show(what: str, done: Event) -> None:
    if done.wait(_A_MOMENT_SECONDS):
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        bar.add_task(what, total=None)  # how far it is, the database does not tell
        done.wait()
