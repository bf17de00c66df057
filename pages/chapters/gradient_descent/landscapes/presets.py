"""States of the landscapes that are worth seeing, part by part."""

from .race.presets import PRESETS as RACE

PRESETS = (*RACE,)
