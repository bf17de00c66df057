"""Trees that are worth seeing grow, part by part."""

from .one_split.presets import PRESETS as ONE_SPLIT

PRESETS = (*ONE_SPLIT,)
