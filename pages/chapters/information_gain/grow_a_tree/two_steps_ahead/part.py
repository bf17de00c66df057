"""The part "Two steps ahead": what greed cannot see, and what seeing it costs.

After it the reader understands that a greedy tree judges a cut by what it gains at
once; that in exclusive or nothing is gained at once though two cuts together gain all,
so that a cut without gain must be allowed; and that looking two steps ahead would find
it, at the price of comparing every pair of cuts.
"""

from dataclasses import replace

from engines.decision_trees import (
    TwoSteps,
    cuts_looked_at,
    grow_looking_ahead,
    lookahead,
    two_steps_ahead,
)
from engines.decision_trees.far_growth import _Growing
from pages.ui.chapter import Part
from pages.ui.choices import Choice
from pages.ui.controls import Beside
from pages.words.source import lines_of

from .. import settings
from ..the_plane.part import CONTROLS as OF_THE_PLANE
from . import bets, checks, endings, pictures, record, rows, words
from .formulas import formulas, formulas_before_bet
from .script import script

ACROSS, UP = OF_THE_PLANE[0].controls
CONTROLS = (
    Choice(
        "least",
        "Gain of a cut",
        settings.LEAST_GAINS,
        settings.NO_LIMIT,
        into="least_gain",
        as_list=True,
        restarts=True,
        main=True,
        help=words.LEAST,
    ),
    Beside("axes", (replace(ACROSS, main=False), UP)),
)


def ran(_: record.Record, step: int) -> str:
    """Return the lines that weigh all pairs of cuts, or that take the best."""
    if step == 0:
        return lines_of(two_steps_ahead, "there = ", "sides[:, places] = ", "gained = ")
    return lines_of(_Growing.look, "seen = two", "best, node", "feature, threshold =")


PART = Part(
    settings.TWO_STEPS_AHEAD,
    controls=CONTROLS,
    run=record.run,
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
    remedy=endings.remedy,
    formulas=formulas,
    table=rows.table,
    opinions=checks.opinions,
    reference=checks.reference,
    script=script,
    hint=words.HINT,
    ran=ran,
    code=(
        two_steps_ahead,
        lookahead._counts,
        lookahead._least,
        lookahead._n_cuts,
        lookahead.weighted_impurities,
        TwoSteps,
        grow_looking_ahead,
        _Growing,
        cuts_looked_at,
    ),
)
