"""Rounds of there, back and a step, with every fault at its place: many causes at once.

A row of every array belongs to one cause. Without a fault it is what `forward`,
`backward` and `updates_of` do, said once more so that each step of it can go wrong.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engines.backpropagation import Parameters
from engines.slips.factory.back import Back, go_back
from engines.slips.factory.there import There, go_there
from engines.slips.slip import Cause, Faults


@dataclass(frozen=True, eq=False)
class Round:
    """One round for N causes: the way there, the way back, and the step."""

    parameters: Parameters  # at its beginning, with N in front
    there: There
    back: Back
    used: np.ndarray  # (N, n_parameters) the gradients that the step goes by
    velocity: np.ndarray  # (N, n_parameters)
    updates: np.ndarray  # (N, n_parameters)
    next_parameters: Parameters  # with N in front
    loss: np.ndarray  # (N, 1)
    new_loss: np.ndarray  # (N, 1)


def worked(example, causes: Sequence[Cause]) -> Round:
    """Return the last round of a `FactoryExample` for many causes at once.

    Nothing is raised: what has no value is nan. Source: the rules of this module.

    >>> from engines.backpropagation import Network
    >>> from engines.slips.factory.example import FactoryExample
    >>> parameters = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> example = FactoryExample(Network((1, 1)), parameters, [[3.0]], [[5.0]], 0.1)
    >>> worked(example, [Cause(), Cause(("sign",))]).used[:, 0].tolist()
    [6.0, -6.0]
    """
    faults, done = Faults(causes), None
    vector = np.array(faults.rows(example.parameters.vector))
    parameters = example.parameters.with_vector(vector)
    with np.errstate(all="ignore"):
        for batch in example.batches:
            done = _round(example, faults, parameters, batch, done)
            parameters = done.next_parameters
    return done


def _round(example, faults: Faults, parameters: Parameters, batch, before) -> Round:
    """Go there and back with some samples, and step; `before` is the last round."""
    network, rate = example.network, example.learning_rate
    sample = example.inputs[batch], example.targets[batch]
    there = go_there(network, faults, parameters, *sample)
    back = go_back(network, faults, parameters, there, sample[1], rate)
    used, velocity = _velocity(example, faults, back, before)
    updates = _updates(example, faults, velocity)
    moved = faults.rounded(parameters.vector + updates)
    moved = parameters.with_vector(moved)
    after = go_there(network, faults, moved, *sample)
    losses = there.loss(faults), after.loss(faults)
    return Round(parameters, there, back, used, velocity, updates, moved, *losses)


def _velocity(example, faults: Faults, back: Back, before: Round | None):
    """Return the gradients that the step goes by, and the velocity they make."""
    used = back.grads.vector
    if before is None:
        used_before = np.zeros_like(used)
        velocity = used_before if example.velocity is None else example.velocity
    else:
        used_before, velocity = before.used, before.velocity
    used = np.where(faults.has("leftover", 1), used + used_before, used)
    momentum = np.where(faults.has("no_momentum", 1), 0.0, example.momentum)
    share = np.where(faults.has("damped_momentum", 1), 1 - momentum, 1.0)
    return used, faults.rounded(momentum * velocity + share * used)


def _updates(example, faults: Faults, velocity: np.ndarray) -> np.ndarray:
    """Return what is added to the parameters, minus the rate times the velocity."""
    rate = np.where(faults.has("no_rate", 1), 1.0, example.learning_rate)
    rate = np.where(faults.has("rate_twice", 1), rate * example.learning_rate, rate)
    for name in ("step_added", "target_minus_output"):
        rate = np.where(faults.has(name, 1), -rate, rate)
    updates = np.where(_moves(example, faults), -rate * velocity, 0.0)
    return faults.rounded(updates)


def _moves(example, faults: Faults) -> np.ndarray:
    """Return which parameters move, (N, n_parameters): all weights, some biases."""
    learn = faults.rows(np.concatenate(example.moves))
    learn = np.where(faults.has("biases_move", 1), True, learn)
    learn = np.where(faults.has("biases_stay", 1), False, learn)
    n_weights = example.parameters.count - learn.shape[-1]
    weights = np.ones((len(learn), n_weights), dtype=bool)
    return np.concatenate([weights, learn], axis=1)
