"""What all parts start from: a small network, its samples, and who trains it."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from engines.backpropagation import (
    Network,
    Parameters,
    TrainingHistory,
    initialize,
    train,
)
from engines.datasets import PLANE_TASKS, PlaneSamples, plane_samples
from engines.gradient_descent import OPTIMIZERS, Optimizer
from engines.watching import Watch

N_SAMPLES, N_LOOKS = 100, 60
TASKS = ("circle", "xor", "gauss", "moons", "spiral", "plane")
# For each optimizer a rate at which it learns most of the tasks.
RATES = {
    "gradient_descent": 0.3,
    "momentum": 0.1,
    "nesterov": 0.1,
    "adagrad": 0.1,
    "rmsprop": 0.01,
    "adam": 0.03,
}


@dataclass(frozen=True)
class Settings:
    """Everything the chapter computes from; each part looks at what it asks for."""

    part: str = "One plane"
    data: str = "circle"  # one of TASKS
    seed: int = 0
    n_hidden: int = 2  # layers
    n_units: int = 4  # of each of them
    activation: str = "tanh"
    n_epochs: float = 300  # a whole number
    walkers: tuple[str, ...] = ("gradient_descent", "momentum", "adam")
    times: float = 1.0  # all learning rates
    plane: str = "paths"  # or "random"
    plane_seed: int = 0
    hand: str = "gradient_descent"  # whose truth is shown
    view: str = "From above"
    batch: float = 10.0  # samples in a small one, a whole number
    equal: str = "updates"  # or "epochs": what small and large batches have alike
    rescale: float = 1.0  # of the first layer where small batches end; ReLU's only
    ways: str = "own"  # directions by each end's own units, or the "same" for both

    @property
    def network(self) -> Network:
        """The network: one logit for two classes, a line for numbers."""
        sizes = 2, *(self.n_units,) * self.n_hidden, 1
        is_number = PLANE_TASKS[self.data].kind == "numbers"
        loss = "half_squared_error" if is_number else "binary_cross_entropy"
        return Network(sizes, self.activation, loss=loss)

    @property
    def samples(self) -> PlaneSamples:
        """What it learns from."""
        return plane_samples(self.data, N_SAMPLES)

    @property
    def start(self) -> Parameters:
        """Its first parameters."""
        return initialize(self.network.layer_sizes, "xavier", self.seed)

    @property
    def epochs(self) -> np.ndarray:
        """The epochs after which it is looked at, the start first."""
        last = int(self.n_epochs)
        return np.unique(np.rint(np.linspace(0, last, N_LOOKS + 1)).astype(int))

    def optimizer(self, name: str) -> Optimizer:
        """Return an optimizer at its learning rate."""
        return OPTIMIZERS[name](RATES[name] * self.times)


def trained(settings: Settings, name: str, watch: Watch = iter) -> TrainingHistory:
    """Train the network on all samples at once, from the start that all share."""
    samples = settings.samples
    given = settings.network, settings.start, samples.inputs, samples.targets
    how = settings.optimizer(name), int(settings.n_epochs)
    return train(*given, *how, watch=watch, looks_at=settings.epochs)


once_trained = lru_cache(maxsize=32)(trained)
