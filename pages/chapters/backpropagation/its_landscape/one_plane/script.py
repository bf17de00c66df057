"""One training and its plane as a script of its own."""

from pages.figures.racers import RACERS
from pages.ui import exports
from pages.ui.chapter import Script

from ..settings import RATES
from . import plain
from .record import PRINTS, Record, reached

SAYS = """Train a small network by {name}, and look at its path from a plane.

Prints the true loss in the end, the plane's height below it, and the distance.
"""
FUNCTIONS = (
    plain.layers,
    plain.squash,
    plain.forward,
    plain.loss,
    plain.gradient,
    plain.update,
    plain.seen,
)
BODY = """
inputs = np.array({inputs})
targets = np.array({targets})
sizes, kind, is_number = {sizes!r}, {kind!r}, {is_number!r}
center = np.array({center})
directions = np.array({directions})

theta, state = np.array({start}), {{}}
np.seterr(all="ignore")  # with a large learning rate some units overflow
for _ in range({n_epochs}):
    slope = gradient(kind, theta, sizes, inputs, targets, is_number)
    step, state = update({rule!r}, {rate!r}, slope, state)
    theta = theta + step
below, distances, _ = seen(theta[np.newaxis], center, directions)
for vector in (theta, below[0]):
    outputs, _ = forward(kind, *layers(vector, sizes), inputs)
    print(repr(float(loss(outputs, targets, is_number))))
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
        is_number=samples.kind == "numbers",
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
