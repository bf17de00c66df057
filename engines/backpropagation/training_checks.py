"""What `train` refuses: numbers for other networks than those that are there."""

from collections.abc import Sequence

import numpy as np

from engines.backpropagation.learning import Standing
from engines.backpropagation.network import Parameters
from engines.gradient_descent.optimizer import Optimizer


def checked_seeds(seed: int | Sequence[int], parameters: Parameters) -> tuple[int, ...]:
    """Return the seeds, one for all networks or one for each, or refuse them.

    Raises ValueError for another number of seeds, or one that is no whole number of at
    least 0.

    >>> checked_seeds(3, Parameters((np.ones((2, 1)),), (np.zeros(1),)))
    (3,)
    """
    seeds, n = np.atleast_1d(seed), networks_of(parameters)
    if seeds.shape not in ((1,), (n,)):
        raise ValueError(
            f"The seeds have shape {seeds.shape}; give one, or one for each network "
            f"(there {'is' if n == 1 else 'are'} {n})."
        )
    if seeds.dtype.kind not in "iu" or (seeds < 0).any():
        raise ValueError(
            f"The seed is {seed}; choose a whole number of at least 0, or a row of "
            "them."
        )
    return tuple(seeds.tolist())


def networks_of(parameters: Parameters) -> int:
    """Return how many networks these are parameters of, 1 without an axis in front.

    Raises ValueError for more than one axis in front.

    >>> networks_of(Parameters((np.ones((5, 2, 1)),), (np.zeros((5, 1)),)))
    5
    """
    many = parameters.vector.shape[:-1]
    if len(many) > 1:
        raise ValueError(
            f"The parameters have the axes {many} in front; training takes one axis "
            "at most: a row of networks."
        )
    return many[0] if many else 1


def refuse_other_counts(given: dict[str, object], parameters: Parameters) -> None:
    """Raise ValueError for numbers that are neither one nor one for each network.

    ``given`` has them by name; one network takes one number.

    >>> parameters = Parameters((np.ones((5, 2, 1)),), (np.zeros((5, 1)),))
    >>> refuse_other_counts({"L2": np.zeros(5)}, parameters)
    """
    many = parameters.vector.shape[:-1]
    for name, numbers in given.items():
        if np.shape(numbers) not in ((), many):
            raise ValueError(
                f"The {name} has shape {np.shape(numbers)}; give one number, or a row "
                f"with one for each network (there are {networks_of(parameters)})."
            )


def refuse_other_standing(
    standing: Standing, parameters: Parameters, optimizer: Optimizer
) -> None:
    """Raise ValueError where a record is of other networks or of another optimizer.

    >>> from engines.backpropagation.network import Network
    >>> from engines.backpropagation.training import train
    >>> from engines.gradient_descent import GradientDescent
    >>> start = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> begun = train(Network((1, 1)), start, [[3]], [[5]], GradientDescent(0.05), 1)
    >>> refuse_other_standing(begun.standing, start, GradientDescent(0.05))
    """
    shape = parameters.vector.shape
    if standing.vector.shape != shape:
        raise ValueError(
            f"The record to go on from has parameters of shape "
            f"{standing.vector.shape}; these have {shape}: give the network that the "
            "record is of."
        )
    state = standing.state
    if state is not None and {*state} != {*optimizer.init(parameters.vector)}:
        raise ValueError(
            f"The record to go on from was not made with {optimizer.label}; give the "
            "optimizer that the record is of."
        )
