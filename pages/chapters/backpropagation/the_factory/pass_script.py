"""The pass as a script to take home, spelled out for the learner's network."""

from engines.gradient_descent.neuron import sigmoid
from pages.chapters.backpropagation.the_factory.settings import Settings

SOURCES = (sigmoid,)  # what the script needs of the engine
ACTIVATIONS = {
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


def body(settings: Settings, end: str, step: bool = True) -> str:
    """Return the script: forward, back, perhaps one step, and `end`, which prints."""
    network, parameters = settings.network, settings.parameters
    value, slope = ACTIVATIONS[settings.activation]
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
