"""Train a network: a playground, and everything that a small network lives through."""
