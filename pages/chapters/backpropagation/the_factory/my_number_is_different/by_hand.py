"""The right numbers found otherwise, sample by sample; and as a script."""

import inspect
from collections.abc import Sequence
from functools import reduce
from operator import getitem

import numpy as np

from engines.slips import FactoryExample, Quantity
from pages.chapters.my_number.case import Record
from pages.ui.chapter import Script

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


def by_hand(record: Record, told: Sequence[Quantity]) -> list[float]:
    """Return the right values of quantities, sample by sample in plain NumPy."""
    example = record.case.example
    found = plain.rounds(**given(example))
    paths = [path_to(example, one) for one in told]
    return [float(reduce(getitem, path, found)) for path in paths]


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


def script(record: Record) -> Script:
    """Write the example as a script that prints the right value of what was told."""
    example = record.case.example
    source = inspect.getsource(plain).split('"""', 2)[2].strip()
    prints = [
        f"print(repr(float({_written(example, one.quantity)})))" for one in record.told
    ]
    says = "A worked example, by the book: the right value of every number told."
    body = "\n".join(
        f"{name} = {_literal(value)}" for name, value in given(example).items()
    )
    call = ", ".join(given(example))
    text = f'"""{says}"""\n\n{source}\n\n\n{body}\nfound = rounds({call})\n'
    columns = [f"{at}. {name}" for at, name in enumerate(record.told_names, 1)]
    return Script(text + "\n".join(prints) + "\n", columns, row=0, named="first row")


def _written(example: FactoryExample, quantity: Quantity) -> str:
    return "found" + "".join(f"[{key!r}]" for key in path_to(example, quantity))


def _literal(value: object) -> str:
    """Write a value as code."""
    if isinstance(value, np.ndarray):
        return f"np.array({value.tolist()!r})"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_literal, value)) + "]"
    return repr(value)
