"""Traps: what its parts may say, and what decides it."""

from .fog import FOG

CLAIMS = {"Fog": FOG}
