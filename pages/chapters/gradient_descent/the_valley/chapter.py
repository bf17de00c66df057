"""The valley: one hiker, one curve, one number to choose.

After it the reader understands that everything hangs on one product, the learning rate
times the bend of the ground. On a parabola: below 1 the hiker crawls, at 1 he lands, up
to 2 he zigzags in, beyond 2 every step overshoots by more than the last. Elsewhere the
bend where he comes to be decides, and he may be drawn into a cycle.
"""

from engines.gradient_descent import (
    CURVES,
    GradientDescent,
    Surface,
    curves,
    descend,
    descent,
    diagnose,
    stopping,
)
from engines.gradient_descent.long_run import go_on
from engines.gradient_descent.underfoot import trusted_parabola
from pages.ui.chapter import Chapter, Part
from pages.ui.choices import Choice, Switch
from pages.ui.control import AfterBet, where
from pages.ui.controls import Slider

from . import endings, every_rate, pictures, record, remedies, words
from .code import ran
from .formulas import formulas
from .live import live, live_before_bet
from .presets import PRESETS

STRIP = AfterBet(every_rate.scale, every_rate.scale_before_bet)
BY_LABEL = {surface.label: name for name, surface in CURVES.items()}


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
        format="%.6g",
        typed=True,
        reach=record.ANY_RATE,
        note=STRIP,
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
    remedy=remedies.remedy,
    before_bet={"panels": pictures.panels_before_bet, "live": live_before_bet},
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
        go_on,
    ),
)
CHAPTER = Chapter(
    key="gd_valley",
    title="The valley",
    question=words.QUESTION,
    settings=record.Settings,
    controls=(
        Choice("curve", "Curve", BY_LABEL, restarts=True),
        *map(rate_of, CURVES.values()),
        *map(start_of, CURVES.values()),
        Switch(
            "places",
            "Where it goes on to be, at every η",
            stays=True,
            rare=True,
            help=words.PLACES,
        ),
        Slider(
            "steps", "Steps", (10, 100), 20, 5, into="n_steps", stays=True, rare=True
        ),
    ),
    parts=(WALK,),
    presets=PRESETS,
    symbols=words.SYMBOLS,
)
