"""Landscapes: what its parts may say, and what decides it."""

from . import fair_race, race, sweep

CLAIMS = {
    "Race": race.CLAIMS,
    "Fair race": fair_race.CLAIMS,
    "Sweep": sweep.CLAIMS,
}
