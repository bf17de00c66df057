"""Rounds of there and back, sample by sample: a second opinion, and a script."""

import numpy as np


def sigmoid(z):
    """Return 1 / (1 + e^-z)."""
    return 0.5 * (1 + np.tanh(0.5 * z))


SQUASH = {
    "identity": lambda z: z,
    "sigmoid": lambda z: sigmoid(z),
    "tanh": lambda z: np.tanh(z),
    "relu": lambda z: np.maximum(z, 0.0),
}
SLOPE = {
    "identity": lambda z: 1.0 + 0 * z,
    "sigmoid": lambda z: sigmoid(z) * sigmoid(-z),
    "tanh": lambda z: 1 / np.cosh(z) ** 2,
    "relu": lambda z: 1.0 * (z > 0),
}


def judged(loss, out, y):
    """Return what the outputs stand for, the error E, and how E changes with them."""
    if loss == "softmax_cross_entropy":
        log_sum = out.max() + np.log(np.exp(out - out.max()).sum())
        answer = np.exp(out - log_sum)
        return answer, (y * (log_sum - out)).sum(), answer * y.sum() - y
    if loss == "binary_cross_entropy":
        both = y * np.logaddexp(0, -out) + (1 - y) * np.logaddexp(0, out)
        return sigmoid(out), both.sum(), sigmoid(out) - y
    half = {"half_squared_error": 0.5, "squared_error": 1.0}.get(loss, 1 / len(y))
    return out, half * ((y - out) ** 2).sum(), 2 * half * (out - y)


def there_and_back(weights, biases, kinds, loss, x, y):
    """Return all that one sample finds, the first layer first."""
    a, z = [x], []
    for w, b, kind in zip(weights, biases, kinds, strict=True):
        z.append(a[-1] @ w + b)
        a.append(SQUASH[kind](z[-1]))
    answer, E, error = judged(loss, a[-1], y)
    blame, slope, delta = [error], [], []
    layers = list(zip(weights, z, kinds, strict=True))
    for w, here, kind in layers[::-1]:
        slope.insert(0, SLOPE[kind](here))
        delta.insert(0, blame[0] * slope[0])
        blame.insert(0, w @ delta[0])
    pairs = zip(a[:-1], delta, strict=True)
    grads = [np.vstack([np.outer(sent, d), d]) for sent, d in pairs]
    found = {"z": z, "activation": [*a[1:-1], answer], "slope": slope, "delta": delta}
    return {**found, "blame": blame[1:], "loss": E, "grads": grads}


def rounds(weights, biases, kinds, loss, batches, eta, velocity, momentum, moves):
    """Take a step for each batch of samples; return what the last one found.

    A table has a row for every sender, and the biases as its last row.
    """
    tables = [np.vstack(pair) for pair in zip(weights, biases, strict=True)]
    for batch in batches:
        now = [t[:-1] for t in tables], [t[-1] for t in tables]
        passes = [there_and_back(*now, kinds, loss, x, y) for x, y in batch]
        each = zip(*(one["grads"] for one in passes), strict=True)
        grads = [sum(table) / len(batch) for table in each]
        pairs = zip(velocity, grads, strict=True)
        velocity = [momentum * v + grad for v, grad in pairs]
        update = [-eta * m * v for m, v in zip(moves, velocity, strict=True)]
        tables = [t + u for t, u in zip(tables, update, strict=True)]
    now = [t[:-1] for t in tables], [t[-1] for t in tables]
    after = [there_and_back(*now, kinds, loss, x, y)["loss"] for x, y in batch]
    found = {"passes": passes, "gradient": grads, "update": update, "new": tables}
    losses = [sum(some) / len(batch) for some in ([p["loss"] for p in passes], after)]
    return {**found, "loss": losses[0], "new_loss": losses[1]}
