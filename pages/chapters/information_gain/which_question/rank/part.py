"""The part "Rank": which question removes most uncertainty?"""

from engines.decision_trees import (
    entropy,
    entropy_terms,
    gain_ratio,
    information_gain,
    rank_questions,
    shares,
)
from pages.ui.chapter import Part
from pages.ui.choices import Choice

from .. import code
from .. import record as chapter
from . import ends, record, words
from .formulas import formulas
from .pictures import panels, panels_before_bet

BY = Choice("by", "The best question by", chapter.NAMES, into="criterion", as_list=True)
RANK = Part(
    chapter.RANK,
    controls=(BY,),
    run=record.run,
    labels=words.labels,
    panels=panels,
    before_bet={"panels": panels_before_bet},
    bet=words.bet,
    bet_is_about=("cells", "criterion"),
    story=words.story,
    ending=ends.ending,
    remedy=ends.remedy,
    formulas=formulas,
    ran=code.of_the_ranking,
    table=record.table,
    reached=chapter.rows_so_far,
    opinions=record.opinions,
    reference=record.reference,
    script=record.script,
    clicked=record.bar,
    code=(
        *(rank_questions, information_gain, gain_ratio),
        *(entropy, entropy_terms, shares),
    ),
)
