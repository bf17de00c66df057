"""The chapter "Train a network"."""
