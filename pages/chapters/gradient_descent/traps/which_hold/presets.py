"""States of "Which hold" that are worth seeing."""

from engines.gradient_descent import LANDSCAPES, OPTIMIZERS
from pages.chapters.gradient_descent.ground_controls import OWN_GROUND
from pages.ui.chapter import Preset

from ..settings import WHICH_HOLD

SHARP_AND_FLAT = "-3*exp(-8*((x+1)^2 + y^2)) - 2*exp(-(x-1)^2 - y^2) + 0.1*(x^2 + y^2)"


def _preset(name: str, ground: str, walker: str, observe: str, **values) -> Preset:
    known = LANDSCAPES.get(ground)
    return Preset(
        name,
        observe,
        part=WHICH_HOLD,
        landscape=known.label if known else OWN_GROUND,
        walker=OPTIMIZERS[walker].label,
        **values,
    )


PRESETS = (
    _preset(
        "They vanish one by one",
        "himmelblau",
        "gradient_descent",
        "drag η slowly to the right: in which order do the four stop to hold, and what "
        "have the first ones in common?",
        eta=0.02,
    ),
    _preset(
        "Nesterov's smaller edge",
        "himmelblau",
        "nesterov",
        "compare the marks N, GD and M on a rung: does looking ahead make the largest "
        "η larger?",
        eta=0.015,
    ),
    _preset(
        "Momentum's larger edge",
        "himmelblau",
        "momentum",
        "set β to 0 and then back: where does the mark M go, and who holds more?",
        eta=0.03,
    ),
    _preset(
        "Adam, without theory",
        "two_wells",
        "adam",
        "no mark is Adam's own. Drag η: is it the sharper of the two that is the first "
        "to go?",
        eta=0.4,
    ),
    _preset(
        "A sharp and a flat hollow",
        "own",
        "gradient_descent",
        "the sharp hollow is the deeper one. In which of the two do its runs end?",
        formula=SHARP_AND_FLAT,
        eta=0.2,
    ),
)
