"""The logarithm: the choice of it, and a drawing in its unit."""

from collections.abc import Callable
from dataclasses import replace

from engines.decision_trees import Drawing
from pages.ui.choices import Choice
from pages.ui.control import Values
from pages.words.units import UNITS, Unit

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


def measured_in(unit: Unit, drawing: Drawing) -> Drawing:
    """Return a drawing with its information in a unit: all by the same factor."""
    factor = unit.of(1)
    return replace(
        drawing,
        surprises=drawing.surprises * factor,
        terms=drawing.terms * factor,
        entropy=drawing.entropy * factor,
        surprise=drawing.surprise * factor,
    )
