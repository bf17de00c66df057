"""The famous fixes of deep networks, in the order they came, and two setbacks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from engines.backpropagation.depth import DepthProfile, Stack, depth_profile
from engines.backpropagation.initialization import SCHEMES, draw_weights
from engines.watching import Watch


@dataclass(frozen=True)
class Rung:
    """One way to build a deep stack: what is new in it, since when, and why."""

    name: str
    year: int  # of first publication
    source: str
    stack: Stack  # depth and width are chosen by whoever climbs
    why: str  # one sentence
    helps: bool = True  # False for a fix in the wrong place


RUNGS: tuple[Rung, ...] = (
    Rung(
        "Plain sigmoid",
        1986,
        "Rumelhart, Hinton and Williams (1986)",
        Stack(activation="sigmoid", scheme="normal", scale=0.1),
        "Small random weights and sigmoids, as the first textbooks had it: each layer "
        "multiplies the blame by slopes of at most 0.25 and by its weights.",
    ),
    Rung(
        "tanh",
        1998,
        "LeCun, Bottou, Orr and Müller (1998), “Efficient BackProp”",
        Stack(activation="tanh", scheme="normal", scale=0.1),
        "tanh is steeper, with a slope of 1 at the middle, and its outputs lie around "
        "0, so the middle is where they stay.",
    ),
    Rung(
        "Xavier",
        2010,
        "Glorot and Bengio (2010)",
        Stack(activation="tanh", scheme="xavier"),
        "First weights whose spread fits the number of units: a sum over more units "
        "gets smaller weights, so that it comes out the same size.",
    ),
    Rung(
        "ReLU with He",
        2015,
        "He, Zhang, Ren and Sun (February 2015); ReLU: Nair and Hinton (2010)",
        Stack(activation="relu", scheme="he"),
        "Half of the units pass everything on, half of them nothing; weights √2 times "
        "as large make up for the lost half.",
    ),
    Rung(
        "Batch normalisation",
        2015,
        "Ioffe and Szegedy (February 2015)",
        Stack(activation="sigmoid", scheme="xavier", batch_norm=True),
        "Every unit's z is centred and scaled over the batch, so that even a sigmoid "
        "works where it is steep, and the scaling makes up for its slope.",
    ),
    Rung(
        "Residual",
        2015,
        "He, Zhang, Ren and Sun (December 2015); small branches: Zhang et al. (2019)",
        Stack(activation="relu", scheme="he", scale=0.1, residual=True),
        "Each layer adds a little to what came in, so the blame has a way back on "
        "which nothing multiplies it.",
    ),
    Rung(
        "Residual and normalised",
        2015,
        "He, Zhang, Ren and Sun (December 2015), ResNet",
        Stack(activation="relu", scheme="he", batch_norm=True, residual=True),
        "Normalised branches keep their size whatever comes in, so the sum grows by "
        "the same amount a layer and not by the same factor.",
    ),
    Rung(
        "Setback: normalised ReLU",
        2019,
        "Yang et al. (2019), “A mean field theory of batch normalization”",
        Stack(activation="relu", scheme="he", batch_norm=True),
        "He's weights keep the size already; normalising on top of them makes the "
        "blame of a deep, wide stack grow by about the same factor in every layer.",
        helps=False,
    ),
    Rung(
        "Setback: residual with He",
        2019,
        "Zhang, Dauphin and Ma (2019), “Fixup”",
        Stack(activation="relu", scheme="he", residual=True),
        "A branch with He's weights is as large as what it is added to, so the sum "
        "grows by the same factor in every layer, forward and backward.",
        helps=False,
    ),
)


def climb(
    depth: int,
    width: int,
    inputs,
    targets,
    n_seeds: int = 10,
    seed: int = 0,
    rungs: Sequence[Rung] = RUNGS,
    watch: Watch = iter,
) -> tuple[DepthProfile, ...]:
    """Return the profile of every rung at one depth and width: values and blame.

    ``inputs`` (n_samples, n_inputs) and ``targets`` (n_samples, n_outputs) as for
    `depth_profile`, which says what is raised. ``watch`` goes over the stacks, and may
    tell how far it is. Source: those named by the rungs.

    >>> import numpy as np
    >>> len(climb(3, 4, np.ones((2, 3)), np.eye(2), n_seeds=2)) == len(RUNGS)
    True
    """
    inputs, targets = np.asarray(inputs, dtype=float), np.asarray(targets, dtype=float)
    stacks = [replace(rung.stack, depth=depth, width=width) for rung in rungs]
    network = Stack(depth, width).network(inputs.shape[-1], targets.shape[-1])
    # Drawing takes as long as passing: rungs that draw alike share what is drawn.
    draws = {SCHEMES[stack.scheme].draw: stack.scheme for stack in stacks}
    drawn = {
        draw: draw_weights(network.layer_sizes, scheme, seed, n_seeds)
        for draw, scheme in draws.items()
    }
    profiles = []
    for stack in watch(stacks):
        shared = drawn[SCHEMES[stack.scheme].draw]
        first = stack.initialize(network, n_seeds, seed, shared)
        samples = inputs, targets, n_seeds
        profiles.append(depth_profile(stack, *samples, drawn=first, only_blame=True))
    return tuple(profiles)
