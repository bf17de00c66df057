"""Traps: the tables of its sentences, by part."""

from . import annealing, basins, fog, saddles, ways_out, which_hold

CLAIMS = {
    "Basins": basins.CLAIMS,
    "Which hold": which_hold.CLAIMS,
    "Ways out": ways_out.CLAIMS,
    "Annealing": annealing.CLAIMS,
    "Saddles": saddles.CLAIMS,
    "Fog": fog.CLAIMS,
}
