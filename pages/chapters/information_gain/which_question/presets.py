"""States worth seeing, part by part; the first is what one finds."""

from .best_small_tree import presets as best_small_tree
from .grow import presets as grow
from .luck import presets as luck
from .luck_at_each_node import presets as luck_at_each_node
from .rank import presets as rank
from .three_trees import presets as three_trees

PRESETS = (
    *rank.PRESETS,
    *grow.PRESETS,
    *luck.PRESETS,
    *luck_at_each_node.PRESETS,
    *three_trees.PRESETS,
    *best_small_tree.PRESETS,
)
