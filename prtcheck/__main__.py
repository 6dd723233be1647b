"""The entry point of the program."""

import sys


def main() -> None:
    """Run the command line and end with its exit code."""
    from prtcheck.cli.fast_path import run

    sys.exit(run())


if __name__ == "__main__":
    main()
