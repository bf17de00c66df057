"""One pass there and back, cut into the steps a learner can follow."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engines.backpropagation.network import Network, Parameters
from engines.backpropagation.passes import (
    BackwardPass,
    ForwardPass,
    backward,
    forward,
)
from engines.backpropagation.updates import updates_of


@dataclass(frozen=True)
class Stage:
    """One step of the pass: what is computed, and in which layer (0 is the first)."""

    name: str  # one of STAGE_NAMES
    layer: int


STAGE_NAMES = (
    *("inputs", "pre_activations", "activations", "loss"),  # forward
    *("output_error", "slope", "delta", "blame"),  # backward
    *("gradients", "update", "new_loss"),  # and what is learned from it
)


@dataclass(frozen=True, eq=False)
class ChainStep:
    """One application of the chain rule: value = upstream combined with a factor.

    How they are combined depends on the kind: "output_error" multiplies the loss's own
    derivative by each sample's share of the mean, "delta" multiplies element by
    element, "blame" is upstream @ factor (the weights, transposed), "weight_grads" is
    factor @ upstream (the layer's inputs, transposed) and "bias_grads" is factor @
    upstream too, with a 1 for every sample: their sum.
    """

    kind: str
    layer: int
    from_what: tuple[str, ...]  # the names of upstream and factor
    upstream: np.ndarray  # the gradient that was handed down
    local_factor: np.ndarray
    value: np.ndarray


@dataclass(frozen=True, eq=False)
class OnePass:
    """One forward and one backward pass, one update, and the loss after it."""

    network: Network
    parameters: Parameters
    learning_rate: float
    passed: ForwardPass
    back: BackwardPass
    updates: Parameters  # what is added to each parameter
    next_parameters: Parameters
    passed_after: ForwardPass
    stages: tuple[Stage, ...]


def stages_of(network: Network) -> tuple[Stage, ...]:
    """Return the steps of one pass through a network of any depth, in order.

    Forward z and a, layer by layer, and the loss; backward the output's error and
    then slope, delta and the blame handed on, layer by layer; the gradients, the
    update and the new loss. With two layers these are 15, the inputs included.
    Nothing is raised. Source: Rumelhart, Hinton and Williams (1986).

    >>> len(stages_of(Network((2, 2, 1))))
    15
    """
    last = network.n_layers - 1
    stages = [Stage("inputs", 0)]
    for layer in range(network.n_layers):
        stages += [Stage("pre_activations", layer), Stage("activations", layer)]
    stages += [Stage("loss", last), Stage("output_error", last)]
    for layer in reversed(range(network.n_layers)):
        stages += [Stage("slope", layer), Stage("delta", layer)]
        if layer:
            stages.append(Stage("blame", layer - 1))
    ends = ("gradients", "update", "new_loss")
    return (*stages, *(Stage(name, last) for name in ends))


def one_pass(
    network: Network,
    parameters: Parameters,
    inputs,
    targets,
    learning_rate: float,
    biases: bool = True,
) -> OnePass:
    """Return one pass there and back, the update, and the loss after it.

    update = -learning_rate * gradient, of the biases too unless ``biases`` is False.
    ``inputs`` is (n_samples, n_inputs), ``targets`` (n_samples, n_outputs). Raises
    ValueError as `forward` does, or for a learning rate that is not above 0. Source:
    Rumelhart, Hinton and Williams (1986).

    >>> parameters = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> done = one_pass(Network((1, 1)), parameters, [[3]], [[5]], 0.1)
    >>> done.passed_after.loss.round(6)
    np.float64(0.0)
    """
    passed = forward(network, parameters, inputs, targets)
    back = backward(network, parameters, passed)
    updates = updates_of(back.parameter_grads, learning_rate, biases)
    moved = parameters.with_vector(parameters.vector + updates.vector)
    return OnePass(
        network=network,
        parameters=parameters,
        learning_rate=learning_rate,
        passed=passed,
        back=back,
        updates=updates,
        next_parameters=moved,
        passed_after=forward(network, moved, inputs, targets),
        stages=stages_of(network),
    )


def backward_steps(
    network: Network, parameters: Parameters, passed: ForwardPass
) -> Iterator[ChainStep]:
    """Yield every application of the chain rule, from the loss back to the inputs.

    For each layer, last first: delta = dL/da * g'(z), the weights' and the biases'
    gradients, and the blame handed to the layer before, delta W^T. Arrays have the
    shapes of `backward`, which must and does agree. Raises ValueError for networks
    with residual connections or batch normalisation, whose chain has more links.
    Source: Rumelhart, Hinton and Williams (1986).

    >>> parameters = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> passed = forward(Network((1, 1)), parameters, [[3]], [[5]])
    >>> [step.kind for step in backward_steps(Network((1, 1)), parameters, passed)]
    ['output_error', 'delta', 'weight_grads', 'bias_grads', 'blame']
    """
    refuse_more_links(network)
    n_samples = len(passed.targets)
    errors = network.loss_function.gradient(passed.outputs, passed.targets)
    blame = errors / n_samples
    share = np.full(1, 1 / n_samples)
    last = network.n_layers - 1
    yield ChainStep("output_error", last, ("loss", "share"), errors, share, blame)
    for layer in reversed(range(network.n_layers)):
        slope, before = passed.slopes[layer], passed.activations[layer]
        delta = blame * slope
        yield ChainStep("delta", layer, ("blame", "slope"), blame, slope, delta)
        turned = np.swapaxes(before, -1, -2)
        grads = turned @ delta
        yield ChainStep(
            "weight_grads", layer, ("delta", "activations"), delta, turned, grads
        )
        ones = np.ones(n_samples)
        bias = ones @ delta
        yield ChainStep("bias_grads", layer, ("delta", "samples"), delta, ones, bias)
        weights = np.swapaxes(parameters.weights[layer], -1, -2)
        blame = delta @ weights
        yield ChainStep("blame", layer - 1, ("delta", "weights"), delta, weights, blame)


def refuse_more_links(network: Network) -> None:
    """Raise ValueError for residual connections or batch normalisation.

    >>> refuse_more_links(Network((2, 1)))
    """
    if network.residual or network.batch_norm:
        raise ValueError(
            "This network has residual connections or batch normalisation; the chain "
            "rule is spelled out for plain layers only, so switch both off."
        )
