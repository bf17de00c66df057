"""The part "Scales": what a feature is measured in makes a valley narrow or wide.

After it the reader understands that κ of a fit is made by the features' means and
spreads, that subtracting the one and dividing by the other makes the bowl round, and
that features which go together stay narrow all the same.
"""

from engines.gradient_descent import (
    GradientDescent,
    condition_number,
    descend,
    regression_surface,
    standardise,
)
from engines.gradient_descent.descent import take_steps
from engines.gradient_descent.neuron import Neuron
from engines.gradient_descent.scaling import Standardised
from pages.ui.chapter import Part
from pages.ui.choices import Choice
from pages.ui.control import Values
from pages.ui.controls import Scale, Slider

from .. import settings
from . import bets, checks, endings, notes, pictures, record, remedies, words
from .code import ran
from .flowers import BOTH, UNITS
from .formulas import formulas
from .script import script

FEATURES = {"Length": "length", "Length and width": BOTH}
PREPARATIONS = {name.capitalize(): name for name in record.PREPARED}
RATES = {"Each its own": False, "One for both": True}
ONE_RATES = tuple(
    float(f"{digit}e{power}") for power in range(-4, 2) for digit in (1, 2, 5)
)[2:-1]


def fits_a_line(values: Values) -> bool:
    """Tell whether a line is fitted."""
    return values.get("samples", settings.LINE) == settings.LINE


def has_one_feature(values: Values) -> bool:
    """Tell whether there is a mean to subtract."""
    return values.get("features", "Length") == "Length"


PART = Part(
    settings.SCALES,
    controls=(
        Choice(
            "features", "Features", FEATURES, shown=fits_a_line, help=words.FEATURES
        ),
        Choice(
            "unit",
            "Unit of the length",
            tuple(UNITS),
            "cm",
            main=True,
            help=words.UNIT,
            note=notes.scales,
        ),
        Choice(
            "prepare",
            "On the right",
            PREPARATIONS,
            "Standardised",
            into="preparation",
            shown=has_one_feature,
            help=words.PREPARATION,
        ),
        Choice(
            "rates", "Learning rate η", RATES, into="has_one_rate", help=words.RATES
        ),
        Scale(
            "eta_of_both",
            "η of both",
            ONE_RATES,
            0.5,
            into="one_rate",
            typed=True,
            reach=(0.0001, 20.0),
            shown=lambda values: values.get("rates") == "One for both",
        ),
        Slider("walk", "Steps", (20, 300), 100, 20, into="walk_steps", rare=True),
    ),
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=bets.bet,
    bet_is_about=(
        *("samples", "features", "unit", "preparation"),
        *("has_one_rate", "one_rate", "walk_steps"),
    ),
    story=words.story,
    ending=endings.ending,
    remedy=remedies.remedy,
    ran=ran,
    formulas=formulas,
    table=record.table,
    opinions=checks.opinions,
    reference=checks.reference,
    script=script,
    code=(
        standardise,
        Standardised,
        condition_number,
        regression_surface,
        Neuron,
        descend,
        take_steps,
        GradientDescent,
    ),
)
