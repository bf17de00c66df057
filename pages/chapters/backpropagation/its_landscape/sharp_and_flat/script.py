"""The line between both ends of the last start as a script of its own."""

from pages.chapters.backpropagation.plain_training import PIECES, plain_forward
from pages.ui import exports
from pages.ui.chapter import Script

from .checks import PRINTS
from .record import ALONG, BETWEEN, LARGE, SMALL, Record, samples_of

SAYS = """Go from where training on all samples ended to where small batches did.

Prints the loss at the end of small batches, at the other, and the highest between.
"""
BODY = """
inputs = np.array({inputs})
targets = np.array({targets})
sizes, kind, loss = {sizes!r}, {kind!r}, {loss!r}
small = np.array({small})
large = np.array({large})


def loss_at(vector):
    outputs, _ = plain_forward(kind, plain_layers(vector, sizes), inputs)
    return float(plain_loss(loss, outputs, targets))


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
        loss=record.network.loss,
        small=record.ends[SMALL, -1].tolist(),
        large=record.ends[LARGE, -1].tolist(),
        places=ALONG[BETWEEN].tolist(),
    )
    return Script(exports.script(SAYS, (*PIECES, plain_forward), body), PRINTS)
