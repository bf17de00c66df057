"""Train: one network, its samples, and its whole training to scrub through."""
