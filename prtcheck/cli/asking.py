"""The form, in full screen or on plain lines; opened without Typer being loaded."""

from datetime import date

from prtcheck.cli.output import hang_up_if_gone, prefers_plain, require_terminal, talk
from prtcheck.cli.world import World
from prtcheck.core.days import spoken
from prtcheck.errors import ExitCode


def open_app(
    world: World, day: date | None = None, instead: str = "prtcheck log --pain 4 --fear 3"
) -> int:
    """Open the full screen, on a day's form if one is named, and return its exit code.

    Raises:
        NoTerminalError: there is no terminal; it names the command to use instead.
    """
    require_terminal(instead)  # without one Textual spins at full speed and asks nobody
    if prefers_plain():
        return ask_line_by_line(world, day or world.today)
    from prtcheck.tui.app import run_app

    code = run_app(world.diary, world.drafts, world.settings, day)
    hang_up_if_gone()
    return code


def ask_line_by_line(world: World, day: date) -> int:
    """Ask the check-in on plain lines; ended input keeps a draft and counts as interrupted."""
    from prtcheck.cli.plain import LeftError, check_in_line_by_line
    from prtcheck.core.draft import Draft

    _tell_what_it_is(world)
    present = world.diary.check_in(day)
    try:
        check_in_line_by_line(world, Draft.of(present) if present else Draft(day=day))
    except (LeftError, KeyboardInterrupt):
        if world.drafts.find(day):
            talk(f"Not saved. What you answered for {spoken(day)} is kept as a draft.")
        return ExitCode.INTERRUPTED
    return ExitCode.OK


def _tell_what_it_is(world: World) -> None:
    """Tell on the first run what the app's first pages tell, and never again."""
    from prtcheck.storage.first_run import is_first_run, remember_welcome

    if not is_first_run(world.places.diary):
        return
    from prtcheck.core.safety import NEEDS_CARE, WHAT_IT_IS, WHERE_IT_LIVES, paragraphs

    where = WHERE_IT_LIVES.format(diary=world.places.diary)
    for paragraph in paragraphs(f"{WHAT_IT_IS}\n{NEEDS_CARE}\n{where}"):
        talk(paragraph)
        talk("")
    remember_welcome(world.places.diary)
