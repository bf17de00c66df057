"""States of the batches that are worth seeing, part by part."""

from .guesses.presets import PRESETS as GUESSES
from .scales.presets import PRESETS as SCALES
from .side_by_side.presets import PRESETS as SIDE_BY_SIDE
from .the_floor.presets import PRESETS as THE_FLOOR

PRESETS = (
    *SIDE_BY_SIDE,
    *SCALES,
    *GUESSES,
    *THE_FLOOR,
)
