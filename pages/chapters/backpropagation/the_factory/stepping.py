"""The step that follows a pass: by one sample or by the mean of all, with momentum."""

from dataclasses import dataclass, replace

import numpy as np

from engines.backpropagation import OnePass, Parameters, backward, forward, one_pass
from engines.backpropagation.updates import held_back
from engines.gradient_descent import OPTIMIZERS

from .rounding import rounding_of_error, without_rests
from .settings import Settings

TOO_FAR = 1e6  # weights beyond it are walked on no further


@dataclass(frozen=True, eq=False)
class Standing:
    """Where the sample that is followed finds the weights."""

    parameters: Parameters
    velocity: np.ndarray  # (P,) of the steps before
    followed: int  # that sample: the one asked for, unless one before went too far


def standing(settings: Settings) -> Standing:
    """Return what the samples before have left, where each takes a step of its own."""
    held, velocity = settings.parameters, settings.velocity_at_first
    before = settings.followed if settings.one_by_one else 0
    for sample in range(before):
        grads = gradient_of(settings, held, sample)
        updates, later = step_by(settings, grads, velocity)
        moved = held.vector + updates.vector
        if not np.abs(moved).max() <= TOO_FAR:
            return Standing(held, velocity, sample)
        held, velocity = held.with_vector(moved), later
    return Standing(held, velocity, settings.followed)


def gradient_of(settings: Settings, held: Parameters, sample: int) -> Parameters:
    """Return the gradient of one sample's own E at these parameters."""
    rows = slice(sample, sample + 1)
    network = settings.network
    passed = forward(network, held, settings.inputs[rows], settings.targets[rows])
    back = backward(network, held, passed)
    return without_rests(network, held, passed, back).parameter_grads


def step_by(
    settings: Settings, grads: Parameters, velocity: np.ndarray
) -> tuple[Parameters, np.ndarray]:
    """Return what a step adds to each parameter, and the velocity after it."""
    optimizer = OPTIMIZERS["momentum"](settings.learning_rate, settings.momentum)
    moving = held_back(grads, settings.moves).vector
    updates, state = optimizer.update(moving, {"velocity": velocity})
    return grads.with_vector(updates), state["velocity"]


@dataclass(frozen=True, eq=False)
class Stepped:
    """A sample's pass there and back, and the step."""

    numbers: OnePass
    standing: Standing
    grads: Parameters  # the gradient that the step goes by: its own, or the mean
    velocity: np.ndarray  # (P,) after the step
    noise_of_mean: float  # how far the mean E of all samples may be off


def stepped(settings: Settings) -> Stepped:
    """Pass the sample that is followed there and back, and take the step."""
    network, before = settings.network, standing(settings)
    rows = slice(before.followed, before.followed + 1)
    sample = settings.inputs[rows], settings.targets[rows]
    held, rate = before.parameters, settings.learning_rate
    numbers = one_pass(network, held, *sample, rate, settings.moves)
    back = without_rests(network, held, numbers.passed, numbers.back)
    grads = _of_the_step(settings, held, back.parameter_grads)
    updates, velocity = step_by(settings, grads, before.velocity)
    moved = held.with_vector(held.vector + updates.vector)
    numbers = replace(
        numbers,
        back=back,
        updates=updates,
        next_parameters=moved,
        passed_after=forward(network, moved, *sample),
    )
    return Stepped(numbers, before, grads, velocity, _noise(settings, numbers))


def _noise(settings: Settings, numbers: OnePass) -> float:
    """Return how far the mean E of all samples may be off, by rounding alone."""
    found = []
    for sample in range(len(settings.sample)):
        rows = slice(sample, sample + 1)
        one = settings.inputs[rows], settings.targets[rows]
        passed = forward(numbers.network, numbers.parameters, *one)
        found.append(rounding_of_error(replace(numbers, passed=passed)))
    return float(np.mean(found))


def _of_the_step(settings: Settings, held: Parameters, own: Parameters) -> Parameters:
    """Return the gradient that the step goes by."""
    n_samples = len(settings.sample)
    if settings.one_by_one or n_samples == 1:
        return own
    every = [gradient_of(settings, held, k).vector for k in range(n_samples)]
    return own.with_vector(np.mean(every, axis=0))
