"""One stack: what becomes of values, blame and gradients by layer."""
