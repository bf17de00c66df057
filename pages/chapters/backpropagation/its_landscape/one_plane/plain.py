"""The same in the plainest NumPy: to check the engine, and to take home.

Training magnifies rounding. So that a script ends where the page does, every sum is
taken in the order in which the engine takes it, and every slope as exactly.
"""

import numpy as np


def layers(vector, sizes):
    """Return weights and biases from one row of all parameters, weights first."""
    pairs = list(zip(sizes[:-1], sizes[1:], strict=True))
    weights, at = [], 0
    for n_in, n_out in pairs:
        weights.append(vector[at : at + n_in * n_out].reshape(n_in, n_out))
        at += n_in * n_out
    biases = []
    for n_out in sizes[1:]:
        biases.append(vector[at : at + n_out])
        at += n_out
    return weights, biases


def squash(kind, z):
    """Return a = g(z) and the slope g'(z) of tanh, sigmoid or ReLU."""
    if kind == "relu":
        return np.maximum(z, 0), (z > 0) * 1.0
    if kind == "tanh":
        a = np.tanh(z)
        slope, e = 1 - a * a, np.exp(np.minimum(2 * z, -2 * z))
    else:
        a = np.exp(np.minimum(z, 0)) / (1 + np.exp(np.minimum(z, -z)))
        slope, e = a * (1 - a), np.exp(np.minimum(z, -z))
    # Where a is near its ends, 1 - a has lost its digits.
    exact = e / (1 + e) / (1 + e)
    return a, np.where(slope < 0.01, (4 if kind == "tanh" else 1) * exact, slope)


def forward(kind, weights, biases, inputs):
    """Return the outputs, and what every hidden layer took in and made of it."""
    a, passed = inputs, [(inputs, None)]
    for matrix, bias in zip(weights[:-1], biases[:-1], strict=True):
        a, slope = squash(kind, a @ matrix + bias)
        passed.append((a, slope))
    return a @ weights[-1] + biases[-1], passed


def loss(z, targets, is_number):
    """Return half the mean squared error, or the mean binary cross-entropy."""
    if is_number:
        return (0.5 * ((targets - z) ** 2).sum(axis=1)).mean()
    wide = np.log1p(np.exp(np.minimum(z, -z)))
    high, low = np.maximum(z, 0) + wide, np.maximum(-z, 0) + wide
    return ((1 - targets) * high + targets * low).sum(axis=1).mean()


def gradient(kind, vector, sizes, inputs, targets, is_number):
    """Return the loss's gradient, in one row like the parameters."""
    weights, biases = layers(vector, sizes)
    z, passed = forward(kind, weights, biases, inputs)
    up, down = np.exp(np.minimum(z, 0)), np.exp(np.minimum(-z, 0))
    mistake = ((1 - targets) * up - targets * down) / (up + down)
    delta = (z - targets if is_number else mistake) / len(targets)
    weight_grads, bias_grads = [], []
    for at in reversed(range(len(weights))):
        a, slope = passed[at]
        weight_grads.insert(0, (a.T @ delta).ravel())
        bias_grads.insert(0, delta.sum(axis=0))
        if at:
            delta = (delta @ weights[at].T) * slope
    return np.concatenate([*weight_grads, *bias_grads])


def update(rule, rate, gradient, state):
    """Return what is added to the parameters, and the optimizer's new state."""
    if rule in ("momentum", "nesterov"):
        velocity = 0.9 * state.get("velocity", 0) + gradient
        ahead = gradient + 0.9 * velocity if rule == "nesterov" else velocity
        return -rate * ahead, {"velocity": velocity}
    if rule == "adagrad":
        squares = state.get("squares", 0) + gradient**2
        return -rate * gradient / (np.sqrt(squares) + 1e-10), {"squares": squares}
    if rule == "rmsprop":
        squares = 0.99 * state.get("squares", 0) + (1 - 0.99) * gradient**2
        return -rate * gradient / (np.sqrt(squares) + 1e-8), {"squares": squares}
    if rule == "adam":
        t = state.get("t", np.zeros(1)) + 1
        m = 0.9 * state.get("m", 0) + (1 - 0.9) * gradient
        v = 0.999 * state.get("v", 0) + (1 - 0.999) * gradient**2
        brake = np.sqrt(v / (1 - 0.999**t)) + 1e-8
        return -rate * (m / (1 - 0.9**t)) / brake, {"t": t, "m": m, "v": v}
    return -rate * gradient, state


def seen(path, center, directions):
    """Return the plane's points nearest to a path, how far, and the share in it."""
    away = (path - center).T
    places = np.linalg.lstsq(directions.T, away, rcond=None)[0]
    below = center + places.T @ directions
    distances = np.sqrt(((path - below) ** 2).sum(axis=1))
    around = (path - path.mean(axis=0)).T
    inside = np.linalg.lstsq(directions.T, around, rcond=None)[0]
    left = around - directions.T @ inside
    whole = (around**2).sum()
    return below, distances, 1 - (left**2).sum() / whole if whole else 1.0
