"""Trees that ask too much, and what helps, part by part."""

from .what_matters.presets import PRESETS as WHAT_MATTERS

PRESETS = (*WHAT_MATTERS,)
