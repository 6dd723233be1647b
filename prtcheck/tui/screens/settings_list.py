"""A list whose rows write settings."""

from prtcheck.settings import Settings
from prtcheck.tui.screens.base import ListScreen
from prtcheck.tui.settings_changed import SettingsChanged


class SettingsListScreen(ListScreen):
    """A list from which settings are changed."""

    def use_settings(self, settings: Settings) -> None:
        """Use settings that were written, here at once and in the rest of the app."""
        self.context = self.context._replace(settings=settings)
        self.post_message(SettingsChanged(settings))
        self.show_result("Saved")
