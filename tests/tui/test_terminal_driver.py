"""The terminal's driver outlives the terminal."""

from pathlib import Path

import pytest
from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread

from prtcheck.tui.terminal_driver import FailSafeWriter


def test_a_file_that_takes_nothing_does_not_hold_up_who_writes():
    full = Path("/dev/full").open("w", encoding="utf-8", buffering=1)  # noqa: SIM115
    writing = WriterThread(FailSafeWriter(full))
    writing.start()
    for _ in range(2 * MAX_QUEUED_WRITES):
        writing.write("line\n")
    writing.stop()
    assert not writing.is_alive()
    with pytest.raises(OSError, match="No space left"):
        full.close()
