"""States of the traps that are worth seeing, part by part."""

from .which_hold.presets import PRESETS as HOLD

PRESETS = (*HOLD,)
