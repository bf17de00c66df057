"""Batches: the tables of its sentences, by part."""

from . import guesses, scales, side_by_side, the_floor

CLAIMS = {
    "Side by side": side_by_side.CLAIMS,
    "Scales": scales.CLAIMS,
    "Guesses": guesses.CLAIMS,
    "The floor": the_floor.CLAIMS,
}
