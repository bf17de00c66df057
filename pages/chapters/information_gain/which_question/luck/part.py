"""The part "Luck": is this gain luck?"""

from engines.decision_trees import dealt_gains, expected_gain, luck, shuffle_test
from pages.ui.chapter import Part
from pages.ui.controls import Scale, Seed

from .. import code
from .. import record as chapter
from . import record, words
from .controls import About
from .formulas import formulas
from .pictures import panels, panels_before_bet

MARKS = (100.0, 300.0, 1000.0, 3000.0, 10000.0)
SHUFFLES = Scale("shuffles", "Shuffles", MARKS, 1000.0, stays=True, help=words.SHUFFLES)
SEED = Seed("seed", span=(0, 9999), stays=True, help=words.SEED)
LUCK = Part(
    chapter.LUCK,
    controls=(
        About("about", into="attribute"),
        SHUFFLES,
        SEED,
    ),
    run=record.run,
    labels=words.labels,
    panels=panels,
    before_bet={"panels": panels_before_bet},
    bet=words.bet,
    bet_is_about=("cells", "attribute", "shuffles"),
    story=words.story,
    ending=words.ending,
    formulas=formulas,
    ran=code.of_luck,
    table=record.table,
    reached=chapter.rows_so_far,
    opinions=record.opinions,
    reference=record.reference,
    script=record.script,
    code=(shuffle_test, luck.shuffled_gains, dealt_gains.DealtGains, expected_gain),
)
