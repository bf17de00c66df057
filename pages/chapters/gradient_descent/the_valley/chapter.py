"""The valley: one hiker, one curve, one number to choose.

After it the reader understands that everything hangs on one product, the learning rate
times the bend of the ground. Below 1 the hiker crawls, at 1 he lands, up to 2 he
zigzags in, beyond 2 every step overshoots by more than the last.
"""

from engines.gradient_descent import (
    SURFACES,
    GradientDescent,
    Surface,
    curves,
    descend,
    descent,
    diagnose,
    stopping,
)
from engines.gradient_descent.outcomes import tell_outcome
from engines.gradient_descent.underfoot import trusted_parabola
from pages.ui.chapter import Chapter, Part
from pages.ui.choices import Choice
from pages.ui.control import where
from pages.ui.controls import Slider

from . import endings, pictures, record, words
from .code import ran
from .formulas import formulas
from .live import live
from .presets import PRESETS

CURVES = {surface.label: name for name, surface in SURFACES.items()}


def rate_of(surface: Surface) -> Slider:
    """Return the slider of a curve's learning rate."""
    low, high, grain = record.RATES[surface.name]
    return Slider(
        f"eta_{surface.name}",
        "Learning rate η",
        (low, high),
        record.FIRST_RATES[surface.name],
        grain,
        into="learning_rate",
        shown=where("curve", surface.label),
        help=words.RATE,
        format="%.3f",
        note=pictures.rate_note,
        live=True,
        main=True,
    )


def start_of(surface: Surface) -> Slider:
    """Return the slider of a curve's start."""
    return Slider(
        f"x_{surface.name}",
        "Start x₀",
        surface.domain[0],
        record.FIRST_STARTS[surface.name],
        record.grain_of(surface),
        into="start",
        shown=where("curve", surface.label),
        help="Or click the curve, or drag the ring on it.",
        live=True,
    )


WALK = Part(
    "Walk",
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=words.bet,
    bet_is_about=("curve", "learning_rate", "start", "n_steps"),
    story=words.story,
    ending=endings.ending,
    remedy=endings.remedy,
    formulas=formulas,
    table=record.table,
    opinions=record.opinions,
    script=record.script,
    clicked=record.start_at,
    live=live,
    ran=ran,
    code=(
        GradientDescent,
        descend,
        descent.take_steps,
        descent.trajectory_until_stop,
        stopping.until_stop,
        stopping.first_stop,
        curves.square_value,
        curves.square_gradient,
        trusted_parabola,
        diagnose,
        tell_outcome,
    ),
)
CHAPTER = Chapter(
    key="gd_valley",
    title="The valley",
    question=words.QUESTION,
    settings=record.Settings,
    controls=(
        Choice("curve", "Curve", CURVES, restarts=True),
        *map(rate_of, SURFACES.values()),
        *map(start_of, SURFACES.values()),
        Slider(
            "steps", "Steps", (10, 100), 20, 5, into="n_steps", stays=True, rare=True
        ),
    ),
    parts=(WALK,),
    presets=PRESETS,
    symbols=words.SYMBOLS,
)
