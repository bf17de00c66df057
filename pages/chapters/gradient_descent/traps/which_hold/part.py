"""Which of the ground's minima hold at this learning rate?

After it the reader understands that a minimum is kept only if it is flat enough for the
learning rate: sharp ones are the first that hold nobody, each optimizer has an edge of
its own, and who rescales the slope, as Adam does, steps far off however near it begins.
"""

from engines.gradient_descent import (
    curvatures_at,
    edge_at,
    holds_by_rate,
    largest_safe_learning_rate,
)
from engines.gradient_descent.closed_forms import _longest_stable_product
from engines.gradient_descent.holding import Held, _ends
from pages.ui.chapter import Part
from pages.words.source import lines_of

from ..settings import WHICH_HOLD
from . import bets, checks, endings, live, pictures, rows, words
from .formulas import formulas
from .ladder import rate_at
from .record import Record, run
from .script import script


def ran(record: Record, step: int) -> str:
    """Return the lines by which runs are let go; of a minimum, what decides it."""
    if step == 0 or not record.n:
        return lines_of(_ends, "moments = ", "away = ", "np.fmax(")
    edge = record.own_edges[step - 1]
    if edge != edge:
        return lines_of(Held.rests.fget, "nearer = ", "return")
    return lines_of(edge_at, "bends = ", "return largest_safe_learning_rate(")


PART = Part(
    WHICH_HOLD,
    run=run,
    labels=words.labels,
    panels=pictures.panels,
    bet=bets.bet,
    bet_is_about=bets.ABOUT,
    before_bet={
        "panels": pictures.panels_before_bet,
        "live": live.live_before_bet,
    },
    story=words.story,
    ending=endings.ending,
    remedy=endings.remedy,
    formulas=formulas,
    table=rows.table,
    reached=rows.reached,
    hint=words.HINT,
    opinions=checks.opinions,
    script=script,
    live=live.live,
    clicked=rate_at,
    click_stays=True,
    ran=ran,
    code=(
        edge_at,
        curvatures_at,
        largest_safe_learning_rate,
        _longest_stable_product,
        holds_by_rate,
        _ends,
        Held,
    ),
)
