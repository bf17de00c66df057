"""One training and its plane as a script of its own."""

from pages.chapters.backpropagation.plain_training import (
    PIECES,
    UPDATES,
    plain_forward,
    plain_gradient,
)
from pages.figures.racers import RACERS
from pages.ui import exports
from pages.ui.chapter import Script

from ..settings import RATES
from .plain import seen
from .record import PRINTS, Record, reached

SAYS = """Train a small network by {name}, and look at its path from a plane.

Prints the true loss in the end, the plane's height below it, and the distance.
"""
FUNCTIONS = *PIECES, *UPDATES, plain_forward, plain_gradient, seen
BODY = """
inputs = np.array({inputs})
targets = np.array({targets})
sizes, kind, loss = {sizes!r}, {kind!r}, {loss!r}
center = np.array({center})
directions = np.array({directions})

theta, state = np.array({start}), {{}}
np.seterr(all="ignore")  # with a large learning rate some units overflow
for _ in range({n_epochs}):
    slope = plain_gradient(kind, loss, sizes, theta, inputs, targets)
    step, state = plain_update({rule!r}, {rate!r}, slope, state)
    theta = theta + step
below, distances, _ = seen(theta[np.newaxis], center, directions)
for vector in (theta, below[0]):
    outputs, _ = plain_forward(kind, plain_layers(vector, sizes), inputs)
    print(repr(float(plain_loss(loss, outputs, targets))))
print(repr(float(distances[0])))
"""


def script(record: Record) -> Script:
    """Write the training in hand, and where it is seen from the plane."""
    settings, samples = record.settings, record.settings.samples
    rule, history = record.walkers[record.hand], record.histories[record.hand]
    body = BODY.format(
        inputs=samples.inputs.tolist(),
        targets=samples.targets.tolist(),
        sizes=settings.network.layer_sizes,
        kind=settings.activation,
        loss=settings.network.loss,
        center=record.plane.center.tolist(),
        directions=record.plane.directions.tolist(),
        start=settings.start.vector.tolist(),
        n_epochs=int(history.looks[-1]),
        rule=rule,
        rate=RATES[rule] * settings.times,
    )
    says = SAYS.format(name=RACERS[rule].label)
    row = reached(record, len(record.truth.losses) - 1) - 1
    named = f"last row of {record.name}"
    return Script(exports.script(says, FUNCTIONS, body), PRINTS, row, named)
