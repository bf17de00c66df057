"""The choice of the logarithm: in which unit a part says what it says."""

from collections.abc import Callable

from pages.ui.choices import Choice
from pages.ui.control import Values
from pages.words.units import UNITS

HELP = (
    "log₂ gives bits, ln nats, log₁₀ hartleys (also called bans or dits). Another "
    "logarithm multiplies every entropy and every gain by the same number, so which "
    "question is best does not depend on it. Books and programs that disagree by a "
    "factor of 0.6931 have taken ln."
)
OPTIONS = {f"{unit.log}: {name}": name for name, unit in UNITS.items()}


def logarithm(shown: Callable[[Values], bool]) -> Choice:
    """Return the choice, which is on the page where `shown` says so."""
    return Choice("log", "Logarithm", OPTIONS, help=HELP, shown=shown)
