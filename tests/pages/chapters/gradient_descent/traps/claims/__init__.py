"""Traps: the tables of its sentences, by part."""

from . import basins

CLAIMS = {
    "Basins": basins.CLAIMS,
}
