"""Both clouds as a script to take home."""

from pages.ui import exports
from pages.ui.chapter import Script

from .record import START, Record

SAYS = "Two clouds of noisy walks: the mean squared distance from the bottom, at last."


def script(record: Record) -> Script:
    """Write both clouds, draws and all, as a script."""
    settings = record.settings
    body = f"""
N, B, S, T = {settings.n_numbers}, {record.batch}, {settings.n_walks}, {record.n_steps}
samples = np.random.default_rng({settings.seed}).normal(size=N)
in_order = np.arange(N)[np.newaxis]
for with_replacement in (True, False):
    generator = np.random.default_rng({settings.seed + 1})
    weights, step = np.full(S, samples.mean() + {START!r}), 0
    while step < T:
        order = in_order
        if with_replacement:
            order = generator.integers(N, size=(S, N))
        elif B < N:
            order = generator.permuted(np.repeat(in_order, S, axis=0), axis=1)
        for first in range(0, min(N, B * (T - step)), B):
            pulls = samples[order[:, first : first + B]].mean(axis=-1)
            gradient = {settings.bend!r} * (weights - pulls)
            weights = weights - {settings.floor_rate!r} * gradient
            step += 1
    print(repr(float(((weights - samples.mean()) ** 2).mean())))
"""
    return Script(exports.script(SAYS, (), body), PRINTS)


PRINTS = ("drawn: mean", "reshuffled: mean")
