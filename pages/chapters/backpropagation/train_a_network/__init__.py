"""Train a network: a playground for a small network, and everything it lives through."""
