"""States of the traps that are worth seeing, part by part."""


PRESETS = (,)
