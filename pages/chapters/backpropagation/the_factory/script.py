"""The learner's network as a script to take home, in the two ways the parts need it.

One pass, spelled out with a letter for every table; or all parameters in a row, so that
many networks can be nudged at once.
"""

from collections.abc import Sequence

from engines.backpropagation.losses import log_sum_exp
from engines.gradient_descent.neuron import sigmoid
from pages.ui import exports
from pages.ui.chapter import Script

from .record import Settings

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


PASSES = """
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


def network_script(
    settings: Settings, says: str, body: str, prints: Sequence[str]
) -> Script:
    """Return a script that sets the network up, all parameters in a row, and `body`."""
    softmax = settings.network.loss == "softmax_cross_entropy"
    sources = (sigmoid, log_sum_exp) if softmax else (sigmoid,)
    text = exports.script(says, sources, f"{_network_code(settings)}\n{body}")
    return Script(text, prints)


def _network_code(settings: Settings) -> str:
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


{PASSES.strip()}


def error(p, x, y):
    out = forward(p, x)[-1]
    return ({error}).mean(axis=-1)
"""


def gradient_code(settings: Settings) -> str:
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


# --- one pass, letter by letter -----------------------------------------------------

SPELLED = {
    "sigmoid": ("sigmoid(z)", "h * (1 - h)"),
    "tanh": ("np.tanh(z)", "1 - h**2"),
    "relu": ("np.maximum(z, 0)", "(z > 0) * 1.0"),
}
SQUARED = """
    y_hat = sigmoid(z_out)
    return z, h, y_hat, 0.5 * np.sum((y - y_hat) ** 2)"""
SOFTMAX = """
    log_sum = z_out.max() + np.log(np.sum(np.exp(z_out - z_out.max())))
    y_hat = np.exp(z_out - log_sum)
    return z, h, y_hat, np.sum(y * (log_sum - z_out))"""
SQUARED_BACK = """
error_grad = y_hat - y  # dE/dy_hat
slope_out = y_hat * (1 - y_hat)  # of the sigmoid
delta_out = error_grad * slope_out"""
SOFTMAX_BACK = """
error_grad = y_hat * y.sum() - y  # softmax and cross-entropy are one pair: dE/dz
slope_out = np.ones_like(y)
delta_out = error_grad * slope_out"""


STEP = """# The step, all weights at once.{still}
v = v - eta * v_grad
w = w - eta * w_grad
{moves}
"""


def pass_script(
    settings: Settings, says: str, end: str, prints: Sequence[str], step: bool = True
) -> Script:
    """Return a script: forward, back, perhaps one step, and `end`, which prints."""
    code = _pass_code(settings, end, step)
    return Script(exports.script(says, (sigmoid,), code), prints)


def _pass_code(settings: Settings, end: str, step: bool) -> str:
    network, parameters = settings.network, settings.parameters
    value, slope = SPELLED[settings.activation]
    pair = network.loss_function.wants_logits
    moves = "b -= eta * delta\nc -= eta * delta_out" if settings.biases else ""
    still = "" if settings.biases else "  # the biases stay"
    update = STEP.format(moves=moves, still=still) if step else ""
    return f"""
x = np.array({settings.inputs[0].tolist()})
y = np.array({settings.targets[0].tolist()})
w = np.array({parameters.weights[0].tolist()})  # row: from, column: to
b = np.array({parameters.biases[0].tolist()})
v = np.array({parameters.weights[1].tolist()})
c = np.array({parameters.biases[1].tolist()})
eta = {settings.learning_rate!r}


def forward():
    z = x @ w + b
    h = {value}
    z_out = h @ v + c{SOFTMAX if pair else SQUARED}


# Forward.
z, h, y_hat, E = forward()
# Back: the blame of every unit.{SOFTMAX_BACK if pair else SQUARED_BACK}
blame = v @ delta_out  # over the very weights the values came along
slope = {slope}
delta = blame * slope
# The gradients: what came in, times the blame of where it went.
v_grad = np.outer(h, delta_out)
w_grad = np.outer(x, delta)
{update}
{end}
"""
