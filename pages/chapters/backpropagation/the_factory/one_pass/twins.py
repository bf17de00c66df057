"""Hidden units that are equal, and stay so."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np

from engines.backpropagation import Parameters
from pages.words.sentences import listed

from ..record import Trip

ROUNDING = 1e-12


def twins(trip: Trip) -> list[str]:
    """Say which hidden units were equal before the step, and are so after it."""
    numbers, said = trip.numbers, []
    for layer in range(trip.last):
        for group in _alike(numbers.parameters, layer):
            learned = numbers.back.parameter_grads, numbers.next_parameters
            if not all(_are_alike(one, layer, group) for one in learned):
                continue
            units = trip.names.units(layer + 1)
            who = listed([units[unit] for unit in group])
            said.append(
                f"{who} have equal weights, in and out, so they got equal gradients, "
                "and the step leaves them equal: twins stay twins."
            )
    return said


def _alike(held: Parameters, layer: int) -> Iterator[list[int]]:
    """Yield groups of a hidden layer's units with equal weights in and out."""
    rows = _rows(held, layer)
    order = sorted(range(len(rows)), key=lambda unit: rows[unit].tolist())
    for _, group in groupby(order, lambda unit: rows[unit].tolist()):
        units = sorted(group)
        if len(units) > 1:
            yield units


def _rows(held: Parameters, layer: int) -> np.ndarray:
    """Return what is held about each unit: weights in, bias, weights out."""
    into, out = held.weights[layer].T, held.weights[layer + 1]
    return np.hstack([into, held.biases[layer][:, np.newaxis], out])


def _are_alike(held: Parameters, layer: int, group: Sequence[int]) -> bool:
    rows = _rows(held, layer)[list(group)]
    return bool(np.ptp(rows, axis=0).max() <= ROUNDING * np.abs(rows).max())
