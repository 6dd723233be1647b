"""Writing to stdout and stderr."""

from prtcheck.cli.streams import flush_or_discard


def test_a_stream_that_was_closed_from_the_start_holds_nothing_back(monkeypatch):
    monkeypatch.setattr("sys.stderr", None)
    flush_or_discard()
