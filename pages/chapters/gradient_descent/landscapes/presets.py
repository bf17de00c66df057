"""States of the landscapes that are worth seeing, part by part."""

from .fair_race.presets import PRESETS as FAIR_RACE
from .race.presets import PRESETS as RACE
from .sweep.presets import PRESETS as SWEEP

PRESETS = (*RACE, *FAIR_RACE, *SWEEP)
