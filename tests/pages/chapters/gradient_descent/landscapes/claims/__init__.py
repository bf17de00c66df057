"""Landscapes: what its parts may say, and what decides it."""

from . import race

CLAIMS = {"Race": race.CLAIMS}
