"""Trees that are worth seeing grow, part by part."""

from .one_split.presets import PRESETS as ONE_SPLIT
from .the_plane.presets import PRESETS as THE_PLANE
from .the_tree.presets import PRESETS as THE_TREE
from .two_steps_ahead.presets import PRESETS as TWO_STEPS_AHEAD

PRESETS = (
    *ONE_SPLIT,
    *THE_PLANE,
    *THE_TREE,
    *TWO_STEPS_AHEAD,
)
