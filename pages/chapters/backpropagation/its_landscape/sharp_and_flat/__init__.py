"""Sharp and flat: where small batches end and where large ones do."""
