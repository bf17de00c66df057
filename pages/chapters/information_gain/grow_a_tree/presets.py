"""Trees that are worth seeing grow, part by part."""

PRESETS = ()
