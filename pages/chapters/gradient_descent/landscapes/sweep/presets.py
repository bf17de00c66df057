"""States of the sweep that are worth seeing."""

from engines.gradient_descent import LANDSCAPES, OPTIMIZERS
from pages.ui.chapter import Preset

SWEEP = "Sweep"


def _preset(name: str, ground: str, hand: str, observe: str, **values) -> Preset:
    return Preset(
        name,
        observe,
        part=SWEEP,
        landscape=LANDSCAPES[ground].label,
        hand=OPTIMIZERS[hand].label,
        **values,
    )


PRESETS = (
    _preset(
        "Nine rates at once",
        "himmelblau",
        "gradient_descent",
        "go from the top left to the bottom right: which walks crawl, which arrive, "
        "and what comes after those?",
    ),
    _preset(
        "An η between two edges",
        "three_hump_camel",
        "gradient_descent",
        "all start high above the right-hand hollow. Which of them stay in it, and "
        "where are the others led?",
        start=(1.98, 0.3),
        eta_gradient_descent=0.2,
        apart="× 1.5",
    ),
    _preset(
        "A valley with κ = 100",
        "elongated_bowl",
        "gradient_descent",
        "how far do the walks come that do not swing across the valley?",
        kappa=100.0,
        eta_gradient_descent=0.005,
        apart="× 1.5",
        steps=500,
    ),
    _preset(
        "β towards 1",
        "elongated_bowl",
        "momentum",
        "follow β from small to large: what becomes of the zigzag, and what of the "
        "time to come to rest?",
        kappa=100.0,
        eta_momentum=0.01,
        swept="momentum β",
        apart="× 1.5",
        steps=200,
    ),
    _preset(
        "Adam in the same valley",
        "elongated_bowl",
        "adam",
        "compare the largest rates with those of gradient descent in this valley: is "
        "anyone lost?",
        kappa=100.0,
        steps=200,
    ),
)
