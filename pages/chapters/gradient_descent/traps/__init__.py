"""Traps: which hollow a walk ends in, and how to get out of it."""
