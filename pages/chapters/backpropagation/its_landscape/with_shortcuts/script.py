"""Both trainings at the deepest depth as a script of its own."""

from pages.ui import exports
from pages.ui.chapter import Script

from ..one_plane import plain as one_plane
from . import plain
from .record import DEPTHS, PRINTS, RATE, RULE, Record, start_of

SAYS = """Train {depth} hidden layers twice, without shortcuts and with them.

Prints the loss in the end, without and with.
"""
FUNCTIONS = (
    one_plane.layers,
    one_plane.squash,
    one_plane.loss,
    one_plane.update,
    plain.forward,
    plain.gradient,
)
BODY = """
inputs = np.array({inputs})
targets = np.array({targets})
sizes, kind, is_number = {sizes!r}, {kind!r}, {is_number!r}
start = np.array({start})
np.seterr(all="ignore")
for shortcuts in (False, True):
    theta, state = start, {{}}
    for _ in range({n_epochs}):
        slope = gradient(kind, theta, sizes, inputs, targets, is_number, shortcuts)
        step, state = update({rule!r}, {rate!r}, slope, state)
        theta = theta + step
    outputs, _ = forward(kind, *layers(theta, sizes), inputs, shortcuts)
    print(repr(float(loss(outputs, targets, is_number))))
"""


def script(record: Record) -> Script:
    """Write the trainings of the deepest depth that there is."""
    settings, samples = record.settings, record.settings.samples
    depth = DEPTHS[record.n_steps]
    body = BODY.format(
        inputs=samples.inputs.tolist(),
        targets=samples.targets.tolist(),
        sizes=record.plain[-1].network.layer_sizes,
        kind=settings.activation,
        is_number=samples.kind == "numbers",
        start=start_of(settings, depth).vector.tolist(),
        n_epochs=int(settings.n_epochs),
        rule=RULE,
        rate=RATE,
    )
    return Script(exports.script(SAYS.format(depth=depth), FUNCTIONS, body), PRINTS)
