"""One pass there and back, cut into the steps a learner can follow."""

from dataclasses import dataclass

from engines.backpropagation.network import Network, Parameters
from engines.backpropagation.passes import (
    BackwardPass,
    ForwardPass,
    backward,
    forward,
)
from engines.backpropagation.updates import Moving, updates_of


@dataclass(frozen=True)
class Stage:
    """One step of the pass: what is computed, and in which layer (0 is the first)."""

    name: str  # see `stages_of`
    layer: int


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
    biases: Moving = True,
) -> OnePass:
    """Return one pass there and back, the update, and the loss after it.

    update = -learning_rate * gradient, of the biases too unless ``biases`` is False,
    or of those it names (see `updates_of`).
    ``inputs`` is (n_samples, n_inputs), ``targets`` (n_samples, n_outputs). Raises
    ValueError as `forward` does, or for a learning rate that is not above 0. Source:
    Rumelhart, Hinton and Williams (1986).

    >>> import numpy as np
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
