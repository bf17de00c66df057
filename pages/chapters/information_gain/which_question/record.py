"""What the chapter asks about: its tables, its criteria, and the settings."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from engines.datasets import DATASETS, Table
from engines.decision_trees import (
    ANSWER,
    MISSING_CELLS,
    WRONG,
    entropy,
    entropy_terms,
    impurity_after,
    information_gain,
    shares,
)
from pages.ui import exports
from pages.ui.chapter import Script

KEY = "ig_question"
RANK, GROW, LUCK, TREES = "Rank", "Grow", "Luck", "Three trees"
NODES = "Luck at each node"
BEST = "Best small tree"
WORDS = [table for table in DATASETS.values() if isinstance(table, Table)]
COUNTED = {"zoo": ("legs",)}  # words that are numbers, and may be asked as such
TABLES = {
    table.label: replace(table, numbers=COUNTED.get(table.name, table.numbers))
    for table in WORDS
}
LABEL = {table.name: label for label, table in TABLES.items()}
FIRST = DATASETS["fourteen_days"].label
MEASURED = DATASETS["measured_days"].label
OWN, OWN_NAME = "Your own CSV", "own"  # the choice, and the name of such a table
LEFT_OUT, AS_COLUMN = "Left out", "A column to ask"
ROW_NUMBERS = {LEFT_OUT: False, AS_COLUMN: True}
GAPS = {way.label: name for name, way in MISSING_CELLS.items()}
IN_PARTS, AT_A_CUT = "In words or parts", "At the best cut"
NUMBERS = {IN_PARTS: False, AT_A_CUT: True}
AT_THE_BEST = -1  # a place of a cut: nowhere else
NAMES = {
    "Gain": "gain",
    "Gain ratio": "gain_ratio",
    "Gini": "gini",
    "Misclassification": "misclassification",
}
GAIN_CODE = (shares, entropy_terms, entropy, impurity_after, information_gain)
GAIN_TYPES = "Impurity = object  # in our code: the type of an impurity function"


@dataclass(frozen=True)
class Settings:
    """Everything the chapter computes from."""

    part: str
    table: Table  # as it stands: changed cells, perhaps a column of row numbers
    numbered: bool = False  # whether the first column numbers the rows, to be asked
    missing: str = ANSWER  # a key of MISSING_CELLS
    cut: bool = False  # whether columns of numbers are asked about at their best cut
    in_words: bool = False  # whether there are such columns, and they are not
    criterion: str = "gain"  # a key of CRITERIA
    picks: tuple[tuple[int, str], ...] = ()  # (node, attribute): the learner's tree
    day: tuple[tuple[str, str], ...] = ()  # the new row to classify
    by_rule: bool = False  # whether a tree stops by the rule below
    least_gain: float | None = None  # that a question must exceed, if any
    deepest: int | None = None  # questions on a path, at most
    fewest: int = 2  # rows of a bag that is asked
    aside: float = 0.0  # the share of the rows that is held out
    draw: int = 0  # the seed of which ones
    attribute: str = ""  # the question held against luck
    column: str = ""  # of numbers, to be cut by hand; "" is the first that can be
    place: int = AT_THE_BEST  # where, in hundredths of its picture
    shuffles: float = 1000
    seed: int = 0
    level: float = 0.05  # a share of deals: where luck does as well more often, it may
    least: float = 0.0  # bits that a question has to gain more than, at each node
    dealt: bool = False  # whether the classes are dealt out anew before a tree grows
    at_most: int = 2  # questions on a path, in the best small tree
    aim: str = WRONG  # what it has least of: a key of LEAST_OF

    @property
    def cells(self) -> tuple:
        """What tells the table from others, for as long as this process lives."""
        return self.table.name, self.table.columns, hash(self.table.rows)


def is_own(settings: Settings) -> bool:
    """Tell whether the learner brought the table: it is in no link."""
    return settings.table.name == OWN_NAME


def rows_so_far(record: Any, step: int) -> int:
    """Return how many rows of a part's table its steps have shown: one each."""
    return step


def gain_script(
    says: str, body: str, prints: Sequence[str], code: Sequence = GAIN_CODE
) -> Script:
    """Return a script to take home that begins with the code of the gain."""
    return Script(exports.script(says, code, body, GAIN_TYPES), prints)
