"""Which hold: which of the minima survive a learning rate."""
