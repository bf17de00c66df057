"""One training of the part "Does it learn?" as a script of its own."""

from engines.backpropagation import Network
from pages.chapters.backpropagation.telephone import plain_training as plain
from pages.chapters.backpropagation.telephone.carried import carried_digits
from pages.ui import exports

SAYS = """Train a deep network on {n} handwritten digits for {epochs} epochs.

Prints the share right, the loss, the size of the gradient of the first and of the
last hidden layer's weights, and how far the first layer's weights moved.
"""
SCHEMES = {"sigmoid": "xavier", "relu": "he"}
FUNCTIONS = (
    plain.plain_weights,
    plain.plain_activation,
    plain.plain_forward,
    plain.plain_loss,
    plain.plain_gradients,
    plain.plain_update,
    plain.plain_training,
)


def script(
    network: Network,
    rule: tuple[str, float],
    n_epochs: int,
    samples: tuple[int, int],
    seed: int,
) -> str:
    """Return the script; `rule` is (name, rate), `samples` (how many, a batch)."""
    kind, sizes = network.activation, network.layer_sizes
    name, rate = rule
    body = f"""
{carried_digits(samples[0])}
kind, sizes = {kind!r}, {sizes!r}
start = plain_weights({SCHEMES[kind]!r}, sizes, {seed!r})
biases = [np.zeros(n) for n in sizes[1:]]
np.seterr(all="ignore")  # with a large learning rate some units overflow
weights, biases = plain_training(
    kind, {name!r}, {rate!r}, start, biases, inputs, targets,
    epochs={n_epochs}, batch={samples[1]}, seed={seed!r},
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
    says = SAYS.format(n=samples[0], epochs=n_epochs)
    return exports.script(says, FUNCTIONS, body)
