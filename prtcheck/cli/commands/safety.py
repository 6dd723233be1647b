"""The `safety` command."""

from prtcheck.cli.console import print_lines
from prtcheck.cli.terminal import output_size
from prtcheck.core.text import wrap


def safety() -> None:
    """Say when to see a doctor, and what this is not."""
    from prtcheck.wording.safety import NEEDS_CARE, WHAT_IT_IS, paragraphs

    width = min(80, output_size()[0])
    for paragraph in paragraphs(f"{NEEDS_CARE}\n\n{WHAT_IT_IS}"):
        print_lines(*wrap(paragraph, width), "")
