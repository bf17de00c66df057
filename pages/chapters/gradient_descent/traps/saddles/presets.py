"""States of "Saddles" that are worth seeing."""

from engines.gradient_descent import LANDSCAPES, OPTIMIZERS
from pages.ui.chapter import Preset

from ..settings import SADDLES


def _preset(name: str, ground: str, walker: str, observe: str, **values) -> Preset:
    return Preset(
        name,
        observe,
        part=SADDLES,
        landscape=LANDSCAPES[ground].label,
        walker=OPTIMIZERS[walker].label,
        **values,
    )


PRESETS = (
    _preset(
        "A millionth off the saddle",
        "saddle",
        "gradient_descent",
        "in the other picture the distance grows on a scale of powers of ten. What do "
        "most of the lines look like there?",
    ),
    _preset(
        "Exactly on it",
        "six_hump_camel",
        "momentum",
        "what do six rules make of a slope of 0? Then click another ✕: does nobody "
        "move there either?",
        saddle_start="exactly on it",
    ),
    _preset(
        "Up the ridge",
        "saddle",
        "gradient_descent",
        "how near does the way lead to the saddle before it turns off, and what does "
        "that cost?",
        saddle_start="up the ridge",
    ),
    _preset(
        "Adam at a saddle",
        "saddle",
        "adam",
        "drag k from 2 to 12: whose lines move, and whose hardly do?",
        eta=0.05,
    ),
    _preset(
        "A saddle without a bend",
        "monkey_saddle",
        "gradient_descent",
        "compare its line with the straight ones of another saddle: does it stay as "
        "steep?",
        k=2,
        eta=0.1,
        saddle_steps=500,
    ),
)
