"""Which question? A table, a column to guess: ask, grow, and doubt.

After it the reader understands that a question is worth the bits it removes on average,
that a tree is grown by asking for the most of them again and again, and that a large
gain can still be luck, or a trap.
"""

from pages.ui.chapter import Chapter
from pages.ui.choices import Choice

from . import controls, own, record, words
from .best_small_tree.part import BEST_SMALL_TREE
from .controls import Cells
from .grow.part import GROW
from .luck.part import LUCK
from .luck_at_each_node.part import LUCK_AT_EACH_NODE
from .presets import PRESETS
from .rank.part import RANK
from .three_trees.part import THREE_TREES

TABLES = (*record.TABLES, record.OWN)
CHAPTER = Chapter(
    key=record.KEY,
    title="Which question?",
    question=words.QUESTION,
    hint=words.HINT,
    settings=controls.settings,
    controls=(
        Choice(
            "table",
            "Table",
            TABLES,
            record.FIRST,
            restarts=True,
            main=True,
            note=own.missing,
        ),
        Choice(
            "numbers",
            "Row numbers",
            record.ROW_NUMBERS,
            into="numbered",
            restarts=True,
            rare=True,
        ),
        Cells("cells", into="table", wide=True),  # in place of the table's name
        Choice(
            "cut",
            "Numbers are asked",
            record.NUMBERS,
            controls.first_way,
            shown=controls.has_numbers,
            restarts=True,
            help=words.NUMBERS,
        ),
        Choice(
            "gaps",
            "Missing cells",
            record.GAPS,
            into="missing",
            shown=controls.has_gaps,
            restarts=True,
            note=controls.said_of_gaps,
            help=words.MISSING,
        ),
    ),
    parts=(RANK, GROW, LUCK, LUCK_AT_EACH_NODE, THREE_TREES, BEST_SMALL_TREE),
    presets=PRESETS,
    symbols=words.SYMBOLS,
    is_own=record.is_own,
    unlinked="table",
)
