"""States of the traps that are worth seeing, part by part."""

from .basins.presets import PRESETS as BASINS

PRESETS = (*BASINS,)
