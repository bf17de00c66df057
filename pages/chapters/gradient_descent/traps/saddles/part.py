"""How long does it take to fall off a saddle?

After it the reader understands that near a saddle every step multiplies the distance by
the same factor, so that ten times nearer costs the same number of steps each time;
that exactly on it nobody moves; and that who rescales the slope hardly asks how near.
"""

from engines.gradient_descent import (
    directions_at,
    escape,
    ridge_start,
    roots,
    walks_beside,
)
from engines.gradient_descent.descent import take_steps
from engines.gradient_descent.escape_theory import (
    distance_after,
    factor_across,
    first_beyond,
    theory_of,
)
from pages.ui.chapter import Part
from pages.ui.choices import Choice
from pages.ui.controls import Slider
from pages.words.source import lines_of

from ..settings import NEWTON, SADDLES
from . import bets, checks, endings, live, pictures, rows, words
from .formulas import formulas, formulas_before_bet
from .places import numbered
from .record import BESIDE, ON, RIDGE, Record, run, saddle_at
from .script import script

STARTS = {"beside it": BESIDE, "exactly on it": ON, "up the ridge": RIDGE}
ON_IT = "exactly on it"


def is_off(values) -> bool:
    """Tell whether the walks begin a little off: not exactly on the saddle."""
    return values.get("saddle_start") != ON_IT


def ran(record: Record, step: int) -> str:
    """Return the lines by which everyone steps; at first theory's, if it has any."""
    if step == 0 and record.escape is not None and record.is_predicted:
        newton = "jump = ", "return offset, 1"
        roots_ = "w, z = ", "first = offset", "a = (first"
        is_newton = record.settings.walker == NEWTON
        return lines_of(theory_of, *(newton if is_newton else roots_))
    marks = ("gradients = surface.gradient(points)", "optimizer.update(gradients")
    return lines_of(take_steps, *marks, "points, state = points + updates")


PART = Part(
    SADDLES,
    controls=(
        Choice(
            "saddle",
            "Which saddle",
            numbered,
            as_list=True,
            help=words.WHICH,
            follows="landscape",
        ),
        Choice(
            "saddle_start", "All begin", STARTS, help=words.START, note=words.no_ridge
        ),
        Slider(
            "k",
            "10⁻ᵏ off it: k",
            (2, 12),
            6,
            1,
            into="saddle_exponent",
            shown=is_off,
            help=words.OFF,
            live=True,
            main=True,
        ),
        Slider(
            "saddle_steps", "Steps", (200, 1000), 200, 100, help=words.STEPS, rare=True
        ),
    ),
    run=run,
    labels=words.labels,
    panels=pictures.panels,
    bet=bets.bet,
    bet_is_about=bets.ABOUT,
    before_bet={
        "panels": pictures.panels_before_bet,
        "formulas": formulas_before_bet,
    },
    story=words.story,
    ending=endings.ending,
    formulas=formulas,
    table=rows.table,
    reached=rows.reached,
    hint=words.HINT,
    opinions=checks.opinions,
    script=script,
    live=live.live,
    clicked=saddle_at,
    ran=ran,
    code=(
        escape,
        walks_beside,
        directions_at,
        ridge_start,
        theory_of,
        factor_across,
        roots,
        distance_after,
        first_beyond,
        take_steps,
    ),
)
