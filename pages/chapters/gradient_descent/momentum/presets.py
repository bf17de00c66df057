"""States of the chapter "Momentum" that are worth seeing, those of each part."""

from .two_directions.presets import PRESETS as TWO_DIRECTIONS

PRESETS = (*TWO_DIRECTIONS,)
