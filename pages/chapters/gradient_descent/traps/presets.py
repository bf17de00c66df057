"""States of the traps that are worth seeing, part by part."""

from .fog.presets import PRESETS as IN_THE_FOG

PRESETS = IN_THE_FOG
