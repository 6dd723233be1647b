"""The context of a command: that of this person on this machine, its messages on stderr."""

from prtcheck.cli.console import print_message
from prtcheck.context import Context
from prtcheck.core.left_out import LeftOut

LEFT_OUT = LeftOut()
"""What this run of the program left out when it read the diary."""


def current_context() -> Context:
    """Return the context of this command; a setting that cannot be used is named on stderr."""
    context = Context.current()._replace(notify=print_message, left_out=LEFT_OUT)
    for problem in context.settings.problems:
        print_message(f"prtcheck: {problem}")
    return context
