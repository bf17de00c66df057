"""How classes look in the plane: a colour and a sign each; the surer, the stronger."""

import numpy as np

from pages.figures import theme
from pages.figures.keys import Word
from pages.figures.lettering import shortened

SIGNS = (  # of the classes in order: Plotly's name of each, and the letter like it
    ("circle", "●"),
    ("square", "■"),
    ("diamond", "◆"),
    ("triangle-up", "▲"),
    ("triangle-down", "▼"),
    ("star", "★"),
    ("cross", "✚"),
    ("pentagon", "⬟"),
    ("hexagon", "⬢"),
    ("triangle-right", "▶"),
    ("triangle-left", "◀"),
    ("square-open", "□"),
)
WRONG = "✕"
PALEST, STRONGEST = 0.08, 0.5  # opacity of a rectangle: nobody leads, all are alike


def symbol(label: int) -> str:
    """Return Plotly's name of a class's sign; beyond the last they begin again."""
    return SIGNS[label % len(SIGNS)][0]


def sign(label: int) -> str:
    """Return a class's sign as a letter."""
    return SIGNS[label % len(SIGNS)][1]


def opacities(shares: np.ndarray) -> np.ndarray:
    """Return how strong the colours of nodes are, by their class shares (m, k)."""
    fewest = 1 / max(2, shares.shape[1])
    lead = np.clip((shares.max(axis=1) - fewest) / (1 - fewest), 0, 1)
    return PALEST + (STRONGEST - PALEST) * lead


def key_words(classes: tuple[str, ...]) -> list[Word]:
    """Return what the signs and colours stand for."""
    words = [
        (f"{sign(at)} {shortened(name or '(missing)', 24)}", theme.class_colour(at))
        for at, name in enumerate(classes)
    ]
    return [*words, (f"{WRONG} predicted wrongly", theme.INK)]
