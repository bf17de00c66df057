"""Networks of every kind, with parameters and samples drawn for them."""

import numpy as np
import pytest

from engines.backpropagation import (
    ACTIVATIONS,
    LOSSES,
    SCHEMES,
    Network,
    Parameters,
    Statistics,
    backward,
    forward,
    initialize,
)

SIZES = (3, 4, 4, 2)
NORMALIZED = {
    "plain": dict(),
    "normalized": dict(batch_norm=True),
    "evaluated": dict(batch_norm=True),
}
every_activation = pytest.mark.parametrize("activation", ACTIVATIONS)
every_loss = pytest.mark.parametrize("loss", LOSSES)
every_shortcut = pytest.mark.parametrize("residual", [False, True])
every_form = pytest.mark.parametrize("form", NORMALIZED)


def network_of(activation="tanh", loss="half_squared_error", form="plain", **more):
    """Return a network whose outputs are squashed where its loss allows it."""
    output = "identity" if LOSSES[loss].wants_logits else activation
    settings = dict(output_activation=output, loss=loss) | NORMALIZED[form] | more
    return Network(SIZES, activation, **settings)


def statistics_of(network, form):
    return random_statistics(network) if form == "evaluated" else None


def both(network, parameters, inputs, targets, statistics=None):
    passed = forward(network, parameters, inputs, targets, statistics)
    return passed, backward(network, parameters, passed)


def networks_by_every_scheme(network: Network, seed: int = 0) -> Parameters:
    """Return one network a scheme, (7, ...), each off its start by a random amount.

    Nothing is 0: a gradient that is multiplied by a 0 bias hides what is wrong.
    """
    generator = np.random.default_rng(seed)
    starts = [
        initialize(network.layer_sizes, scheme, seed, batch_norm=network.batch_norm)
        for scheme in SCHEMES
    ]
    vectors = np.array([start.vector for start in starts])
    moved = vectors + 0.3 * generator.standard_normal(vectors.shape)
    return starts[0].with_vector(moved)


def random_parameters(network: Network, seed: int = 16) -> Parameters:
    """Return one network, every parameter drawn from a normal distribution.

    With this seed no layer of ReLUs is dead, so that every gradient has a size.
    """
    start = initialize(network.layer_sizes, batch_norm=network.batch_norm)
    generator = np.random.default_rng(seed)
    return start.with_vector(generator.standard_normal(start.count))


def random_samples(network: Network, n_samples: int = 5, seed: int = 1):
    """Return inputs and targets; those of cross-entropies are shares, not only 0, 1."""
    generator = np.random.default_rng(seed)
    n_inputs, n_outputs = network.layer_sizes[0], network.layer_sizes[-1]
    inputs = generator.standard_normal((n_samples, n_inputs))
    targets = generator.uniform(0.05, 0.95, (n_samples, n_outputs))
    if network.loss == "softmax_cross_entropy":
        targets /= targets.sum(axis=-1, keepdims=True)
    return inputs, targets


def random_statistics(network: Network, seed: int = 2) -> Statistics:
    """Return means and variances as training might have kept them."""
    generator = np.random.default_rng(seed)
    hidden = network.layer_sizes[1:-1]
    return Statistics(
        tuple(generator.standard_normal((1, n)) for n in hidden),
        tuple(generator.uniform(0.5, 2.0, (1, n)) for n in hidden),
    )
