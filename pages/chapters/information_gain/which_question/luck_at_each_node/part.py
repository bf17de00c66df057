"""The part "Luck at each node": which of a tree's questions gain more than luck?"""

from engines.decision_trees import decided, luck_at_nodes, luck_of, stopped
from engines.decision_trees.dealt_gains import DealtGains
from pages.ui.chapter import Part
from pages.ui.choices import Choice, Switch
from pages.ui.controls import Slider

from .. import code
from .. import record as chapter
from ..luck.part import SEED, SHUFFLES
from . import bets, checks, record, words
from .endings import ending
from .formulas import formulas
from .pictures import panels, panels_before_bet
from .script import script

LUCK_AT_EACH_NODE = Part(
    chapter.NODES,
    hint=words.HINT,
    controls=(
        Choice("level", "Limit", record.LEVELS, "5%", help=words.LEVEL),
        Switch("dealt", "Classes dealt out anew", help=words.DEALT),
        Slider(
            "over",
            "Least gain (bits)",
            (0.0, 0.5),
            0.0,
            0.01,
            into="least",
            help=words.LEAST,
        ),
        SHUFFLES,
        SEED,
    ),
    run=record.run,
    labels=words.labels,
    panels=panels,
    before_bet={"panels": panels_before_bet},
    bet=bets.bet,
    bet_is_about=("cells", "missing", "level", "least", "dealt", "seed"),
    story=words.story,
    ending=ending,
    formulas=formulas,
    ran=code.of_luck_at_nodes,
    table=record.table,
    reached=chapter.rows_so_far,
    opinions=checks.opinions,
    reference=checks.reference,
    script=script,
    code=(luck_at_nodes, luck_of, DealtGains, decided, stopped),
)
