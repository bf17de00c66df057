"""The walk of "Every η and β" as a script to take home."""

from engines.gradient_descent import Nesterov
from pages.ui import exports
from pages.ui.chapter import Script

from .record import PRINTED, Record


def script(record: Record) -> Script:
    """Write the walk of the learner's setting."""
    settings = record.settings
    eta, beta = settings.learning_rate, settings.momentum
    felt = f"slope + {beta!r} * v" if record.kind is Nesterov else "v"
    body = f"""
bends = np.array({settings.bends.tolist()})
x, v, moved = np.ones(2), np.zeros(2), np.zeros(2)
for step in range({record.n_steps}):
    slope = bends * x
    v = {beta!r} * v + slope
    moved = -{eta!r} * ({felt})
    x = x + moved
for number in (*x, *moved, np.linalg.norm(x) / np.sqrt(2)):
    print(repr(float(number)))
"""
    says = f"{settings.optimizer} on a bowl, along its two directions: the last errors."
    return Script(exports.script(says, (), body), PRINTED)
