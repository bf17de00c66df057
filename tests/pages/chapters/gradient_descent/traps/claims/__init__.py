"""Traps: the tables of its sentences, by part."""

from . import annealing, basins, fog, ways_out

CLAIMS = {
    "Basins": basins.CLAIMS,
    "Ways out": ways_out.CLAIMS,
    "Annealing": annealing.CLAIMS,
    "Fog": fog.CLAIMS,
}
