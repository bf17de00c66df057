"""The part "How deep?": a tree at every depth, leaf size or α, judged on both halves.

After it the reader understands that the larger a tree grows, the more of its own rows
it tells rightly, to the last wrong label; that rows held out are told best by a smaller
one where labels are noisy; and that a difference within its standard error is no reason
to prefer either.
"""

from engines.decision_trees import (
    ComplexityCurve,
    alpha_curve,
    cut_at_depth,
    depth_curve,
    held_out,
    leaf_size_curve,
    walks,
)
from pages.chapters.information_gain.samples import MADE_LABELS
from pages.ui.chapter import Part
from pages.ui.choices import Choice
from pages.ui.control import where
from pages.words.source import lines_of

from .. import settings
from . import bets, pictures, record, words
from .formulas import formulas
from .script import script

RAN = {
    record.DEPTH: (depth_curve, "return tree.predictions[", "learned_right="),
    record.LEAF_SIZE: (leaf_size_curve, "limited: ", "learned_right="),
    record.ALPHA: (alpha_curve, "ended = ", "ends = "),
}


def ran(one: record.Record, _: int) -> str:
    """Return the lines of the engine that tell which rows a tree is right on."""
    return lines_of(*RAN[one.along])


PART = Part(
    settings.HOW_DEEP,
    controls=(
        Choice(
            "along",
            "Along",
            settings.ALONG,
            restarts=True,
            main=True,
            help=words.ALONG,
        ),
        Choice(
            "beside",
            "Beside the curve",
            settings.BESIDE,
            stays=True,
            shown=where("data", *MADE_LABELS),
        ),
    ),
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=bets.bet,
    bet_is_about=bets.ABOUT,
    story=words.story,
    ending=words.ending,
    remedy=bets.remedy,
    ran=ran,
    hint=words.HINT,
    formulas=formulas,
    table=record.table,
    opinions=record.opinions,
    reference=record.reference,
    script=script,
    code=(
        depth_curve,
        leaf_size_curve,
        alpha_curve,
        ComplexityCurve,
        cut_at_depth,
        walks,
        held_out,
    ),
)
