"""An own factory's pass as a script to take home, of any depth, samples, momentum."""

from collections.abc import Sequence

import numpy as np

from engines.backpropagation.losses import log_sum_exp
from engines.gradient_descent.neuron import sigmoid, softplus
from pages.ui import exports
from pages.ui.chapter import Script

from .settings import Settings

UNITS = {  # value, slope
    "sigmoid": ("sigmoid(z)", "sigmoid(z) * sigmoid(-z)"),
    "tanh": ("np.tanh(z)", "4 * sigmoid(2 * z) * sigmoid(-2 * z)"),
    "relu": ("np.maximum(z, 0)", "(z > 0) * 1.0"),
    "identity": ("z", "np.ones_like(z)"),
}
ERRORS = {  # of one sample, and how it changes with what comes out
    "half_squared_error": ("0.5 * np.sum((y - out) ** 2)", "out - y"),
    "squared_error": ("np.sum((y - out) ** 2)", "2 * (out - y)"),
    "mean_squared_error": ("np.mean((y - out) ** 2)", "2 / len(y) * (out - y)"),
    "binary_cross_entropy": (  # out are the z
        "np.sum((1 - y) * softplus(out) + y * softplus(-out))",
        "(1 - y) * sigmoid(out) - y * sigmoid(-out)",
    ),
    "softmax_cross_entropy": (
        "np.sum(y * (log_sum_exp(out) - out))",
        "np.exp(out - log_sum_exp(out)) * y.sum() - y",
    ),
}
BODY = """
def forward(x):
    held, slopes = [x], []
    for w, b, unit in zip(weights, biases, units):
        value, slope = unit(held[-1] @ w + b)
        held.append(value)
        slopes.append(slope)
    return held, slopes


def gradient(sample):
    held, slopes = forward(x[sample])
    blame, grads = error_grad(held[-1], y[sample]), []
    for layer in reversed(range(len(weights))):
        delta = blame * slopes[layer]
        grads.insert(0, (np.outer(held[layer], delta), delta))
        blame = weights[layer] @ delta  # over the very weights the values came along
    return grads


def step(grads):  # all weights at once, and the biases that learn
    for layer, (w_grad, b_grad) in enumerate(grads):
        w_speed[layer] = beta * w_speed[layer] + w_grad
        b_speed[layer] = beta * b_speed[layer] + b_grad * learns[layer]
        weights[layer] = weights[layer] - eta * w_speed[layer]
        biases[layer] = biases[layer] - eta * b_speed[layer]
"""
TOGETHER = """
every = [gradient(sample) for sample in range(len(x))]
step([tuple(sum(parts) / len(x) for parts in zip(*layer)) for layer in zip(*every)])
"""
ONE_BY_ONE = """
for sample in range({n}):
    step(gradient(sample))
"""


def own_script(
    settings: Settings, followed: int, says: str, end: str, prints: Sequence[str]
) -> Script:
    """Return a script: the step that the sample is followed through, and `end`."""
    sources = {
        "softmax_cross_entropy": (sigmoid, log_sum_exp),
        "binary_cross_entropy": (sigmoid, softplus),
    }
    together = TOGETHER if not settings.one_by_one else ONE_BY_ONE
    steps = together.replace("{n}", str(followed + 1))
    parts = (_numbers(settings, followed), _kinds(settings), BODY, steps, end)
    code = "\n\n".join(part.strip() for part in parts)
    used = sources.get(settings.network.loss, (sigmoid,))
    return Script(exports.script(says, used, code), prints)


def _numbers(settings: Settings, followed: int) -> str:
    """Return code that sets up all numbers."""
    held = settings.parameters
    speed = held.with_vector(settings.velocity_at_first)
    learns = [(1.0 * np.array(row)).tolist() for row in settings.moving]
    return f"""
x = np.array({settings.inputs.tolist()})  # a row a sample
y = np.array({settings.targets.tolist()})
followed = {followed}  # the sample whose E is told, from 0
weights = {_arrays(held.weights)}  # of each layer; row: from, column: to
biases = {_arrays(held.biases)}
learns = {_arrays(map(np.array, learns))}  # 1 for a bias that a step moves
w_speed = {_arrays(speed.weights)}
b_speed = {_arrays(speed.biases)}
eta, beta = {settings.learning_rate!r}, {settings.momentum!r}
"""


def _arrays(arrays) -> str:
    return f"[{', '.join(f'np.array({array.tolist()})' for array in arrays)}]"


def _kinds(settings: Settings) -> str:
    """Return code of the units and of the error."""
    network = settings.network
    kinds = [network.kind_of(layer) for layer in range(network.n_layers)]
    units = [
        f"def {kind}_unit(z):\n    return {UNITS[kind][0]}, {UNITS[kind][1]}"
        for kind in dict.fromkeys(kinds)
    ]
    error, grad = ERRORS[network.loss]
    errors = [
        f"def error(out, y):\n    return {error}",
        f"def error_grad(out, y):\n    return {grad}",
    ]
    listed = ", ".join(f"{kind}_unit" for kind in kinds)
    return "\n\n\n".join([*units, *errors, f"units = [{listed}]"])
