"""Landscapes: what its parts may say, and what decides it."""

from . import race, sweep

CLAIMS = {
    "Race": race.CLAIMS,
    "Sweep": sweep.CLAIMS,
}
