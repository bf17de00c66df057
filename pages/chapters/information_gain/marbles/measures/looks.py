"""How the measures look and are called, and how high their pictures are."""

from pages.figures import theme
from pages.words.units import BITS, Unit

# Name in the engine, word on the screen, ink, dash: all other colours are a marble's.
MEASURES = (
    ("entropy", "entropy H", theme.INK, "solid"),
    ("gini", "Gini", theme.MUTED, "dash"),
    ("misclassification", "misclassification", theme.INK, "dot"),
)
LOW, HIGH = 170, 190  # pixels, of the upper and the lower half of a panel


def broken(label: str) -> str:
    """Return a measure's name in two lines, where it is long."""
    return label.replace("classi", "classi-<br>").replace(", ", ",<br>")


def named(label: str, key: str, unit: Unit) -> str:
    """Return a measure's name, with its unit where it has one other than the bit."""
    return label if unit == BITS or key != "entropy" else f"{label}, {unit.many}"
