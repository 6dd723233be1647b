"""Headless Chromium: prints a page as a person would, and asks no network for anything."""

import os
import shutil
import subprocess

import pytest

PATIENCE_SECONDS = 120
_QUIET = (
    "--headless",
    "--no-sandbox",  # a test machine may run everything as root
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # the network is off: no name leads anywhere
    "--proxy-server=127.0.0.1:9",
)


def found(program):
    """Return where a program is; without it skip, but fail where all are required."""
    place = shutil.which(program)
    if place is None:
        assert "PRTCHECK_TESTS_REQUIRE_ALL" not in os.environ, f"{program} is not installed"
        pytest.skip(f"{program} is not installed")
    return place


def printed(page, folder):
    """Return the PDF file that Chromium prints of a page."""
    target = folder / "printed.pdf"
    profile = f"--user-data-dir={folder / 'profile'}"
    done = subprocess.run(
        [found("chromium"), *_QUIET, profile, f"--print-to-pdf={target}", page.as_uri()],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE_SECONDS,
        check=False,
        env={**os.environ, "HOME": str(folder)},
    )
    assert target.exists(), done.stderr.decode(errors="replace")[-2000:]
    return target
