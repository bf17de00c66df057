"""Traps: what its parts may say, and what decides it."""

CLAIMS = {}
