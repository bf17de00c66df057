"""The part "Rank": which question removes most uncertainty?"""

from engines.decision_trees import (
    entropy,
    entropy_terms,
    gain_ratio,
    information_gain,
    rank_questions,
    shares,
)
from engines.decision_trees.tallies import bags_along, best_threshold
from pages.ui.chapter import Part

from .. import code
from .. import record as chapter
from . import bets, checks, ends, home, pictures, record, words
from .controls import AT, BY, OF
from .formulas import formulas

RANK = Part(
    chapter.RANK,
    controls=(BY, OF, AT),
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    before_bet={"panels": pictures.panels_before_bet},
    bet=bets.bet,
    bet_is_about=("cells", "criterion", "missing", "cut"),
    story=words.story,
    ending=ends.ending,
    remedy=ends.remedy,
    formulas=formulas,
    ran=code.of_the_ranking,
    table=home.table,
    reached=chapter.rows_so_far,
    opinions=checks.opinions,
    reference=checks.reference,
    script=home.script,
    live=pictures.live,
    clicked=record.bar,
    code=(
        *(rank_questions, information_gain, gain_ratio),
        *(entropy, entropy_terms, shares, best_threshold, bags_along),
    ),
)
