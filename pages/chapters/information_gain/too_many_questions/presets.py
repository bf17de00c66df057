"""Trees that ask too much, and what helps, part by part."""

from .many_trees.presets import PRESETS as MANY_TREES

PRESETS = (*MANY_TREES,)
