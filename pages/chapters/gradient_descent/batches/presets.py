"""States of the batches that are worth seeing, part by part."""

from .side_by_side.presets import PRESETS as SIDE_BY_SIDE

PRESETS = (*SIDE_BY_SIDE,)
