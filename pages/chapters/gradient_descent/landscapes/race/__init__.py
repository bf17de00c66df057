"""Several optimizers walk from one start."""
