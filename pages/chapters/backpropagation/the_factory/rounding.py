"""What only rounding makes: a rest of blame that cancels, a change of E too small."""

from dataclasses import replace

import numpy as np

from engines.backpropagation import OnePass, Parameters, forward, sum_of, updates_of

GRAIN = float(np.finfo(float).eps)  # how far apart numbers are, next to 1


def rounding_of_error(numbers: OnePass) -> float:
    """Return how large a change of E may be rounding and nothing else.

    A sum is as exact as its largest terms: those of z, from which E is told.
    """
    passed, last = numbers.passed, numbers.parameters
    held = np.abs(passed.activations[1][0]) @ np.abs(last.weights[1])
    held = held + np.abs(last.biases[1])
    loss, out = float(passed.loss), passed.outputs[0]
    if numbers.network.loss_function.wants_logits:
        off = passed.targets[0].sum() * held.max()
    else:
        off = np.abs(out - passed.targets[0]) @ (out * (1 + held * (1 - out)))
    return 8 * GRAIN * (float(off) + loss)


def without_rests(numbers: OnePass, biases: bool) -> OnePass:
    """Return a pass with no blame where all of it cancels, but for rounding.

    A rest of 1e-18 would be told as a blame, and moved by.
    """
    back, passed = numbers.back, numbers.passed
    weights, delta = numbers.parameters.weights[1], back.pre_activation_grads[1][0]
    blame = back.activation_grads[1][0]
    exact = np.where(sum_of(weights * delta) == 0, 0.0, blame)
    if (exact == blame).all():
        return numbers
    inputs, _, outputs = back.activation_grads
    deltas = (exact * passed.slopes[0], back.pre_activation_grads[1])
    grads = Parameters(
        (passed.activations[0].T @ deltas[0], back.weight_grads[1]),
        (deltas[0][0], back.bias_grads[1]),
    )
    updates = updates_of(grads, numbers.learning_rate, biases)
    moved = numbers.parameters.with_vector(numbers.parameters.vector + updates.vector)
    sample = passed.activations[0], passed.targets
    return replace(
        numbers,
        back=replace(
            back,
            activation_grads=(inputs, exact[np.newaxis], outputs),
            pre_activation_grads=deltas,
            parameter_grads=grads,
        ),
        updates=updates,
        next_parameters=moved,
        passed_after=forward(numbers.network, moved, *sample),
    )
