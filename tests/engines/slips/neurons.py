"""Neurons of every kind, drawn at random, for the tests of slips."""

import numpy as np

from engines.slips import NeuronExample

LEARNS_BY = [
    ("linear", "half_squared_error"),
    ("sigmoid", "half_squared_error"),
    ("tanh", "squared_error"),
    ("step", "half_squared_error"),
    ("sigmoid", "log"),
    ("relu", "half_squared_error"),
    ("linear", "squared_error"),
    ("sigmoid", "squared_error"),
]


def kinds(n: int, seed: int = 0) -> list[dict]:
    """Return settings of n kinds, every activation and loss in them."""
    generator = np.random.default_rng(seed)
    found = []
    for at in range(n):
        activation, loss = LEARNS_BY[at % len(LEARNS_BY)]
        sizes = (
            [1, 2, 3, 4, 6] if activation != "step" else [3, 4, 6]
        )  # or all is right
        found.append(
            dict(
                activation=activation,
                loss=loss,
                n_samples=int(generator.choice(sizes)),
                n_inputs=int(generator.integers(1, 4)),
                together=bool(generator.random() < 0.5),
                summed=bool(generator.random() < 0.3),
                n_rounds=int(generator.integers(1, 4)),
                bias=str(generator.choice(["moves", "moves", "stays", "none"])),
                learning_rate=float(generator.choice([0.1, 0.5, 1.0])),
            )
        )
    return found


def draw(kind: dict, seed: int) -> NeuronExample:
    """Return an example of this kind, its numbers drawn at random.

    Those of a step are whole or half, so that its z is 0 now and then.
    """
    generator = np.random.default_rng(seed)
    shape = kind["n_samples"], kind["n_inputs"]
    if kind["activation"] == "step":
        inputs = generator.integers(0, 3, shape) * 1.0
        weights = generator.integers(-2, 3, shape[1]) / 2
        bias = float(generator.choice([-1.0, -0.5, 0.5]))
    else:
        inputs = generator.uniform(0.2, 1.5, shape) * generator.choice([-1, 1], shape)
        weights = generator.uniform(-1.0, 1.0, shape[1])
        bias = float(generator.uniform(0.1, 0.5))
    is_chance = kind["activation"] == "step" or kind["loss"] == "log"
    targets = generator.uniform(0.1, 0.9, shape[0])
    targets = np.rint(targets) if is_chance else targets
    rest = ("learning_rate", "activation", "loss", "together", "summed", "n_rounds")
    return NeuronExample(
        inputs,
        targets,
        weights,
        None if kind["bias"] == "none" else bias,
        bias_moves=kind["bias"] != "stays",
        **{name: kind[name] for name in rest},
    )


def some(n: int = 60, seed: int = 0) -> list[NeuronExample]:
    """Return one example each of n kinds."""
    return [draw(kind, at) for at, kind in enumerate(kinds(n, seed))]
