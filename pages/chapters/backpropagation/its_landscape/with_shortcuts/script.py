"""Both trainings at the deepest depth as a script of its own."""

from pages.chapters.backpropagation.plain_training import PIECES, UPDATES
from pages.ui import exports
from pages.ui.chapter import Script

from .plain import shortcut_forward, shortcut_gradient
from .record import DEPTHS, PRINTS, RATE, RULE, Record, start_of

SAYS = """Train {depth} hidden layers twice, without shortcuts and with them.

Prints the loss in the end, without and with.
"""
FUNCTIONS = (
    *PIECES,
    *UPDATES,
    shortcut_forward,
    shortcut_gradient,
)
BODY = """
inputs = np.array({inputs})
targets = np.array({targets})
sizes, kind, loss = {sizes!r}, {kind!r}, {loss!r}
start = np.array({start})
np.seterr(all="ignore")
for shortcuts in (False, True):
    theta, state = start, {{}}
    for _ in range({n_epochs}):
        how = kind, loss, sizes, theta, inputs, targets
        slope = shortcut_gradient(*how, shortcuts)
        step, state = plain_update({rule!r}, {rate!r}, slope, state)
        theta = theta + step
    layers = plain_layers(theta, sizes)
    outputs, _ = shortcut_forward(kind, layers, inputs, shortcuts)
    print(repr(float(plain_loss(loss, outputs, targets))))
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
        loss=record.plain[-1].network.loss,
        start=start_of(settings, depth).vector.tolist(),
        n_epochs=int(settings.n_epochs),
        rule=RULE,
        rate=RATE,
    )
    return Script(exports.script(SAYS.format(depth=depth), FUNCTIONS, body), PRINTS)
