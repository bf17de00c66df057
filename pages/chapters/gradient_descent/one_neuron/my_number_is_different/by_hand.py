"""The right numbers found otherwise, sample by sample; and as a script."""

from dataclasses import replace

import numpy as np

from engines.reference import largest_gap
from engines.slips import Cause, NeuronExample, Quantity
from pages.chapters.my_number.by_hand import ByHand
from pages.chapters.my_number.case import Record

from . import plain

USUAL = 1e-9  # a difference of this size, relative, is rounding
HAIR, MORE = 1e-14, 10  # what first weights are nudged by; so much more is allowed


def given(example: NeuronExample) -> dict:
    """Return what `plain.rounds` takes, as plain numbers and lists."""
    n_weights, has_bias = len(example.weights), example.bias is not None
    pairs = zip(example.table.tolist(), example.targets.tolist(), strict=True)
    return {
        "kind": example.activation,
        "loss": example.loss,
        "times": 0.5 if example.loss == "half_squared_error" else 1.0,
        "samples": [[x, y] for x, y in pairs],
        "w": example.parameters.tolist(),
        "eta": float(example.learning_rate),
        "moves": [1] * n_weights + [int(example.bias_moves)] * has_bias,
        "together": example.together,
        "shared_by": 1 if example.summed else len(example.targets),
        "n_rounds": example.n_rounds,
    }


def path_to(example: NeuronExample, quantity: Quantity) -> tuple:
    """Return the keys that lead to a quantity in what `plain.rounds` returns."""
    what, place = quantity
    if what in ("loss", "new_loss"):
        return (what,)
    if what in ("gradient", "update", "new"):
        sample, at = place
        return ("steps", sample or 0, what, -1 if at is None else at)
    return ("looks", place[0], "loss" if what == "sample_loss" else what)


BY_HAND = ByHand(plain, given, path_to)


def allowed(record: Record) -> float:
    """Return how far rounding may lead: where steps fly to and fro it grows and grows.

    It is measured by what becomes of a hair's breadth in the first weights.
    """
    example = record.case.example
    if example.n_rounds == 1 or example.is_perceptron:  # which is worked in fractions
        return USUAL
    bias = None if example.bias is None else _nudged(example.bias)
    other = replace(example, weights=_nudged(example.weights), bias=bias)
    found = np.stack([one.work([Cause()])[0] for one in (example, other)])
    ours, theirs = found[:, np.isfinite(found).all(axis=0)]
    return max(USUAL, MORE * largest_gap(ours, theirs))


def _nudged(weights):
    return weights + HAIR * np.maximum(1.0, np.abs(weights))
