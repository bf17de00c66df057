"""The census of a deep stack's last layer, as a script to take home."""

import inspect

from engines.backpropagation import ACTIVATIONS
from engines.backpropagation.depth import DEAD, SATURATED
from pages.chapters.backpropagation.telephone.carried import carried_digits
from pages.chapters.backpropagation.telephone.settings import N_SAMPLES


def script(settings, n_seeds: int) -> str:
    """Return a script that counts the last layer's units in all networks."""
    stack = settings.stack
    drawn = _DRAWN[stack.scheme]
    value, slope = _KINDS[stack.activation]
    steepest = ACTIVATIONS[stack.activation].steepest
    return f"""
{carried_digits(N_SAMPLES)}

{inspect.cleandoc(_HELPERS)}


def value(z):
    return {value}


def slope(z):
    return {slope}


generator, a, n_in = np.random.default_rng({settings.seed}), inputs, 64
n_out, residual, batch_norm = {stack.width}, {stack.residual}, {stack.batch_norm}
np.seterr(all="ignore")  # what overflows is told, not warned of
for layer in range({stack.depth}):
    shape = ({n_seeds}, n_in, n_out)  # {n_seeds} networks at once
    z = a @ ({stack.scale!r} * {drawn})
    if batch_norm:
        centred = z - z.mean(axis=-2, keepdims=True)
        z = centred / np.sqrt((centred**2).mean(axis=-2, keepdims=True) + 1e-5)
    slopes = np.abs(slope(z))
    a = value(z) + (a if residual and n_in == n_out else 0)
    n_in = n_out

saturated = (slopes < {SATURATED * steepest!r}).mean(axis=(-2, -1))
dead = (slopes < {DEAD!r}).all(axis=-2).mean(axis=-1)
print(repr(float(np.median(saturated))))  # the median of {n_seeds} networks
print(repr(float(np.median(dead))))
"""


_HELPERS = """
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z > 0, 1, e) / (1 + e)


def orthogonal(generator, shape):
    *many, n_in, n_out = shape
    tall = (*many, max(n_in, n_out), min(n_in, n_out))
    q, r = np.linalg.qr(generator.standard_normal(tall))
    q = q * np.sign(np.diagonal(r, axis1=-2, axis2=-1))[..., np.newaxis, :]
    return q if n_in >= n_out else np.swapaxes(q, -1, -2)
"""
_U = "np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)"
_KINDS = {
    "identity": ("z", "np.ones_like(z)"),
    "sigmoid": ("sigmoid(z)", "sigmoid(z) * sigmoid(-z)"),
    "tanh": ("np.tanh(z)", "4 * sigmoid(2 * z) * sigmoid(-2 * z)"),
    "relu": ("np.where(z > 0, z, 0)", "1.0 * (z > 0)"),
    "leaky_relu": ("np.where(z > 0, z, 0.01 * z)", "np.where(z > 0, 1, 0.01)"),
    "gelu": (
        f"z * sigmoid(2 * {_U})",
        f"sigmoid(2 * {_U}) + 2 * z * sigmoid(2 * {_U}) * sigmoid(-2 * {_U}) * "
        "np.sqrt(2 / np.pi) * (1 + 3 * 0.044715 * z**2)",
    ),
    "softplus": ("np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))", "sigmoid(z)"),
}
_DRAWN = {
    "zeros": "np.zeros(shape)",
    "constant": "np.ones(shape)",
    "uniform": "generator.uniform(-1, 1, shape)",
    "normal": "generator.standard_normal(shape)",
    "xavier": "generator.standard_normal(shape) * np.sqrt(2 / (n_in + n_out))",
    "he": "generator.standard_normal(shape) * np.sqrt(2 / n_in)",
    "orthogonal": "orthogonal(generator, shape)",
}
