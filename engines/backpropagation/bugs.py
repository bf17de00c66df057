"""Seven ways to get backpropagation wrong, each a switch, for the check to find."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from engines.backpropagation.activations import ACTIVATIONS
from engines.backpropagation.network import Network, Parameters, refuse_more_links
from engines.backpropagation.passes import ForwardPass, forward
from engines.backpropagation.updates import updates_of


@dataclass(frozen=True)
class Bug:
    """A planted fault: its name on the switch, and what it does."""

    label: str
    what: str  # one sentence


BUGS: dict[str, Bug] = {
    "update_first": Bug(
        "Update before back-propagating",
        "The output weights are changed first, and the blame then travels back over "
        "the changed ones. Much of the web does it so.",
    ),
    "no_slope": Bug(
        "Forgotten σ′",
        "Blame passes through every unit whole, as if no activation held any back.",
    ),
    "transposed": Bug(
        "Transposed weights",
        "Rows and columns are mixed up wherever a weight matrix is square, because "
        "only there do the shapes still fit and nothing complains.",
    ),
    "no_half": Bug(
        "Missing ½",
        "The loss is half the squared error, but the gradient is that of the whole.",
    ),
    "sign": Bug(
        "Wrong sign",
        "The error is taken as y − a where a − y belongs.",
    ),
    "no_bias": Bug(
        "No bias gradient",
        "The biases are forgotten: their gradient stays 0.",
    ),
    "leftover": Bug(
        "Gradients left over",
        "The second step's gradient is added to the first's, which nobody cleared.",
    ),
}


@dataclass(frozen=True, eq=False)
class FaultyGradients:
    """The gradients of a faulty backward pass, and the parameters they are for."""

    parameters: Parameters  # where they were taken: after one step for "leftover"
    grads: Parameters
    honest: bool  # whether no bug was planted


def applies(bug: str, network: Network) -> bool:
    """Tell whether a bug can be planted in this network.

    A missing half needs the loss that has one, transposing a square matrix of more
    than one weight, updating first a hidden layer, and a forgotten slope a layer whose
    activation is not the identity. Raises ValueError for an unknown bug. Source:
    the rules of this module.

    >>> applies("no_half", Network((2, 1), loss="softmax_cross_entropy"))
    False
    """
    if bug not in BUGS:
        known = ", ".join(BUGS)
        raise ValueError(f"There is no bug {bug!r}; choose one of {known}.")
    sizes = network.layer_sizes
    squares = [a == b > 1 for a, b in zip(sizes[:-1], sizes[1:], strict=True)]
    kinds = [network.activation_of(layer) for layer in range(network.n_layers)]
    needs = {
        "no_half": network.loss == "half_squared_error",
        "transposed": any(squares),
        "update_first": network.n_layers > 1,
        "no_slope": any(kind is not ACTIVATIONS["identity"] for kind in kinds),
    }
    return needs.get(bug, True)


def faulty_gradients(
    network: Network,
    parameters: Parameters,
    inputs,
    targets,
    bugs: Collection[str],
    learning_rate: float,
    biases: bool = True,
) -> FaultyGradients:
    """Return what backpropagation says when some bugs are planted in it.

    ``bugs`` are keys of BUGS; those that do not apply change nothing. ``learning_rate``
    matters for the two bugs that mix up step and gradient; ``biases`` False leaves
    the biases where they are in that step. Raises ValueError for an unknown bug, and
    as `forward` does. Source: the rules of this module.

    >>> parameters = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> once = (Network((1, 1)), parameters, [[3]], [[5]])
    >>> faulty_gradients(*once, ["sign"], 0.1).grads.vector
    array([-6., -2.])
    """
    refuse_more_links(network)
    active = {bug for bug in bugs if applies(bug, network)}

    def grads_at(here: Parameters) -> Parameters:
        """Return what the backward pass with the bugs says there."""
        passed = forward(network, here, inputs, targets)
        return faulty_backward(network, here, passed, active, learning_rate)

    grads = grads_at(parameters)
    if "leftover" in active:
        step = updates_of(grads, learning_rate, biases).vector
        parameters = parameters.with_vector(parameters.vector + step)
        grads = grads.with_vector(grads.vector + grads_at(parameters).vector)
    return FaultyGradients(parameters, grads, not active)


def faulty_backward(
    network: Network, parameters: Parameters, passed: ForwardPass, bugs, learning_rate
) -> Parameters:
    """Do what `backward` does for plain layers, with every fault at its place.

    ``bugs`` are keys of BUGS that apply to the network. Returned are the gradients
    of the mean loss, in the parameters' shapes. Nothing is raised.

    >>> network = Network((1, 1))
    >>> parameters = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> passed = forward(network, parameters, [[3]], [[5]])
    >>> faulty_backward(network, parameters, passed, {"no_bias"}, 0.1).vector
    array([6., 0.])
    """
    errors = network.loss_function.gradient(passed.outputs, passed.targets)
    blame = errors / len(passed.targets)
    blame = blame * (2 if "no_half" in bugs else 1) * (-1 if "sign" in bugs else 1)
    weight_grads, bias_grads = [], []
    for layer in reversed(range(network.n_layers)):
        weights = parameters.weights[layer]
        mixed_up = "transposed" in bugs and weights.shape[-1] == weights.shape[-2]
        delta = blame if "no_slope" in bugs else blame * passed.slopes[layer]
        grads = passed.activations[layer].T @ delta
        bias = delta.sum(axis=-2)
        if "update_first" in bugs:
            weights = weights - learning_rate * grads
        blame = delta @ (weights if mixed_up else weights.T)
        weight_grads.append(grads.T if mixed_up else grads)
        bias_grads.append(np.zeros_like(bias) if "no_bias" in bugs else bias)
    return Parameters(tuple(weight_grads[::-1]), tuple(bias_grads[::-1]))
