"""What "Which question?" may say, part by part."""

from .best_small_tree import BEST_SMALL_TREE
from .grow import GROW
from .luck import LUCK
from .rank import RANK
from .three_trees import THREE_TREES

CLAIMS = {
    "Rank": RANK,
    "Grow": GROW,
    "Luck": LUCK,
    "Three trees": THREE_TREES,
    "Best small tree": BEST_SMALL_TREE,
}
