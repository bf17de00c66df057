"""States of the landscapes that are worth seeing, part by part."""

from .one_update.presets import PRESETS as ONE_UPDATE
from .race.presets import PRESETS as RACE

PRESETS = (*RACE, *ONE_UPDATE)
