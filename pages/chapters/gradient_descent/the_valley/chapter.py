"""The valley: one hiker, one curve, one number to choose.

After it the reader understands that everything hangs on one product, the learning rate
times the bend of the ground. On a parabola: below 1 the hiker crawls, at 1 he lands, up
to 2 he zigzags in, beyond 2 every step overshoots by more than the last. Elsewhere the
bend where he comes to be decides, and he may be drawn into a cycle.
"""

from collections.abc import Callable
from typing import Any

from engines.gradient_descent import (
    CURVES,
    GradientDescent,
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
from pages.ui.control import AfterBet, Note, Values, where
from pages.ui.controls import Slider
from pages.ui.formula_box import Formula
from pages.ui.places import Place

from . import (
    endings,
    every_rate,
    ground,
    own,
    own_words,
    pictures,
    record,
    remedies,
    words,
)
from .code import ran
from .formulas import formulas
from .ground import LABELS
from .live import live, live_before_bet
from .my_number_is_different.part import my_number
from .my_number_is_different.presets import PRESETS as ON_PAPER
from .presets import PRESETS
from .script import script

WALK_TITLE = "Walk"
IN_WALK = where("part", WALK_TITLE)


def of_walk(note: Callable[[Any], Note | None]) -> Callable[[Any], Note | None]:
    """Return a note that only records of the part "Walk" have."""
    return lambda one: note(one) if one.settings.part == WALK_TITLE else None


STRIP = AfterBet(of_walk(every_rate.scale), of_walk(every_rate.scale_before_bet))
BY_LABEL = {label: name for name, label in LABELS.items()}


def rate_of(curve: str) -> Slider:
    """Return the slider of a curve's learning rate."""
    low, high, grain = ground.RATES[curve]
    return Slider(
        f"eta_{curve}",
        "Learning rate η",
        (low, high),
        ground.FIRST_RATES[curve],
        grain,
        into="learning_rate",
        shown=where("curve", LABELS[curve]),
        help=words.RATE,
        format="%.6g",
        typed=True,
        reach=ground.ANY_RATES.get(curve, ground.ANY_RATE),
        note=STRIP,
        live=True,
        main=IN_WALK,
    )


def start_of(curve: str) -> Slider:
    """Return the slider of a curve's start."""
    is_ready = curve in CURVES
    span = CURVES[curve].domain[0] if is_ready else ground.STARTS
    return Slider(
        f"x_{curve}",
        "Start x₀",
        span,
        ground.FIRST_STARTS[curve],
        record.grain_of(CURVES[curve]) if is_ready else 0.1,
        into="start",
        shown=where("curve", LABELS[curve]),
        help="Or click the curve, or drag the ring on it.",
        format="%.6g",
        typed=True,
        reach=None if is_ready else ground.ANY_START,
        note=own_words.moved_start if curve == ground.OWN else None,
        live=True,
    )


def near(values: Values) -> tuple[float, float]:
    """Return the window that one's own curve is drawn in until another is typed."""
    formula, start = values["formula"], values["x_own"]
    there = own.start_on(formula, start)
    return own.window_for(formula, start if there is None else there)


IS_OWN = where("curve", LABELS[ground.OWN])
OWN = Formula(
    "formula",
    "f(w) =",
    own.FORMULA,
    own.readable,
    shown=IS_OWN,
    help=own_words.FORMULA,
    allowed="a formula such as (w − 3)^2",
    restarts=True,
    note=own_words.which_letter,
)
WINDOW = Place(
    "window",
    "x",
    (ground.ANY_WINDOW, ground.ANY_WINDOW),
    near,
    grain=0.5,
    names=("from", "to"),
    shown=IS_OWN,
    help=own_words.WINDOW,
    follows=("formula", "x_own"),
    rare=True,
    note=own_words.no_window,
)
NUMBERS = (
    Slider(
        "c",
        "c, where the bottom is",
        (-10.0, 10.0),
        3.0,
        0.5,
        shown=where("curve", LABELS[ground.MOVED]),
        format="%.6g",
        typed=True,
        reach=ground.ANY_START,
    ),
    Slider(
        "lambda",
        "λ, how much it bends",
        (0.1, 10.0),
        1.0,
        0.1,
        into="bend",
        shown=where("curve", LABELS[ground.BENT]),
        format="%.6g",
        typed=True,
        reach=(0.001, 1000.0),
    ),
)
WALK = Part(
    WALK_TITLE,
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=words.bet,
    bet_is_about=(
        *("curve", "learning_rate", "start", "n_steps"),
        *("c", "bend", "formula", "window"),
    ),
    story=words.story,
    ending=endings.ending,
    remedy=remedies.remedy,
    before_bet={"panels": pictures.panels_before_bet, "live": live_before_bet},
    formulas=formulas,
    table=record.table,
    opinions=record.opinions,
    script=script,
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
CONTROLS = (
    Choice("curve", "Curve", BY_LABEL, restarts=True),
    OWN,
    *NUMBERS,
    *map(rate_of, LABELS),
    *map(start_of, LABELS),
    WINDOW,
    Switch(
        "places",
        "Where it goes on to be, at every η",
        stays=True,
        rare=True,
        shown=IN_WALK,
        help=words.PLACES,
    ),
    Slider(
        "steps",
        "Steps",
        (10, 100),
        20,
        5,
        into="n_steps",
        stays=True,
        rare=True,
        shown=IN_WALK,
    ),
)
CHAPTER = Chapter(
    key="gd_valley",
    title="The valley",
    question=words.QUESTION,
    settings=record.Settings,
    controls=CONTROLS,
    parts=(WALK, my_number(CONTROLS)),
    presets=(*PRESETS, *ON_PAPER),
    symbols=words.SYMBOLS,
)
