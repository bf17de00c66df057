"""The guesses of everyone's size as a script to take home."""

from pages.ui import exports
from pages.ui.chapter import Script

from .record import SIZES, Record

SAYS = "Guesses from batches of all sizes: the mean squared distance at the last one."
ANSWERS = {
    "line": "z",
    "logistic": "np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))",
}


def script(record: Record) -> Script:
    """Write samples and draws as a script; it prints the last size's scatter."""
    samples, settings = record.ground.samples, record.settings
    w, b = settings.guess_at
    body = f"""
length = np.array({samples.columns[:, 0].tolist()})  # cm
y = np.array({samples.targets.tolist()})
x = (length - length.mean()) / length.std()
z = {w!r} * x + {b!r}
a = {ANSWERS[samples.kind]}
each = np.stack([(a - y) * x, a - y], axis=1)  # the slope that each sample tells
N, slope = len(x), each.mean(axis=0)
for at, B in enumerate([*{SIZES}, N]):
    generator = np.random.default_rng({settings.seed} + 1000 * at)
    batches = generator.integers(N, size=({settings.n_guesses}, B))
    guesses = each[batches].mean(axis=1)
    scatter = ((guesses - slope) ** 2).sum(axis=1).mean()
predicted = ((each - slope) ** 2).sum(axis=1).mean() / B
for number in (scatter, predicted):
    print(repr(float(number)))
"""
    prints = ("put back: mean", "put back: theory")
    return Script(exports.script(SAYS, (), body), prints)
