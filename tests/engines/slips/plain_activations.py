"""Activations and their slopes for one plain number, with `math` only."""

import math

C = math.sqrt(2 / math.pi)


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def gelu(z):
    return z / 2 * (1 + math.tanh(C * (z + 0.044715 * z**3)))


KINDS = {
    "identity": lambda z: z,
    "sigmoid": sigmoid,
    "tanh": math.tanh,
    "relu": lambda z: z if z > 0 else 0.0,
    "leaky_relu": lambda z: z if z > 0 else 0.01 * z,
    "gelu": gelu,
    "softplus": lambda z: math.log(1 + math.exp(z)),
}


def gelu_slope(z):
    t = math.tanh(C * (z + 0.044715 * z**3))
    return (1 + t) / 2 + z / 2 * (1 - t * t) * C * (1 + 3 * 0.044715 * z**2)


SLOPES = {
    "identity": lambda z: 1.0,
    "sigmoid": lambda z: sigmoid(z) * sigmoid(-z),
    "tanh": lambda z: 1 / math.cosh(z) ** 2,
    "relu": lambda z: 1.0 if z > 0 else 0.0,
    "leaky_relu": lambda z: 1.0 if z > 0 else 0.01,
    "gelu": gelu_slope,
    "softplus": sigmoid,
}
AT_TARGET = {"sigmoid": lambda y: y * (1 - y), "tanh": lambda y: 1 - y * y}
