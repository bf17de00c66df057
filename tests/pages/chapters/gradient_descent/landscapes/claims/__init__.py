"""Landscapes: what its parts may say, and what decides it."""

from . import fair_race, one_update, race, sweep

CLAIMS = {
    "Race": race.CLAIMS,
    "One update": one_update.ONE_UPDATE,
    "Fair race": fair_race.CLAIMS,
    "Sweep": sweep.CLAIMS,
}
