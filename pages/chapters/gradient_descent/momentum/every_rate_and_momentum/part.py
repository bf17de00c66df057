"""The part "Every η and β": a real walk for every pair of the two.

After it the reader understands that every pair of learning rate and momentum has its
fate, and that the fastest lies on the ridge of critical damping, between crawling and
ringing, just before the cliff at 2 + 2β.
"""

from engines.gradient_descent import (
    Momentum,
    Nesterov,
    asymptotic_rate,
    best_momentum,
    critical_momentum,
    direction_rate,
    momentum_map,
)
from engines.gradient_descent.momentum_map import measured_rates, walked
from engines.gradient_descent.momentum_theory import recurrence
from pages.ui.chapter import Part
from pages.ui.choices import Choice
from pages.ui.controls import Slider
from pages.words.source import lines_of

from .. import settings
from .. import words as chapter_words
from ..two_directions.code import ROLL
from . import directions, live, pictures, record, words
from .formulas import formulas
from .script import script

LOOK = ("velocity = ", "looked_ahead = ", "-self.learning_rate")


def ran(kept: record.Record, step: int) -> str:
    """Return the rule of a step; at the last, how the rate is measured."""
    if step == kept.n_steps:
        return lines_of(measured_rates, "half = ", "end, middle", "rates = ")
    if kept.kind is Nesterov:
        return lines_of(Nesterov.update, *LOOK)
    return lines_of(Momentum.update, *ROLL)


PART = Part(
    settings.EVERY,
    controls=(
        Choice("optimizer", "Optimizer", tuple(record.KINDS)),
        Choice(
            "coloured",
            "Coloured by",
            record.COLOURINGS,
            help=words.COLOURING,
            rare=True,
        ),
        Slider(
            "walk",
            "Steps of each walk",
            (20, 100),
            80,
            10,
            into="n_steps",
            rare=True,
        ),
    ),
    run=record.run,
    labels=chapter_words.labels,
    panels=pictures.panels,
    bet=directions.bet,
    bet_is_about=(
        "optimizer",
        "learning_rate",
        "momentum",
        "condition_number",
        "n_steps",
    ),
    story=words.story,
    ending=words.ending,
    remedy=words.remedy,
    before_bet={
        "panels": pictures.panels_before_bet,
        "live": live.live_before_bet,
    },
    formulas=formulas,
    table=record.table,
    opinions=record.opinions,
    script=script,
    clicked=record.cell_at,
    click_stays=True,
    live=live.live,
    ran=ran,
    hint=chapter_words.HINT_OF_EVERY_CELL,
    code=(
        Momentum,
        Nesterov,
        momentum_map,
        walked,
        measured_rates,
        recurrence,
        direction_rate,
        asymptotic_rate,
        critical_momentum,
        best_momentum,
    ),
)
