"""One training of the part "Does it learn?" as a script of its own."""

from pages.chapters.backpropagation.plain_training import plain_update
from pages.ui import exports
from pages.ui.chapter import Script

from ..script import digits_in_letters
from . import plain_training as plain
from .record import BATCH, N_DIGITS, PRINTS, SCHEMES, Record

SAYS = """Train a deep network on {n} handwritten digits for {epochs} epochs.

Prints the share right, the loss, the size of the gradient of the first and of the
last hidden layer's weights, and how far the first layer's weights moved.
"""
FUNCTIONS = (
    plain.plain_weights,
    plain.plain_activation,
    plain.plain_forward,
    plain.plain_loss,
    plain.plain_gradients,
    plain_update,
    plain.plain_training,
)
BODY = """
{digits}

kind, sizes = {kind!r}, {sizes!r}
start = plain_weights({scheme!r}, sizes, {seed!r})
biases = [np.zeros(n) for n in sizes[1:]]
np.seterr(all="ignore")  # with a large learning rate some units overflow
weights, biases = plain_training(
    kind, {rule!r}, {rate!r}, start, biases, inputs, targets,
    epochs={epochs}, batch={batch}, seed={seed!r},
)
outputs, _ = plain_forward(kind, weights, biases, inputs)
grads, _ = plain_gradients(kind, weights, biases, inputs, targets)
moved = np.linalg.norm(weights[0] - start[0]) / np.linalg.norm(start[0])
print(repr(float((outputs.argmax(axis=1) == targets.argmax(axis=1)).mean())))
print(repr(float(plain_loss(outputs, targets))))
print(repr(float(np.sqrt((grads[0] ** 2).mean()))))
print(repr(float(np.sqrt((grads[-2] ** 2).mean()))))
print(repr(float(moved)))
"""


def script(record: Record) -> Script:
    """Write the training that came farthest as a script."""
    one = max(reversed(record.networks), key=lambda trained: trained.last)
    settings, kind = record.settings, one.network.activation
    body = BODY.format(
        digits=digits_in_letters(N_DIGITS),
        kind=kind,
        sizes=one.network.layer_sizes,
        scheme=SCHEMES[kind],
        rule=settings.rule,
        rate=settings.learning_rate,
        epochs=one.last,
        batch=BATCH,
        seed=settings.seed,
    )
    says = SAYS.format(n=N_DIGITS, epochs=one.last)
    return Script(exports.script(says, FUNCTIONS, body), PRINTS)
