"""States of the traps that are worth seeing, part by part."""

from .ways_out.presets import PRESETS as WAYS_OUT

PRESETS = WAYS_OUT
