"""Traps: which hollow a walk ends in, and how to get out of it.

After it the reader understands that descent ends in the hollow that its start and its
learning rate decide, not in the lowest one; that a hollow too sharp for the learning
rate holds nobody; and that starting again, rolling on and going uphill now and then
are ways out, each at a price in steps.
"""

from pages.chapters.gradient_descent import first
from pages.chapters.gradient_descent.ground_controls import (
    ground_controls,
    window_control,
)
from pages.ui.chapter import Chapter
from pages.ui.choices import Choice
from pages.ui.control import Values, where
from pages.ui.controls import Scale, Slider

from . import settings, words
from .annealing.part import PART as ANNEALING
from .basins.part import PART as BASINS
from .fog.part import PART as FOG
from .presets import PRESETS
from .saddles.part import PART as SADDLES
from .ways_out.part import PART as WAYS_OUT
from .which_hold.part import PART as WHICH_HOLD

WITH_VELOCITY = "Momentum", "Nesterov"


has_walker = where("part", settings.BASINS, settings.WHICH_HOLD, settings.SADDLES)


def on_a_ground(values: Values) -> bool:
    """Tell whether the part's ground is chosen: in the fog it is not."""
    return values.get("part") != settings.FOG


def has_velocity(values: Values) -> bool:
    """Tell whether the one who walks keeps a velocity."""
    return has_walker(values) and values.get("walker") in WITH_VELOCITY


def first_rate(values: Values) -> float:
    """Return the walker's first learning rate on the landscape chosen."""
    rate = first.rate_of(settings.LABELS[values["walker"]])
    return rate(values) if callable(rate) else rate


CHAPTER = Chapter(
    key=settings.KEY,
    title="Traps",
    question=words.QUESTION,
    settings=settings.Settings,
    controls=(
        *ground_controls(shown=on_a_ground),
        Choice(
            "walker",
            "Who walks",
            settings.LABELS,
            next(iter(settings.LABELS)),
            as_list=True,
            shown=has_walker,
            help=words.WALKER,
        ),
        Scale(
            "eta",
            "Learning rate η",
            first.RATES,
            first_rate,
            into="learning_rate",
            shown=has_walker,
            help=words.RATE,
            typed=True,
            follows=("landscape", "walker"),
            live=True,
            main=where("part", settings.BASINS, settings.WHICH_HOLD),
        ),
        Slider(
            "beta",
            "Momentum β",
            (0.0, 0.99),
            settings.FIRST_MOMENTUM,
            0.01,
            into="momentum",
            shown=has_velocity,
            help=words.BETA,
            live=True,
        ),
        window_control(on_a_ground),
    ),
    parts=(
        BASINS,
        WHICH_HOLD,
        WAYS_OUT,
        ANNEALING,
        SADDLES,
        FOG,
    ),
    presets=PRESETS,
    symbols=words.SYMBOLS,
    is_own=lambda settings: settings.is_own,
)
