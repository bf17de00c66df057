"""Batches: what its parts may say, and what decides it."""

from tests.pages.chapters.gradient_descent.batches.claims import the_floor

CLAIMS = {"The floor": the_floor.CLAIMS}
