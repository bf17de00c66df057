"""The training of What units look for as a script of its own."""

from pages.ui.chapter import Script

from ..script import how, training_script
from .record import ALIKE, COLUMNS, MOST_EXCITING, ROUNDING, Record

SAYS = """Train a network to read 8 x 8 digits, and ask every unit what excites it.

Prints how many units speak loudest for the digit that excites them most, how many of
the digits that excite a unit most are of one kind, on average, and the size of the
weights into the units.
"""
ENDS = """
kind, weights, biases = train({network})
z = inputs[learned] @ weights[0] + biases[0]
units = z if len(weights) == 1 else plain_activation(kind, z)[0]
speaks = np.eye(10) if len(weights) == 1 else weights[1]
is_digit = labels[learned][:, None] == np.arange(10)
means = units.T @ is_digit / is_digit.sum(axis=0)
is_alive = np.ptp(units, axis=0) >= {alike}
accord = (means.round({rounding}).argmax(axis=1) == speaks.argmax(axis=1)) & is_alive
highest = np.argsort(-z.T, axis=1, kind="stable")[:, :{most}]
alike = (labels[learned][highest][:, :, None] == np.arange(10)).sum(axis=1).max(axis=1)
print(int(accord.sum()))
print(repr(float(alike[is_alive].mean()) if is_alive.any() else 0.0))
print(repr(float(np.sqrt((weights[0] ** 2).mean()))))
"""


def script(record: Record) -> Script:
    """Write the training, and what the units make of it, as a script."""
    named = {"most": MOST_EXCITING, "alike": ALIKE, "rounding": ROUNDING}
    ends = ENDS.format(network=how(record.net, record.net.last), **named)
    return Script(training_script(SAYS, record.net, ends), COLUMNS[1:])
