"""Keys typed ahead reach the question they were meant for.

Textual looks up where a key goes before the keys ahead of it have had their effect. Over a slow
line, or from a fast hand, "4 Enter 3 Enter" would then put both digits into the first question.
"""

import asyncio
from contextlib import suppress
from typing import TypeVar

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

Result = TypeVar("Result")

_ROUNDS = 10
_PATIENCE_SECONDS = 1.0


class KeyQueueApp(App[Result]):
    """An app that hands on a key only when the one before it has had its whole effect."""

    _typed: asyncio.Queue[events.Event]
    _typist: asyncio.Task[None] | None = None

    def _on_mount(self) -> None:
        self._typed = asyncio.Queue()
        self._typist = asyncio.create_task(self._hand_on_in_turn())

    def _on_unmount(self) -> None:
        if self._typist is not None:  # else the app ended while it was being opened
            self._typist.cancel()

    async def on_event(self, event: events.Event) -> None:
        """Queue what is typed, and pass everything else on at once."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._typed.put_nowait(event)
        else:
            await super().on_event(event)

    async def _hand_on_in_turn(self) -> None:
        while True:
            event = await self._typed.get()
            try:
                await super().on_event(event)
                await self._settle()
            except Exception as error:  # noqa: BLE001 - a bug here is a crash like any other
                self._handle_exception(error)

    async def _settle(self) -> None:
        for _ in range(_ROUNDS):
            pumps = self._pumps()
            for pump in pumps:
                await _caught_up(pump)
            if not any(pump.message_queue_size for pump in pumps):
                return

    def _pumps(self) -> list[MessagePump]:
        """Return those a key passes through, from the focused widget up to the app."""
        if self.focused is None:
            return [self.screen, self]
        return [*self.focused.ancestors_with_self]


async def _caught_up(pump: MessagePump) -> None:
    """Wait until a widget has worked off what lies in its queue now."""
    reached = asyncio.Event()
    if pump.call_later(reached.set):
        with suppress(TimeoutError):
            await asyncio.wait_for(reached.wait(), _PATIENCE_SECONDS)
