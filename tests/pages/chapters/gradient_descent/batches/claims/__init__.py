"""Batches: the tables of its sentences, by part."""

from . import scales, the_floor

CLAIMS = {
    "Scales": scales.CLAIMS,
    "The floor": the_floor.CLAIMS,
}
