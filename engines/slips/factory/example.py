"""A small network with its numbers, its samples and its steps, as people bring it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.backpropagation import Network, Parameters
from engines.backpropagation.network import checked_parameters, refuse_more_links
from engines.slips.factory.rounds import Round, worked
from engines.slips.slip import Cause, Quantity

FORWARD = ("z", "activation")


@dataclass(frozen=True, eq=False)
class FactoryExample:
    """A network and what is done with it: one round of there and back, or several.

    ``together`` a round takes all samples and steps by the mean of their gradients;
    else it takes one sample, each in its turn. ``biases`` tells of every bias whether
    it moves. What is found are the numbers of the last round. Raises ValueError for
    parameters of other shapes, residual connections or batch normalisation, fewer than
    one round, or a learning rate that is not above 0. Source: Rumelhart, Hinton and
    Williams (1986).

    >>> parameters = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> example = FactoryExample(Network((1, 1)), parameters, [[3.0]], [[5.0]], 0.1)
    >>> example.work([Cause()])[0].round(3).tolist()
    [7.0, 7.0, 2.0, 2.0, 1.0, 2.0, 6.0, 2.0, -0.6, -0.2, 1.4, 0.8, 0.0]
    """

    network: Network
    parameters: Parameters
    inputs: np.ndarray  # (n_samples, n_inputs)
    targets: np.ndarray  # (n_samples, n_outputs)
    learning_rate: float
    biases: bool | tuple[np.ndarray, ...] = True  # of each layer, (n_out,) booleans
    momentum: float = 0.0
    together: bool = True
    n_rounds: int = 1
    velocity: np.ndarray | None = None  # (n_parameters,) of the steps before, if any
    subject = "factory"

    def __post_init__(self) -> None:
        """Refuse what is no example."""
        refuse_more_links(self.network)
        checked_parameters(self.network, self.parameters)
        for name in ("inputs", "targets"):
            object.__setattr__(self, name, np.asarray(getattr(self, name), dtype=float))
        if self.n_rounds < 1:
            raise ValueError(f"There are {self.n_rounds} rounds; give at least 1.")
        if not self.learning_rate > 0:
            raise ValueError(
                f"The learning rate is {self.learning_rate}; give one above 0."
            )

    @property
    def moves(self) -> tuple[np.ndarray, ...]:
        """Which biases move, layer by layer."""
        if isinstance(self.biases, bool):
            return tuple(
                np.full(bias.shape, self.biases) for bias in self.parameters.biases
            )
        return tuple(np.asarray(layer, dtype=bool) for layer in self.biases)

    @property
    def batches(self) -> list[np.ndarray]:
        """Which samples each round takes."""
        everyone = np.arange(len(self.inputs))
        if self.together:
            return [everyone] * self.n_rounds
        return [everyone[[at % len(everyone)]] for at in range(self.n_rounds)]

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """What the last round finds, in order; a place is layer, sample, unit.

        Of gradients, updates and new weights it is layer, unit and source, which is
        None for a bias.
        """
        return tuple(_quantities(self))

    @cached_property
    def places(self) -> dict[Quantity, int]:
        """Where each of them stands in what `work` returns."""
        return {quantity: at for at, quantity in enumerate(self.quantities)}

    def work(self, causes: Sequence[Cause]) -> np.ndarray:
        """Return what is found with these faults, (n_causes, n_quantities)."""
        last = worked(self, causes)
        n = len(causes)
        return np.concatenate([np.reshape(one, (n, -1)) for one in _found(last)], 1)


def _quantities(example: FactoryExample) -> Iterator[Quantity]:
    """Name what `_found` finds, in its order."""
    sizes, taken = example.network.layer_sizes[1:], example.batches[-1]
    last = len(sizes) - 1

    def units(what: str, layer: int) -> Iterator[Quantity]:
        """Name what every unit of a layer has, sample by sample."""
        for sample in taken.tolist():
            for unit in range(sizes[layer]):
                yield Quantity(what, (layer, sample, unit))

    for layer in range(len(sizes)):
        for what in FORWARD:
            yield from units(what, layer)
    if len(taken) > 1:
        yield from (Quantity("sample_loss", (sample,)) for sample in taken.tolist())
    yield Quantity("loss")
    for layer in reversed(range(len(sizes))):
        first = "error" if layer == last else "blame"
        for what in (first, "slope", "delta"):
            yield from units(what, layer)
    for what in ("gradient", "update", "new"):
        yield from (Quantity(what, place) for place in _places(example.network))
    yield Quantity("new_loss")


def _places(network: Network) -> Iterator[tuple[int, int, int | None]]:
    """Yield (layer, unit, source) of every parameter, in the order of `vector`."""
    sizes = network.layer_sizes
    for layer in range(network.n_layers):
        for source in range(sizes[layer]):
            yield from ((layer, unit, source) for unit in range(sizes[layer + 1]))
    for layer in range(network.n_layers):
        yield from ((layer, unit, None) for unit in range(sizes[layer + 1]))


def _found(last: Round) -> Iterator[np.ndarray]:
    """Yield the arrays of a round in the order of `_quantities`, a row a cause."""
    there, back = last.there, last.back
    for z, a in zip(there.pre_activations, there.answers, strict=True):
        yield from (z, a)
    if there.losses.shape[-1] > 1:
        yield there.losses
    yield last.loss
    layers = zip(back.blames, back.slopes, back.deltas, strict=True)
    for blame, slope, delta in reversed([*layers]):
        yield from (blame, slope, delta)
    yield from (last.used, last.updates, last.next_parameters.vector, last.new_loss)
