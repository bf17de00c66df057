"""What the parts of "Telephone" share."""

from collections.abc import Hashable

from pages.chapters.backpropagation.telephone.settings import KEY, Settings
from pages.ui import bets
from pages.ui.parts import Part


class TelephonePart(Part):
    """A part of the chapter; it may ask for something of its own."""

    def ask(self, settings: Settings) -> Hashable:
        """Draw the part's own controls; return what they stand for."""
        return None

    def clicked(self, settings: Settings, point: dict) -> None:
        """Answer a click on the part's figure (in a callback)."""

    def is_over(self, settings: Settings) -> bool:
        """Tell whether the bet is made or skipped: then axes may fit the answer."""
        return bets.is_over(KEY, settings)
