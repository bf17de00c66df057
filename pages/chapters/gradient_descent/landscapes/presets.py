"""States of the landscapes that are worth seeing, part by part."""

from .race.presets import PRESETS as RACE
from .sweep.presets import PRESETS as SWEEP

PRESETS = (*RACE, *SWEEP)
