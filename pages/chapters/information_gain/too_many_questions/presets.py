"""Trees that ask too much, and what helps, part by part."""

from .many_trees.presets import PRESETS as MANY_TREES
from .prune.presets import PRESETS as PRUNE
from .what_matters.presets import PRESETS as WHAT_MATTERS

PRESETS = (
    *PRUNE,
    *MANY_TREES,
    *WHAT_MATTERS,
)
