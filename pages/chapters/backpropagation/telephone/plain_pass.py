"""Both passes through a deep stack in plain NumPy: a second opinion, and a script.

Values go forward by the engine's own operations in the same order, because a chaotic
stack would part from any other rounding after a few dozen layers. Slopes, blame and
gradients have formulas of their own.
"""

import numpy as np


def identity_units(z):
    """Return a = g(z) and the slope g'(z)."""
    return z, np.ones_like(z)


def sigmoid_units(z):
    """Return a = g(z) and the slope g'(z), without overflow."""
    e = np.exp(-np.abs(z))
    return np.where(z > 0, 1, e) / (1 + e), e / (1 + e) ** 2


def tanh_units(z):
    """Return a = g(z) and the slope g'(z), without overflow."""
    e = np.exp(-2 * np.abs(z))
    return np.tanh(z), 4 * e / (1 + e) ** 2


def relu_units(z):
    """Return a = g(z) and the slope g'(z)."""
    return np.where(z > 0, z, 0 * z), np.where(z > 0, 1.0, 0.0)


def leaky_relu_units(z):
    """Return a = g(z) and the slope g'(z)."""
    return np.where(z > 0, z, 0.01 * z), np.where(z > 0, 1.0, 0.01)


def gelu_units(z):
    """Return a = g(z) and the slope g'(z)."""
    root = float(np.sqrt(2 / np.pi))
    u = root * (z + 0.044715 * (z * z * z))
    e = np.exp(-np.abs(2 * u))
    share = np.where(2 * u > 0, 1, e) / (1 + e)
    rise = root * (1 + 3 * 0.044715 * z**2)
    return z * share, share + 2 * z * e / (1 + e) ** 2 * rise


def softplus_units(z):
    """Return a = g(z) and the slope g'(z), without overflow."""
    e = np.exp(-np.abs(z))
    return np.where(z > 0, z, 0) + np.log1p(e), np.where(z > 0, 1, e) / (1 + e)


def forward_pass(units, batch_norm, residual, weights, inputs):
    """Return the outputs, and of every hidden layer what the way back needs."""
    a, layers = inputs, []
    for matrix in weights[:-1]:
        before, z, spread = a, a @ matrix, 1.0
        if batch_norm:
            mean = z.mean(axis=-2, keepdims=True)
            spread = np.sqrt(((z - mean) ** 2).mean(axis=-2, keepdims=True) + 1e-5)
            z = (z - mean) / spread
        a, slope = units(z)
        adds = residual and matrix.shape[-2] == matrix.shape[-1]
        a = a + before if adds else a
        layers.append((matrix, before, z, spread, slope, adds))
    return a, a @ weights[-1], layers


def sizes_of_passes(units, batch_norm, residual, weights, inputs, targets):
    """Return the sizes of a, delta and dL/dW by layer; leading axes are networks."""
    last, outputs, layers = forward_pass(units, batch_norm, residual, weights, inputs)
    shares = np.exp(outputs - outputs.max(axis=-1, keepdims=True))
    shares = shares / shares.sum(axis=-1, keepdims=True)
    blame = (shares - targets) @ np.swapaxes(weights[-1], -1, -2)
    deltas, gradients = [], []
    for matrix, before, z, spread, slope, adds in reversed(layers):
        delta = blame * slope
        if batch_norm:  # what moves the mean or the spread of z moves every sample
            pulled = (delta * z).mean(axis=-2, keepdims=True)
            delta = (delta - delta.mean(axis=-2, keepdims=True) - z * pulled) / spread
        deltas.append(size(delta))
        gradient = np.swapaxes(before, -1, -2) @ (delta / len(inputs))
        gradients.append(size(gradient))
        blame = delta @ np.swapaxes(matrix, -1, -2) + (blame if adds else 0)
    many = np.zeros_like(deltas[0])  # the inputs are the same for all networks
    values = [many + size(layer[1]) for layer in layers] + [size(last)]
    return tuple(np.stack(rows, -1) for rows in (values, deltas[::-1], gradients[::-1]))


def size(numbers):
    """Return the root mean square over samples and units, of tiny numbers too."""
    largest = np.abs(numbers).max(axis=(-2, -1), keepdims=True)
    shares = numbers / np.where(largest > 0, largest, 1)
    return largest[..., 0, 0] * np.sqrt((shares**2).mean(axis=(-2, -1)))


UNITS = {
    "identity": identity_units,
    "sigmoid": sigmoid_units,
    "tanh": tanh_units,
    "relu": relu_units,
    "leaky_relu": leaky_relu_units,
    "gelu": gelu_units,
    "softplus": softplus_units,
}
