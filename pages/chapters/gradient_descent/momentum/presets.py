"""States of the chapter "Momentum" that are worth seeing, those of each part."""

from .every_rate_and_momentum.presets import PRESETS as EVERY
from .for_ever.presets import PRESETS as FOR_EVER
from .two_directions.presets import PRESETS as TWO_DIRECTIONS

PRESETS = (*TWO_DIRECTIONS, *EVERY, *FOR_EVER)
