"""The part "For ever": a convex curve on which the best momentum never arrives.

After it the reader understands that what makes momentum fast is proven for parabolas:
on a convex curve that bends now more, now less, the very setting that is best for its
bends may go round three places for ever, while plain descent and Nesterov arrive.
"""

from engines.gradient_descent import (
    Momentum,
    Nesterov,
    curves,
    diagnose,
    go_on,
    solved_cycle,
)
from engines.gradient_descent.descent import take_steps
from pages.ui.chapter import Part
from pages.ui.control import AfterBet
from pages.ui.controls import Slider
from pages.words.source import lines_of

from .. import settings
from .. import words as chapter_words
from ..two_directions.code import FEEL, ROLL
from . import checks, every_start, live, onwards, pictures, record, words
from .formulas import formulas


def ran(kept: record.Record, step: int) -> str:
    """Return how the slope is felt and, while the ball rolls, what it does."""
    felt = lines_of(take_steps, FEEL)
    if step >= kept.ball.n_steps:
        return felt
    return "\n".join([felt, lines_of(Momentum.update, *ROLL)])


PART = Part(
    settings.FOR_EVER,
    controls=(
        Slider(
            "eta_two_bends",
            "Learning rate η of the ball",
            record.RATES[:2],
            record.FIRST_RATE,
            record.RATES[2],
            into="learning_rate",
            help=words.RATE,
            format="%.6g",
            typed=True,
            reach=record.ANY_RATE,
            live=True,
            main=True,
        ),
        Slider(
            "beta_two_bends",
            "Momentum β of the ball",
            record.MOMENTA[:2],
            record.FIRST_MOMENTUM,
            record.MOMENTA[2],
            into="momentum",
            help=words.MOMENTUM,
            live=True,
        ),
        Slider(
            "x_two_bends",
            "Start x₀",
            onwards.STARTS[:2],
            record.FIRST_START,
            onwards.STARTS[2],
            into="x",
            help=words.START,
            note=AfterBet(every_start.scale, every_start.before),
            live=True,
        ),
        Slider(
            "far",
            "Steps",
            (20, 100),
            40,
            10,
            into="n_steps",
            rare=True,
        ),
    ),
    run=record.run,
    labels=chapter_words.labels,
    panels=pictures.panels,
    bet=words.bet,
    bet_is_about=("learning_rate", "momentum", "x"),
    story=words.story,
    ending=words.ending,
    remedy=words.remedy,
    before_bet={
        "panels": pictures.panels_before_bet,
        "live": live.live_before_bet,
    },
    formulas=formulas,
    table=record.table,
    opinions=checks.opinions,
    script=record.script,
    clicked=record.start_at,
    live=live.live,
    ran=ran,
    code=(
        curves.two_bends_value,
        curves.two_bends_gradient,
        Momentum,
        Nesterov,
        take_steps,
        diagnose,
        go_on,
        solved_cycle,
    ),
)
