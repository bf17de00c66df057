"""Batches: the tables of its sentences, a module a part."""

from tests.pages.chapters.gradient_descent.batches.claims import scales

CLAIMS = {"Scales": scales.CLAIMS}
