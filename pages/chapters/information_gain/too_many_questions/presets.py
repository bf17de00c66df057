"""Trees that ask too much, and what helps, part by part."""

from .how_deep.presets import PRESETS as HOW_DEEP
from .many_trees.presets import PRESETS as MANY_TREES
from .prune.presets import PRESETS as PRUNE
from .what_matters.presets import PRESETS as WHAT_MATTERS

PRESETS = (
    *HOW_DEEP,
    *PRUNE,
    *MANY_TREES,
    *WHAT_MATTERS,
)
