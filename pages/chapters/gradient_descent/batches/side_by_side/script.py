"""The three walks as a script to take home."""

from pages.ui import exports
from pages.ui.chapter import Script

from .looks import LOOKS
from .record import START, Record

SAYS = "Everyone, a table and one guest: the last slope, height and loss of each."
LINE = """
def answer(z):
    return z


def loss(w, b):
    return 0.5 * ((y - (w * x + b)) ** 2).mean()
"""
CURVE = """
def answer(z):
    return np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))


def loss(w, b):
    z = w * x + b
    return np.logaddexp(0, np.where(y == 1, -z, z)).mean()
"""


def script(record: Record) -> Script:
    """Write samples and walks as a script."""
    ground, settings = record.ground, record.settings
    samples = ground.samples
    walks = [(one.size, one.n_steps) for one in record.learners]
    body = f"""
length = np.array({samples.columns[:, 0].tolist()})  # cm
y = np.array({samples.targets.tolist()})
x = (length - length.mean()) / length.std()

{(LINE if samples.kind == "line" else CURVE).strip()}


def batches(size):
    generator = np.random.default_rng({settings.seed})
    while True:
        order = np.arange(len(x))
        if size < len(x):
            order = generator.permutation(len(x))
        for first in range(0, len(x), size):
            yield order[first : first + size]


for size, n_steps in {walks}:
    w, b = {START}
    asked = batches(size)
    for _ in range(n_steps):
        batch = next(asked)
        wrong = y[batch] - answer(w * x[batch] + b)
        w, b = (
            w + {settings.learning_rate!r} * (wrong * x[batch]).mean(),
            b + {settings.learning_rate!r} * wrong.mean(),
        )
    for number in (w, b, loss(w, b)):
        print(repr(float(number)))
"""
    prints = [f"{look.column}: {name}" for look in LOOKS for name in "wbL"]
    return Script(exports.script(SAYS, (), body), prints)
