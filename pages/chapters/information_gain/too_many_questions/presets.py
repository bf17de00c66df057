"""Trees that ask too much, and what helps, part by part."""

PRESETS = ()
