"""The learner's network as a script: what every part's script begins with."""

from engines.backpropagation.losses import log_sum_exp
from engines.gradient_descent.neuron import sigmoid

HIDDEN = {
    "sigmoid": ("sigmoid(z)", "sigmoid(z) * sigmoid(-z)"),
    "tanh": ("np.tanh(z)", "4 * sigmoid(2 * z) * sigmoid(-2 * z)"),
    "relu": ("np.where(np.real(z) > 0, z, 0.0 * z)", "1.0 * (np.real(z) > 0)"),
}
# The output's value, its slope, and the error of each sample.
OUTPUTS = {
    "half_squared_error": (
        "sigmoid(z)",
        "sigmoid(z) * sigmoid(-z)",
        "0.5 * ((y - out) ** 2).sum(axis=-1)",
        "out - y",
    ),
    "softmax_cross_entropy": (
        "z",
        "np.ones_like(z)",
        "(y * (log_sum_exp(out) - out)).sum(axis=-1)",
        "np.exp(out - log_sum_exp(out)) * y.sum() - y",
    ),
}


PASS = """
def split(p):  # p may be one row of parameters or many at once
    ends = np.cumsum([n_in * n_hidden, n_hidden * n_out, n_hidden])
    w, v, b, c = np.split(p, ends, axis=-1)
    many = p.shape[:-1]
    w = w.reshape(*many, n_in, n_hidden)
    return w, v.reshape(*many, n_hidden, n_out), b, c


def forward(p, x):
    w, v, b, c = split(p)
    z_hidden = x @ w + b[..., np.newaxis, :]
    h = hidden_unit(z_hidden)
    z_out = h @ v + c[..., np.newaxis, :]
    return z_hidden, h, z_out, output_unit(z_out)
"""


def sources(settings) -> tuple[object, ...]:
    """Return the engine's functions that the script needs."""
    softmax = settings.network.loss == "softmax_cross_entropy"
    return (sigmoid, log_sum_exp) if softmax else (sigmoid,)


def network_code(settings) -> str:
    """Return code that sets up the network: x, y, p, `split`, `forward`, `error`."""
    n_in, n_hidden, n_out = settings.factory.sizes
    hidden, hidden_slope = HIDDEN[settings.activation]
    output, output_slope, error, _ = OUTPUTS[settings.network.loss]
    return f"""
x = np.array({settings.inputs.tolist()!r})
y = np.array({settings.targets.tolist()!r})
# All parameters in a row: weights into the hidden units (a row for each input),
# weights into the outputs, then the biases of both.
p = np.array({settings.parameters.vector.tolist()!r})
n_in, n_hidden, n_out = {n_in}, {n_hidden}, {n_out}


def hidden_unit(z):
    return {hidden}


def hidden_slope(z):
    return {hidden_slope}


def output_unit(z):
    return {output}


def output_slope(z):
    return {output_slope}


{PASS.strip()}


def error(p, x, y):
    out = forward(p, x)[-1]
    return ({error}).mean(axis=-1)
"""


def gradient_code(settings) -> str:
    """Return code of the backward pass: `gradient`, a row like p."""
    blame = OUTPUTS[settings.network.loss][3]
    return f"""
def gradient(p):
    w, v, b, c = split(p)
    z_hidden, h, z_out, out = forward(p, x)
    delta_out = ({blame}) * output_slope(z_out)
    delta_hidden = (delta_out @ v.T) * hidden_slope(z_hidden)
    grads = x.T @ delta_hidden, h.T @ delta_out, delta_hidden, delta_out
    return np.concatenate([grad.ravel() for grad in grads])
"""
