"""States of the batches that are worth seeing, part by part."""

from .scales.presets import PRESETS as SCALES
from .the_floor.presets import PRESETS as THE_FLOOR

PRESETS = (
    *SCALES,
    *THE_FLOOR,
)
