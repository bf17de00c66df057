"""What the parts of "Telephone" share."""

from pages.chapters.backpropagation.telephone.settings import KEY, Settings
from pages.ui import bets
from pages.ui.old_parts import Part


class TelephonePart(Part):
    """A part of the chapter, which knows whether its bet is over."""

    def is_over(self, settings: Settings) -> bool:
        """Tell whether the bet is made or skipped: then axes may fit the answer."""
        return bets.is_over(KEY, self.asked_about(settings))
