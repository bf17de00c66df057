"""The training, and what is made of the drawing, as a script of its own."""

from pages.ui.chapter import Script

from ..script import how, training_script
from .record import COLUMNS, Record

SAYS = """Train a network to read 8 x 8 digits, and rub a drawing out pixel by pixel.

Each time the pixel goes without which the first answer is least likely. Prints, of the
last picture, what the network says, how sure it is, and the first answer's probability.
"""
ENDS = """
SEEN = {seen!r}  # ink, 0 to 16, as the network sees it
kind, weights, biases = train({network})
blank = (0 - {mean!r}) / {spread!r}
picture = (np.array(SEEN) - {mean!r}) / {spread!r}


def outputs(pictures):
    \"""Return the ten outputs for some pictures.\"""
    return plain_forward(kind, weights, biases, pictures)[0]


first = outputs(picture[None])[0].argmax()
left = list(np.flatnonzero(picture != blank))
while left:
    tries = np.tile(picture, (len(left), 1))
    tries[range(len(left)), left] = blank
    z = outputs(tries)
    z = z - z.max(axis=1, keepdims=True)
    losses = np.log(np.exp(z).sum(axis=1)) - z[:, first]
    worst = losses.argmax()
    picture = tries[worst]
    del left[worst]
shares = plain_shares(outputs(picture[None]))[0]
print(int(shares.argmax()))
print(repr(float(shares.max())))
print(repr(float(shares[first])))
"""


def script(record: Record) -> Script:
    """Write the training, and the rubbing out, as a script."""
    mean, spread = record.scale
    ends = ENDS.format(
        seen=record.pictures[0].tolist(),
        network=how(record.net, record.net.last),
        mean=mean,
        spread=spread,
    )
    return Script(training_script(SAYS, record.net, ends), COLUMNS[2:])
