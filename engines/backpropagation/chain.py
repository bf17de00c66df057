"""The chain rule as a product of numbers, path by path, and the books of blame."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import prod

import numpy as np

from engines.backpropagation.network import Network, Parameters, refuse_more_links
from engines.backpropagation.passes import BackwardPass, ForwardPass

ROUNDING = 1e-12  # of what is added up: a smaller sum is no sum


@dataclass(frozen=True)
class Factor:
    """One link of the chain: a derivative of one thing by the one before it.

    "error" is dL/da of an output, "slope" is g'(z) of a unit, "weight" leads from
    unit `source` of the layer before to `unit`, and "input" is what came in over the
    chosen weight: dz/dw, which is 1 for a bias.
    """

    kind: str  # "error", "slope", "weight" or "input"
    layer: int  # of the unit, 0 is the first layer with weights
    unit: int
    source: int | None  # for "weight" and "input"; None for a bias
    value: float


@dataclass(frozen=True)
class ChainPath:
    """One way from the loss back to a parameter."""

    units: tuple[int, ...]  # one a layer, the output first, the parameter's last
    factors: tuple[Factor, ...]

    @property
    def value(self) -> float:
        """The product of the factors: this path's part of the gradient."""
        return prod(factor.value for factor in self.factors)

    @property
    def smallest(self) -> int:
        """The number of the factor nearest to zero: the weakest link."""
        sizes = [abs(factor.value) for factor in self.factors]
        return sizes.index(min(sizes))


def chain_paths(
    network: Network,
    parameters: Parameters,
    passed: ForwardPass,
    layer: int,
    unit: int,
    source: int | None,
) -> tuple[ChainPath, ...]:
    """Return every path from the loss to one parameter; their sum is its gradient.

    dL/dw = sum over paths of dL/da * g'(z) * w * g'(z) * ... * dz/dw. The parameter
    belongs to ``unit`` of ``layer``: the weight from ``source``, or the bias when that
    is None. ``passed`` is the forward pass of one sample. Raises ValueError for more
    samples, for networks with residual connections or batch normalisation, and for a
    parameter that is not there. Source: Bauer (1974), sums over paths.

    >>> from engines.backpropagation.passes import forward
    >>> parameters = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> passed = forward(Network((1, 1)), parameters, [[3]], [[5]])
    >>> path = chain_paths(Network((1, 1)), parameters, passed, 0, 0, 0)[0]
    >>> [factor.value for factor in path.factors]
    [2.0, 1.0, 3.0]
    """
    refuse_more_links(network)
    _checked_place(network, passed, layer, unit, source)
    errors = network.loss_function.gradient(passed.outputs, passed.targets)[0].tolist()
    later = [range(size) for size in network.layer_sizes[: layer + 1 : -1]]
    paths = []
    for units in product(*later):
        along = (*units, unit)
        error = Factor("error", network.n_layers - 1, along[0], None, errors[along[0]])
        links = links_back(parameters, passed, along)
        came = 1.0 if source is None else float(passed.activations[layer][0, source])
        last = Factor("input", layer, unit, source, came)
        paths.append(ChainPath(along, (error, *links, last)))
    return tuple(paths)


def links_back(parameters: Parameters, passed: ForwardPass, along) -> Iterator[Factor]:
    """Yield slope, weight, slope, ... from the output back to the last of `along`.

    ``along`` has one unit a layer, the output's first; of ``passed`` it is the first
    sample. Nothing is raised.

    >>> from engines.backpropagation.passes import forward
    >>> parameters = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> passed = forward(Network((1, 1)), parameters, [[3]], [[5]])
    >>> [link.kind for link in links_back(parameters, passed, (0,))]
    ['slope']
    """
    layer = len(passed.slopes) - 1
    for at, unit in enumerate(along):
        slope = float(passed.slopes[layer][0, unit])
        yield Factor("slope", layer, unit, None, slope)
        if at + 1 < len(along):
            source = along[at + 1]
            weight = float(parameters.weights[layer][source, unit])
            yield Factor("weight", layer, unit, source, weight)
            layer -= 1


