"""Small networks of every kind and size, drawn at random, for the tests of slips."""

import numpy as np

from engines.backpropagation import ACTIVATIONS, LOSSES, Network, Parameters
from engines.slips import FactoryExample

SIZES = [(1, 1), (2, 1), (2, 2), (3, 2), (1, 1, 1), (2, 2, 1), (2, 2, 2), (3, 4, 2)]
SIZES += [(2, 3, 3), (2, 2, 2, 1), (1, 2, 3, 2), (4, 4, 1, 3), (2, 4, 4, 4)]


def kinds(n: int, seed: int = 0) -> list[dict]:
    """Return settings of n kinds: all sizes, activations and losses are in them."""
    generator = np.random.default_rng(seed)
    losses, activations = [*LOSSES], [*ACTIVATIONS]
    found = []
    for at in range(n):
        loss = losses[at % len(losses)]
        sizes = SIZES[at % len(SIZES)]
        if loss == "softmax_cross_entropy" and sizes[-1] == 1:
            loss = "binary_cross_entropy"  # a single share is always 1: no blame at all
        hidden = tuple(generator.choice(activations, len(sizes) - 2).tolist())
        output = activations[at % len(activations)]
        found.append(
            dict(
                sizes=sizes,
                hidden=hidden,
                output="identity" if LOSSES[loss].wants_logits else output,
                loss=loss,
                n_samples=int(generator.integers(1, 9)) if at % 3 else 1,
                together=bool(generator.random() < 0.6),
                n_rounds=int(generator.integers(1, 4)),
                momentum=float(generator.choice([0.0, 0.9])),
                learning_rate=float(generator.choice([0.1, 0.5, 1.0])),
                biases=str(generator.choice(["all", "none", "some"])),
                # Two ReLUs in a chain without biases are dead together, or both linear.
                has_bias=bool(generator.random() < 0.8) or sizes == (1, 1, 1),
            )
        )
    return found


def draw(kind: dict, seed: int) -> FactoryExample:
    """Return an example of this kind, its numbers drawn at random, none of them 0."""
    generator = np.random.default_rng(seed)

    def away_from_zero(*shape):
        size = generator.uniform(0.2, 1.1, shape)
        return size * generator.choice([-1, 1], shape)

    sizes, n = kind["sizes"], kind["n_samples"]
    network = Network(sizes, kind["hidden"], kind["output"], kind["loss"])
    weights = [away_from_zero(*p) for p in zip(sizes[:-1], sizes[1:], strict=True)]
    biases = [away_from_zero(size) * kind["has_bias"] for size in sizes[1:]]
    targets = generator.uniform(0.05, 0.95, (n, sizes[-1]))
    moves = {"all": True, "none": False}.get(kind["biases"])
    if moves is None:  # the first bias of all moves, the last does not
        moves = tuple(generator.random(size) < 0.5 for size in sizes[1:])
        moves[0][0] = True
        moves[-1][-1] = False
    return FactoryExample(
        network,
        Parameters(tuple(weights), tuple(biases)),
        away_from_zero(n, sizes[0]),
        targets,
        kind["learning_rate"],
        moves,
        kind["momentum"],
        kind["together"],
        kind["n_rounds"],
    )


def some(n: int = 60, seed: int = 0) -> list[FactoryExample]:
    """Return one example each of n kinds."""
    return [draw(kind, at) for at, kind in enumerate(kinds(n, seed))]
