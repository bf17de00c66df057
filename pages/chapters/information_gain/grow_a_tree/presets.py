"""Trees that are worth seeing grow, part by part."""

from .the_plane.presets import PRESETS as THE_PLANE

PRESETS = (*THE_PLANE,)
