"""Traps: what its parts may say, and what decides it."""

from . import annealing

CLAIMS = {"Annealing": annealing.CLAIMS}
