"""What a plane of losses costs, against one network at a time."""

from collections.abc import Iterator

import numpy as np

from engines.backpropagation import (
    Network,
    forward,
    initialize,
    loss_plane,
    random_plane,
)
from engines.datasets import plane_samples
from tests.benchmarks.rows import Row

SAMPLES = plane_samples("circle", 100)
NETWORK = Network((2, 6, 6, 1), "tanh", loss="binary_cross_entropy")
AT = np.linspace(-1, 1, 41)


def rows() -> Iterator[Row]:
    yield plane()


def plane() -> Row:
    """The losses of 41 × 41 networks, together and one by one."""
    parameters = initialize(NETWORK.layer_sizes, "xavier", 0)
    lies = random_plane(parameters)
    given = SAMPLES.inputs, SAMPLES.targets

    def one_by_one() -> None:
        for y in AT:
            for x in AT:
                here = lies.center + np.array([x, y]) @ lies.directions
                forward(NETWORK, parameters.with_vector(here), *given)

    def together() -> None:
        loss_plane(NETWORK, parameters, *given, lies, AT, AT)

    name = f"a plane of {len(AT)} × {len(AT)} losses, against one network at a time"
    return Row(name, together, one_by_one)
