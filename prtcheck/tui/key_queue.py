"""A queue of keys: each is handled only when the one before it has had its effect.

Textual chooses the widget of a key before the keys ahead of it are handled. Over a slow line, or
typed fast, "4 Enter 3 Enter" would then put both digits into the first question.
"""

import asyncio
from contextlib import suppress

from textual import events
from textual.app import App, ScreenStackError
from textual.message_pump import MessagePump

_MOST_ROUNDS = 10
_TIMEOUT_SECONDS = 5.0
"""How long a key may hold up the next, such as where a busy machine is slow to open a screen."""


class KeyQueueApp(App[str]):
    """An app that handles one key at a time."""

    _key_queue: asyncio.Queue[events.Event]
    _key_task: asyncio.Task[None] | None = None

    def _on_mount(self) -> None:
        self._key_queue = asyncio.Queue()
        self._key_task = asyncio.create_task(self._handle_keys())

    def _on_unmount(self) -> None:
        if self._key_task is not None:  # else the app ended while it was being opened
            self._key_task.cancel()

    async def on_event(self, event: events.Event) -> None:
        """Queue keys and pastes; handle everything else at once."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._key_queue.put_nowait(event)
        else:
            await super().on_event(event)

    async def _handle_keys(self) -> None:
        while True:
            event = await self._key_queue.get()
            try:
                await super().on_event(event)
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._wait_until_handled(), _TIMEOUT_SECONDS)
            except ScreenStackError:
                return  # the app is closing
            except Exception as error:  # noqa: BLE001 - a bug here is a crash like any other
                self._handle_exception(error)
            self._key_queue.task_done()

    async def _wait_until_handled(self) -> None:
        for _ in range(_MOST_ROUNDS):
            receivers = self._key_receivers()
            for receiver in receivers:
                await _wait_for_queue(receiver)
            if not any(receiver.message_queue_size for receiver in receivers):
                break
        await self._wait_for_content()

    async def _wait_for_content(self) -> None:
        """Wait until the screen shows what it reads from the diary, for keys that apply to it."""
        shown: asyncio.Event | None = getattr(self.screen, "content_shown", None)
        if shown is not None:
            await shown.wait()

    def _key_receivers(self) -> list[MessagePump]:
        """Return what a key bubbles through, from the focused widget up to the app."""
        if self.focused is None:
            return [self.screen, self]
        return [*self.focused.ancestors_with_self]


async def _wait_for_queue(receiver: MessagePump) -> None:
    """Wait until a widget has handled the messages that are in its queue now."""
    reached = asyncio.Event()
    if receiver.call_later(reached.set):
        await reached.wait()
