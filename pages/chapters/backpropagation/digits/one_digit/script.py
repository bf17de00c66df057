"""The training, and the one update, as a script of its own."""

from pages.ui.chapter import Script

from ..script import how, training_script
from .record import COLUMNS, Record

SAYS = """Train a network to read 8 x 8 digits, and update it once on one digit alone.

Prints, of the right digit: its probability, the blame dL/dz at its output, and its
probability after the update.
"""
ENDS = """
row = held[{row}]
kind, weights, biases = train({network})
one = slice(row, row + 1)


def shares():
    \"""Return the probability of each digit.\"""
    return plain_shares(plain_forward(kind, weights, biases, inputs[one])[0])[0]


before = shares()
gradients = plain_gradients(kind, weights, biases, inputs[one], targets[one], 0.0)
weights, biases = (
    [array - {rate!r} * gradient for array, gradient in zip(arrays, found)]
    for arrays, found in zip((weights, biases), gradients)
)
after = shares()
right = labels[row]
print(repr(float(before[right])))
print(repr(float(before[right] - 1)))
print(repr(float(after[right])))
"""


def script(record: Record) -> Script:
    """Write the training, and the update, as a script."""
    ends = ENDS.format(
        row=record.row,
        network=how(record.net, record.net.last),
        rate=record.settings.one_rate,
    )
    return Script(training_script(SAYS, record.net, ends), COLUMNS[1:])
