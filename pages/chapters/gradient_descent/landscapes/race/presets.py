"""States of the race that are worth seeing."""

PRESETS = ()
