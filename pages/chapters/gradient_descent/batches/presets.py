"""States of the batches that are worth seeing, part by part."""

from .the_floor.presets import PRESETS as THE_FLOOR

PRESETS = (*THE_FLOOR,)
