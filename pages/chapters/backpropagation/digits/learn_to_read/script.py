"""The training of Learn to read as a script of its own."""

from pages.ui.chapter import Script

from ..script import how, training_script
from .record import COLUMNS, Record

SAYS = """Train a network to read 8 x 8 digits, and one without a hidden layer alike.

Prints the loss, the share of the learned digits named rightly, that of the held-out
ones, and what the linear baseline gets of these.
"""
ENDS = """
def named_rightly(kind, weights, biases, rows):
    \"""Return the share of some digits that are named rightly.\"""
    z, _ = plain_forward(kind, weights, biases, inputs[rows])
    return float((z.argmax(axis=1) == labels[rows]).mean())


network = train({network})
baseline = train({baseline})
z, _ = plain_forward(*network, inputs[learned])
z = z - z.max(axis=1, keepdims=True)
right = z[np.arange(len(z)), labels[learned]]
print(repr(float((np.log(np.exp(z).sum(axis=1)) - right).mean())))
print(repr(named_rightly(*network, learned)))
print(repr(named_rightly(*network, held)))
print(repr(named_rightly(*baseline, held)))
"""


def script(record: Record) -> Script:
    """Write the training of both networks as a script."""
    last = record.net.last
    ends = ENDS.format(
        network=how(record.net, last), baseline=how(record.baseline, last)
    )
    return Script(training_script(SAYS, record.net, ends), COLUMNS[1:])
