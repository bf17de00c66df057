"""The line between both ends of the last start as a script of its own."""

from pages.ui import exports
from pages.ui.chapter import Script

from ..one_plane import plain
from .checks import PRINTS
from .record import ALONG, BETWEEN, LARGE, SMALL, Record, samples_of

SAYS = """Go from where training on all samples ended to where small batches did.

Prints the loss at the end of small batches, at the other, and the highest between.
"""
FUNCTIONS = (plain.layers, plain.squash, plain.forward, plain.loss)
BODY = """
inputs = np.array({inputs})
targets = np.array({targets})
sizes, kind, is_number = {sizes!r}, {kind!r}, {is_number!r}
small = np.array({small})
large = np.array({large})


def loss_at(vector):
    outputs, _ = forward(kind, *layers(vector, sizes), inputs)
    return float(loss(outputs, targets, is_number))


np.seterr(all="ignore")
print(repr(loss_at(small)))
print(repr(loss_at(large)))
places = np.array({places})
print(repr(max(loss_at(large + s * (small - large)) for s in places)))
"""


def script(record: Record) -> Script:
    """Write the last start's ends, and the walk between them."""
    samples, _ = samples_of(record.settings)
    body = BODY.format(
        inputs=samples.inputs.tolist(),
        targets=samples.targets.tolist(),
        sizes=record.network.layer_sizes,
        kind=record.settings.activation,
        is_number=samples.kind == "numbers",
        small=record.ends[SMALL, -1].tolist(),
        large=record.ends[LARGE, -1].tolist(),
        places=ALONG[BETWEEN].tolist(),
    )
    return Script(exports.script(SAYS, FUNCTIONS, body), PRINTS)
