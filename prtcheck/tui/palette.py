"""The command palette (Ctrl+P): the screen's actions, the looks (high contrast ...), Leave."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from textual.app import App, SystemCommand
from textual.screen import Screen


def palette_entries(
    app: App[str], screen: Screen[object], looks: Iterable[str], apply_look: Callable[[str], None]
) -> Iterator[SystemCommand]:
    """Yield the entries of the palette on a screen."""
    actions: set[str] = set()
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.action in actions or not (binding.id and binding.description):
            continue  # a further key of the same action, or a binding of Textual's own
        actions.add(binding.action)
        action = partial(app.run_action, binding.action, active.node)
        yield SystemCommand(binding.description, f"key: {app.get_key_display(binding)}", action)
    for look in looks:
        yield SystemCommand(f"Look: {look}", "change the colours", partial(apply_look, look))
    leave = partial(app.run_action, "app.interrupt")
    yield SystemCommand("Leave", "at once, unfinished answers are kept as a draft", leave)
