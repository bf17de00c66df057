"""A factory of the learner's own: what its controls' values stand for."""

from collections.abc import Mapping, Sequence
from typing import Any

from pages.figures.network_names import Names
from pages.ui.cells import Column
from pages.ui.table_shapes import Cells

from .factories import OWN, OWN_CODE, Factory

LARGEST = 100.0  # of all its numbers, in size
MOST_SAMPLES = 8
KINDS = {"Sigmoid": "sigmoid", "tanh": "tanh", "ReLU": "relu", "Linear": "identity"}
LOSSES = {
    "Half squared error": "half_squared_error",
    "Squared error": "squared_error",
    "Mean squared error": "mean_squared_error",
    "Log loss (sigmoid)": "binary_cross_entropy",
    "Cross-entropy (softmax)": "softmax_cross_entropy",
}
SOFTMAX = "Cross-entropy (softmax)"  # of one output it would always be 1
PAIRS = ("Log loss (sigmoid)", SOFTMAX)  # losses that squash the outputs themselves
TOGETHER, ONE_BY_ONE = "Together", "One at a time"
# What its name stands for until its controls have said more.
BASE = Factory(OWN_CODE, OWN, (2, 2, 1), ("sigmoid",) * 2, "half_squared_error", (), ())
BIAS, LEARNS = "bias", "learns"  # the last two rows of a table of weights
USUAL = (1.0, 0.5, -1.0, 0.25)  # inputs, before any is typed


def sizes_of(values: Mapping[str, Any]) -> tuple[int, ...]:
    """Return the layers' sizes, inputs first."""
    names = ("own_in", "own_h", "own_h2", "own_out")
    return tuple(values[name] for name in names if values[name])


def losses_of(values: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the losses that its outputs may have."""
    alone = values["own_out"] == 1
    return tuple(name for name in LOSSES if not (alone and name == SOFTMAX))


def sample_columns(values: Mapping[str, Any]) -> tuple[Column, ...]:
    """Return the columns of the samples: inputs, then targets."""
    names, shares = Names(sizes_of(values)), values["own_loss"] in PAIRS
    low = 0.0 if shares else -LARGEST
    high = 1.0 if shares else LARGEST
    wanted = f"What should have come out, {low:g} to {high:g}.".replace("-", "−")
    return (
        *(number_column(name) for name in names.units(0)),
        *(Column(name, low, high, wanted) for name in names.targets),
    )


def number_column(name: str) -> Column:
    """Return a column that holds any number of an own factory."""
    return Column(name, -LARGEST, LARGEST, f"From −{LARGEST:g} to {LARGEST:g}.")


def usual_samples(values: Mapping[str, Any]) -> Cells:
    """Return a sample to begin with."""
    n_inputs, *_, n_outputs = sizes_of(values)
    return ((*USUAL[:n_inputs], 1.0, *(0.0,) * (n_outputs - 1)),)


def usual_weights(n_senders: int, n_units: int) -> Cells:
    """Return weights to begin with, no two units alike; biases that are 0 and learn."""
    tenths = [
        [round(0.1 * (1 + (at * n_units + unit) % 9), 1) for unit in range(n_units)]
        for at in range(n_senders)
    ]
    return (*map(tuple, tenths), (0.0,) * n_units, (1.0,) * n_units)


def row_names(units: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the rows of a table of weights."""
    return (*(f"{unit} →" for unit in units), BIAS, LEARNS)


def of_own(own: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings that the values of its own controls ask for."""
    sizes = sizes_of(own)
    tables = [
        own[f"own_{letter}"] for letter in ("w", "u", "v") if f"own_{letter}" in own
    ]
    weights = tuple(table[:-1] for table in tables)
    learns = [table[-1] for table in tables]
    return {
        "factory": _factory(own, sizes, weights),
        "activation": KINDS[own["own_f1"]],
        "sample": own["own_x"],
        "first": weights[0],
        "middle": weights[1] if len(tables) == 3 else (),
        "second": weights[-1],
        "biases": any(map(any, learns)),
        "moving": tuple(tuple(map(bool, row)) for row in learns),
        "one_by_one": own.get("own_way") == ONE_BY_ONE,
        "followed": int(own.get("own_at", 1)) - 1,
        "momentum": own.get("own_beta", 0.0),
        "velocity": own.get("own_velocity", ()),
    }


def _factory(own: Mapping[str, Any], sizes: tuple[int, ...], tables: tuple) -> Factory:
    hidden = [own["own_f1"], *([own["own_f2"]] if len(sizes) == 4 else [])]
    last = "identity" if own["own_loss"] in PAIRS else KINDS[own["own_fo"]]
    return Factory(
        OWN_CODE,
        OWN,
        sizes,
        (*(KINDS[name] for name in hidden), last),
        LOSSES[own["own_loss"]],
        own["own_x"],
        tables,
        LARGEST,
    )
