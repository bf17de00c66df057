"""Batches: what its parts may say, and what decides it."""

from tests.pages.chapters.gradient_descent.batches.claims import side_by_side

CLAIMS = {"Side by side": side_by_side.CLAIMS}
