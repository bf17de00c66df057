"""States of the landscapes that are worth seeing, part by part."""

from .fair_race.presets import PRESETS as FAIR_RACE
from .one_update.presets import PRESETS as ONE_UPDATE
from .race.presets import PRESETS as RACE
from .sweep.presets import PRESETS as SWEEP

PRESETS = (*RACE, *ONE_UPDATE, *FAIR_RACE, *SWEEP)
