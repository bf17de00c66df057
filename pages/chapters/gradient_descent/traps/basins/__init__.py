"""Basins: in which hollow each start of a map ends."""
