"""States of the batches that are worth seeing, part by part."""

PRESETS = ()
