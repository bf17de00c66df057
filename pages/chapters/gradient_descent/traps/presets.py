"""States of the traps that are worth seeing, part by part."""

from .annealing.presets import PRESETS as ANNEALING
from .basins.presets import PRESETS as BASINS
from .fog.presets import PRESETS as FOG
from .saddles.presets import PRESETS as SADDLES
from .ways_out.presets import PRESETS as WAYS_OUT
from .which_hold.presets import PRESETS as WHICH_HOLD

PRESETS = (
    *BASINS,
    *WHICH_HOLD,
    *WAYS_OUT,
    *ANNEALING,
    *SADDLES,
    *FOG,
)
