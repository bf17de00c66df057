"""What "Which question?" may say, part by part."""

from .best_small_tree import BEST_SMALL_TREE
from .grow import GROW
from .luck import LUCK
from .luck_at_each_node import LUCK_AT_EACH_NODE
from .rank import RANK
from .three_trees import THREE_TREES

CLAIMS = {
    "Rank": RANK,
    "Grow": GROW,
    "Luck": LUCK,
    "Luck at each node": LUCK_AT_EACH_NODE,
    "Three trees": THREE_TREES,
    "Best small tree": BEST_SMALL_TREE,
}
