"""The pictures of the bag: its marbles, its entropy, its place among all bags."""

import numpy as np

from engines.decision_trees import Drawing, entropy, entropy_map, impurity_curves
from pages.chapters.information_gain.marbles.record import NAMES, Record
from pages.figures import theme
from pages.figures.entropy_map import ceiling_panel, curve_panel, triangle_panel
from pages.figures.marbles import bag_panel, present, terms_panel
from pages.figures.means import Mean, means_panel
from pages.figures.panel import Panel


def panels(record: Record) -> list[Panel]:
    """Draw the bag, the parts of its entropy, its place, and how surprise settles."""
    drawing = record.drawing
    title, unit = "Average surprise a draw", "bits a draw"
    means = means_panel(title, unit, [surprise(drawing)], drawing)
    return [bag_panel(drawing), terms_panel(drawing), _place(drawing), means]


def surprise(drawing: Drawing) -> Mean:
    """Follow the average surprise of a draw, which comes to H."""
    total, bits = drawing.surprise, drawing.entropy
    return Mean("surprise", total, bits, "H", theme.MUTED, width=4)


def _place(drawing: Drawing) -> Panel:
    """Draw the bag among all bags of as many colours."""
    n_colours = len(present(drawing))
    if n_colours <= 2:
        return curve_panel(drawing, impurity_curves())
    if n_colours == 3:
        return triangle_panel(drawing, entropy_map())
    return ceiling_panel(drawing, entropy(np.tri(len(NAMES))))
