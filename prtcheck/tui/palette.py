"""The command palette (Ctrl+P): the screen's actions, the looks (high contrast ...), Leave."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from textual.app import App, SystemCommand
from textual.binding import ActiveBinding
from textual.screen import Screen


def palette_entries(
    app: App[str], screen: Screen[object], looks: Iterable[str], apply_look: Callable[[str], None]
) -> Iterator[SystemCommand]:
    """Yield the entries of the palette on a screen."""
    for active in own_bindings(screen.active_bindings.values()):
        key = active.binding.key_display or active.binding.key
        action = partial(app.run_action, active.binding.action, active.node)
        yield SystemCommand(active.binding.description, f"key: {key}", action)
    for look in looks:
        yield SystemCommand(f"Look: {look}", "change the colours", partial(apply_look, look))
    leave = partial(app.run_action, "app.interrupt")
    yield SystemCommand("Leave", "at once; what is begun is kept as a draft", leave)


def own_bindings(bindings: Iterable[ActiveBinding]) -> Iterator[ActiveBinding]:
    """Yield each of our actions once, by its first key; Textual's own bindings have no id."""
    actions: set[str] = set()
    for active in bindings:
        binding = active.binding
        if binding.id and binding.description and binding.action not in actions:
            actions.add(binding.action)
            yield active
