"""States of the batches that are worth seeing, part by part."""

from .scales.presets import PRESETS as SCALES

PRESETS = (*SCALES,)
