"""The worked example as a script of its own."""

from pages.ui import exports
from pages.ui.chapter import Script

from .record import Record, loss_name
from .settings import LOG

SAYS = "One neuron from paper: its last weights and {}."
ANSWERS = {"linear": "z", "sigmoid": "0.5 * (1 + np.tanh(0.5 * z))"}
SLOPES = {"linear": "np.ones_like(a)", "sigmoid": "a * (1 - a)"}
LOG_LOSS = "y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z)"


def script(record: Record) -> Script:
    """Write the training as a script."""
    settings = record.settings
    body = _step_body(record) if settings.is_step else _body(record)
    text = exports.script(SAYS.format(loss_name(settings)), (), body)
    return Script(text, (*settings.names, loss_name(settings)))


def _head(record: Record) -> str:
    settings = record.settings
    return f"""
x = np.array({settings.inputs.tolist()!r})  # the first input is the bias, always 1
y = np.array({settings.targets.tolist()!r})
w = np.array({[*map(float, settings.weights)]!r})
learning_rate = {settings.learning_rate!r}
moving = x.copy(){_stays(record)}
"""


def _stays(record: Record) -> str:
    """Return what keeps the bias where it is, if it does not learn."""
    return "" if record.settings.bias_learns else "\nmoving[:, 0] = 0  # w0 stays"


TAIL = """
for weight in w:
    print(repr(float(weight)))
"""


def _body(record: Record) -> str:
    """Return the walk down a slope: all samples, or one after the other."""
    settings = record.settings
    gather = "sum" if "sum" in settings.scale else "mean"
    half = "half" in settings.scale and settings.loss != LOG
    slope = "1.0" if settings.loss == LOG else SLOPES[settings.activation]
    pull = f"(y[batch] - a) * {slope}"
    each = LOG_LOSS if settings.loss == LOG else "(y - a) ** 2"
    share = " / 2" if half else ""
    double = "" if half or settings.loss == LOG else "2 * "
    answer = ANSWERS[settings.activation]
    size = 1 if settings.one_by_one else len(settings.rows)
    return f"""{_head(record)}
n, size = len(y), {size}  # samples, and how many of them an update follows
for t in range({record.fit.n_steps}):
    first = t * size % n
    batch = slice(first, first + size)
    z = x[batch] @ w
    a = {answer}
    pulls = {double}({pull})[:, None] * moving[batch]
    w = w + learning_rate * pulls.{gather}(axis=0)

z = x @ w
a = {answer}
{TAIL.strip()}
print(repr(float(({each}).{gather}(){share})))
"""


def _step_body(record: Record) -> str:
    """Return the perceptron's rule, sample by sample."""
    return f"""{_head(record)}
sizes = np.maximum(np.abs(w), learning_rate * np.abs(x).max(axis=0))


def answers(x, w):
    z = (x * w).sum(axis=-1)
    rounding = 1e-12 * (np.abs(x) * np.maximum(np.abs(w), sizes)).sum(axis=-1)
    return np.where(z >= -rounding, 1.0, 0.0)  # z = 0 counts as 1


for t in range({record.fit.n_steps}):
    i = t % len(y)
    w = w + learning_rate * (y[i] - answers(x[i], w)) * moving[i]
{TAIL.strip()}
print(float((answers(x, w) != y).sum()))
"""
