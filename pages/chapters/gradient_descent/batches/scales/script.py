"""The walks of "Scales" as a script to take home."""

from engines.gradient_descent.neuron import sigmoid
from pages.ui import exports
from pages.ui.chapter import Script

from .flowers import UNITS
from .record import Record, columns

SAYS = "One fit, walked twice: the last weights and loss of each walk."
LOSSES = {
    "line": (
        "inputs @ weights",
        "np.mean((targets - inputs @ weights) ** 2) / 2",
    ),
    "logistic": (
        "sigmoid(inputs @ weights)",
        "np.mean(np.logaddexp(0, (1 - 2 * targets) * (inputs @ weights)))",
    ),
}

ONES = "\n    inputs = np.column_stack([inputs, np.ones(len(inputs))])"


def script(record: Record) -> Script:
    """Write both walks, samples and all, as a script."""
    answer, loss = LOSSES[record.flowers.kind]
    functions = () if record.is_line else (sigmoid,)
    return Script(
        exports.script(SAYS, functions, _body(record, answer, loss)),
        columns(record)[1:],
    )


def _body(record: Record, answer: str, loss: str) -> str:
    """Return the samples, how the features are made, and the walks."""
    walks = [
        (*_changes(side), side.learning_rate, side.n_steps) for side in record.sides
    ]
    ones = "" if record.has_two else ONES
    return f"""
features = np.array({record.flowers.columns.tolist()})  # in cm
targets = np.array({record.flowers.targets.tolist()})
features[:, 0] *= {UNITS[record.settings.unit]!r}  # cm in {record.settings.unit}
for means, scales, learning_rate, n_steps in {walks}:
    inputs = (features - means) / scales{ones}
    weights = np.zeros(2)
    for step in range(n_steps):
        errors = targets - {answer}
        weights = weights + learning_rate * inputs.T @ errors / len(errors)
    loss = {loss}
    for number in (*weights, loss):
        print(repr(float(number)))
"""


def _changes(side) -> tuple[list[float], list[float]]:
    made = side.ground.made
    return made.means.tolist(), made.scales.tolist()
