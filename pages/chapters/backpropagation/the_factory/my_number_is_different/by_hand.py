"""The right numbers found otherwise, sample by sample; and as a script."""

import numpy as np

from engines.slips import FactoryExample, Quantity
from pages.chapters.my_number.by_hand import ByHand

from . import plain
from .case import PARAMETERS


def given(example: FactoryExample) -> dict:
    """Return what `plain.rounds` takes, as plain lists and arrays."""
    network, held = example.network, example.parameters
    return {
        "weights": list(held.weights),
        "biases": list(held.biases),
        "kinds": [network.kind_of(layer) for layer in range(network.n_layers)],
        "loss": network.loss,
        "batches": [
            list(zip(example.inputs[batch], example.targets[batch], strict=True))
            for batch in example.batches
        ],
        "eta": example.learning_rate,
        "velocity": _tables(example),
        "momentum": example.momentum,
        "moves": [
            np.vstack([np.ones_like(table), moves])
            for table, moves in zip(held.weights, example.moves, strict=True)
        ],
    }


def _tables(example: FactoryExample) -> list[np.ndarray]:
    """Return the velocities to begin with as tables, those of the biases last."""
    still = np.zeros(example.parameters.count)
    velocity = still if example.velocity is None else example.velocity
    held = example.parameters.with_vector(velocity)
    return [np.vstack(pair) for pair in zip(held.weights, held.biases, strict=True)]


def path_to(example: FactoryExample, quantity: Quantity) -> tuple:
    """Return the keys that lead to a quantity in what `plain.rounds` returns."""
    what, place = quantity
    if what in ("loss", "new_loss"):
        return (what,)
    if what in PARAMETERS:
        layer, unit, source = place
        return (what, layer, -1 if source is None else source, unit)
    samples = example.batches[-1].tolist()
    if what == "sample_loss":
        return ("passes", samples.index(place[0]), "loss")
    layer, sample, unit = place
    return ("passes", samples.index(sample), _KEPT.get(what, what), layer, unit)


_KEPT = {"error": "blame"}


BY_HAND = ByHand(plain, given, path_to)
