"""States of the traps that are worth seeing, part by part."""

from .annealing.presets import PRESETS as ANNEALING
from .basins.presets import PRESETS as BASINS
from .ways_out.presets import PRESETS as WAYS_OUT

PRESETS = (
    *BASINS,
    *WAYS_OUT,
    *ANNEALING,
)