def _checked_place(network: Network, passed: ForwardPass, layer, unit, source) -> None:
    if len(passed.targets) != 1:
        raise ValueError(
            f"There are {len(passed.targets)} samples; a chain is for one."
        )
    sizes = network.layer_sizes
    is_there = 0 <= layer < network.n_layers and 0 <= unit < sizes[layer + 1]
    if not is_there or not (source is None or 0 <= source < sizes[layer]):
        raise ValueError(
            f"There is no parameter of layer {layer}, unit {unit}, source {source} in "
            f"a network of sizes {sizes}; count from 0."
        )


def sum_of(terms: np.ndarray, axis: int = -1) -> np.ndarray:
    """Return sums, and 0 where what is left of terms that cancel is only rounding.

    Below 1e-12 of the sum of their sizes. ``terms`` has any shape, and loses ``axis``.
    Nothing is raised. Source: Higham (2002), section 4.2.

    >>> sum_of(np.array([0.1, 0.2, -0.3]))
    array(0.)
    """
    total = terms.sum(axis=axis)
    return np.where(np.abs(total) <= ROUNDING * np.abs(terms).sum(axis=axis), 0, total)


@dataclass(frozen=True, eq=False)
class BooksOfBlame:
    """The books between two layers, one row a sender, one column a receiver.

    Every entry of `accounts` can be read in two ways: what was sent times the
    receiver's delta, or what the sender holds times the blame sent back to it.
    """

    sent: np.ndarray  # (n_senders, n_receivers) a_j w_jk, forward
    returned: np.ndarray  # (n_senders, n_receivers) delta_k w_jk, backward
    accounts: np.ndarray  # (n_senders, n_receivers) a_j w_jk delta_k
    charges: np.ndarray  # (n_receivers,) (z_k - b_k) delta_k
    credits: np.ndarray  # (n_senders,) a_j dL/da_j
    shares: np.ndarray  # (n_senders,) share of all |blame|; zeros when there is none

    @property
    def imbalance(self) -> float:
        """The largest gap between the two ways to add up the accounts; rounding."""
        by_receiver = np.abs(self.accounts.sum(axis=0) - self.charges)
        by_sender = np.abs(self.accounts.sum(axis=1) - self.credits)
        return float(max(by_receiver.max(), by_sender.max()))


def books_of_blame(
    network: Network,
    parameters: Parameters,
    passed: ForwardPass,
    back: BackwardPass,
    layer: int,
) -> BooksOfBlame:
    """Return the books of blame between a layer's inputs and its units, one sample.

    Sent a_j w_jk adds up to z_k - b_k; returned delta_k w_jk adds up to dL/da_j; so
    the accounts a_j w_jk delta_k balance both ways. ``layer`` 0 is the first with
    weights. Raises ValueError for more samples, for networks with residual connections
    or batch normalisation, and for a layer that is not there. Source:
    Euler's theorem on what is linear in the weights.

    >>> from engines.backpropagation.passes import backward, forward
    >>> network = Network((1, 1))
    >>> parameters = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> passed = forward(network, parameters, [[3]], [[5]])
    >>> back = backward(network, parameters, passed)
    >>> books_of_blame(network, parameters, passed, back, 0).accounts
    array([[12.]])
    """
    refuse_more_links(network)
    _checked_place(network, passed, layer, unit=0, source=None)
    weights, bias = parameters.weights[layer], parameters.biases[layer]
    held = passed.activations[layer][0]
    delta = back.pre_activation_grads[layer][0]
    blame = back.activation_grads[layer][0]
    sent = held[:, np.newaxis] * weights
    returned = weights * delta
    accounts = sent * delta
    charges = (passed.pre_activations[layer][0] - bias) * delta
    credits = held * blame
    sizes = np.abs(sum_of(returned))
    shares = sizes / sizes.sum() if sizes.any() else sizes
    return BooksOfBlame(sent, returned, accounts, charges, credits, shares)
