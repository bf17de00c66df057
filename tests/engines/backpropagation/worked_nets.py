"""The networks with famous numbers, and random ones, for the tests of this folder."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation import Network, Parameters


@dataclass(frozen=True, eq=False)
class Case:
    """A network with everything a pass through it needs."""

    network: Network
    parameters: Parameters
    inputs: np.ndarray  # (n_samples, n_inputs)
    targets: np.ndarray  # (n_samples, n_outputs)

    @property
    def all(self):
        return self.network, self.parameters, self.inputs, self.targets

    def moved(self, update: np.ndarray) -> Parameters:
        return self.parameters.with_vector(self.parameters.vector + update)


def case(network, weights, biases, inputs, targets) -> Case:
    arrays = [tuple(np.array(a, float) for a in part) for part in (weights, biases)]
    return Case(network, Parameters(*arrays), np.array([inputs]), np.array([targets]))


# The study note's factory, w[from, to]; it has no biases.
FACTORY = case(
    Network((2, 2, 1), output_activation="sigmoid"),
    weights=([[0.4, 0.3], [0.2, 0.5]], [[0.6], [0.4]]),
    biases=([0, 0], [0]),
    inputs=[0.5, 0.3],
    targets=[1.0],
)
# Mazur numbers w1, w2 into the first hidden unit, and w5, w6 into the first output.
MAZUR = case(
    Network((2, 2, 2), output_activation="sigmoid"),
    weights=([[0.15, 0.25], [0.20, 0.30]], [[0.40, 0.50], [0.45, 0.55]]),
    biases=([0.35, 0.35], [0.60, 0.60]),
    inputs=[0.05, 0.10],
    targets=[0.01, 0.99],
)


def random_case(network: Network, n_samples: int = 1, seed: int = 0) -> Case:
    """Draw parameters, none of them near 0, and samples whose targets fit the loss."""
    generator = np.random.default_rng(seed)

    def away_from_zero(*shape):
        size = generator.uniform(0.3, 1.2, shape)
        return size * generator.choice([-1, 1], shape)

    sizes = network.layer_sizes
    hidden = sizes[1:-1] if network.batch_norm else ()
    weights = (away_from_zero(*p) for p in zip(sizes[:-1], sizes[1:], strict=True))
    vectors = (
        (away_from_zero(n) for n in part) for part in (sizes[1:], hidden, hidden)
    )
    parameters = Parameters(*(tuple(part) for part in (weights, *vectors)))
    targets = generator.uniform(0.1, 0.9, (n_samples, sizes[-1]))
    if network.loss == "softmax_cross_entropy":
        targets = np.eye(sizes[-1])[generator.integers(sizes[-1], size=n_samples)]
    return Case(network, parameters, away_from_zero(n_samples, sizes[0]), targets)
