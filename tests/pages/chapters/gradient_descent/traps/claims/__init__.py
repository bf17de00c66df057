"""Traps: what its parts may say, and what decides it."""

from . import basins

CLAIMS = {
    "Basins": basins.CLAIMS,
}
