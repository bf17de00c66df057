"""States of the traps that are worth seeing, part by part."""

from .annealing.presets import PRESETS as ANNEALING

PRESETS = (*ANNEALING,)
