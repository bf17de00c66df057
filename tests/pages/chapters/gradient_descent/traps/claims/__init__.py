"""Traps: what its parts may say, and what decides it."""

from .ways_out import WAYS_OUT

CLAIMS = {"Ways out": WAYS_OUT}
