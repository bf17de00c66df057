"""Trees that are worth seeing grow, part by part."""

from .one_split.presets import PRESETS as ONE_SPLIT
from .the_plane.presets import PRESETS as THE_PLANE

PRESETS = (
    *ONE_SPLIT,
    *THE_PLANE,
)
