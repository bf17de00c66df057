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
    paired_gap,
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

JUDGED = {
    record.DEPTH: (depth_curve, "depths = ", "return tree.predictions["),
    record.LEAF_SIZE: (leaf_size_curve, "limited: ", "return grow("),
    record.ALPHA: (alpha_curve, "ended = ", "ends = ", "return path.whole."),
}
BEST = ComplexityCurve.best.fget


def ran(one: record.Record, step: int) -> str:
    """Return the engine's lines: rows are judged, two trees compared, the best found.

    The root has nobody before it; at the end all trees are known.
    """
    if step == 0:
        return lines_of(*JUDGED[one.along])
    compared = lines_of(paired_gap, "n, b, c = ", "return (b - c)")
    if step < len(one) - 1:
        return compared
    return f"{compared}\n{lines_of(BEST, 'n_right = ', 'return np.flatnonzero')}"


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
        paired_gap,
        cut_at_depth,
        walks,
        held_out,
    ),
)
