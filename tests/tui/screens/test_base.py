"""What all screens hold: what is read in a thread is shown only where it is still asked for."""

import threading
from functools import partial

from app_driver import entry, fill, settled

from prtcheck.tui.app import PrtcheckApp
from prtcheck.tui.screens.base import ListScreen


class SlowScreen(ListScreen):
    """A screen whose diary takes until the test lets it go on."""

    def __init__(self, context, may_go_on):
        super().__init__(context)
        self._may_go_on = may_go_on

    def read_content(self):
        self._may_go_on.wait()
        return partial(self.set_heading, "read")


async def test_a_screen_that_is_left_while_it_reads_shows_nothing_any_more(context):
    fill(context, entry(0))
    app, may_go_on = PrtcheckApp(context), threading.Event()
    async with app.run_test() as pilot:
        await settled(pilot)
        home = app.screen
        slow = SlowScreen(context, may_go_on)
        await app.push_screen(slow)
        await slow.query("*").remove()  # as closing does first
        may_go_on.set()
        await app.workers.wait_for_complete()
        await app.pop_screen()
        assert app.screen is home
    assert app.crash is None
