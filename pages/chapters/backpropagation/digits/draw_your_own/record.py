"""What the network says to a drawing, and as it is rubbed out pixel by pixel."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation import Network, Parameters, forward
from engines.datasets import digit_rows
from pages.ui.canvas import levels_of
from pages.ui.chapter import Table

from ..pixels import N_PIXELS, pixel_scale
from ..record import Settings, Trained, shares_of, trained
from .placed import placed

NEAREST = 6  # learned digits that are shown
COLUMNS = ("rubbed out", "pixel", "says", "p of it", "p of its first answer")


@dataclass(frozen=True, eq=False)
class Record:
    """T pixels rubbed out one after the other; row t of the arrays is after t of them.

    Pixels are levels of ink from 0 to 16.
    """

    settings: Settings
    net: Trained
    drawn: np.ndarray  # (64,) the picture as it was drawn
    pixels: np.ndarray  # (T,) which one goes at each step
    pictures: np.ndarray  # (T + 1, 64) float, as the network sees them
    shares: np.ndarray  # (T + 1, 10) the probability of each digit
    near: np.ndarray  # (T + 1, 6) the learned digits nearest to it, the nearest first
    distances: np.ndarray  # (T + 1, 6) from it to them, in levels

    @property
    def n_steps(self) -> int:
        """How many pixels have ink."""
        return len(self.pixels)

    @property
    def says(self) -> np.ndarray:
        """The digit that it takes the picture for, (T + 1,)."""
        return self.shares.argmax(axis=1)

    @property
    def flips_at(self) -> int | None:
        """After how many pixels it says something else than at first."""
        other = np.flatnonzero(self.says != self.says[0])
        return int(other[0]) if len(other) else None

    @property
    def was_moved(self) -> bool:
        """Whether the network sees another picture than was drawn."""
        return not np.array_equal(self.pictures[0], self.drawn)

    @property
    def scale(self) -> tuple[float, float]:
        """The mean and the spread of pixels: inputs are (ink - mean) / spread."""
        return pixel_scale()

    def kinds(self, step: int) -> np.ndarray:
        """Return what the nearest digits show, (6,)."""
        return self.net.learned.labels[self.near[step]]


def rub_out(
    network: Network, parameters: Parameters, ink: np.ndarray, blank: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return which pixels are rubbed out, in order (T,), and the pictures (T + 1, 64).

    `ink` (64,) and `blank` (64,) are inputs. Each time the pixel goes without which
    the loss of the first answer is largest; of equals the first.
    """
    pictures, pixels = [ink], []
    left = np.flatnonzero(ink != blank)
    first = answer_to(network, parameters, ink)
    while len(left):
        tries = np.where(np.eye(N_PIXELS, dtype=bool)[left], blank, pictures[-1])
        targets = np.tile(first, (len(tries), 1))
        losses = forward(network, parameters, tries, targets).losses
        worst = int(losses.argmax())
        pixels.append(left[worst])
        pictures.append(tries[worst])
        left = np.delete(left, worst)
    return np.array(pixels, dtype=int), np.array(pictures)


def answer_to(network: Network, parameters: Parameters, ink: np.ndarray) -> np.ndarray:
    """Return the digit that a picture is taken for, one-hot (10,)."""
    shares = shares_of(network, parameters, ink[np.newaxis])[0]
    return np.eye(10)[shares.argmax()]


def run(settings: Settings) -> Record:
    """Train, read the drawing, and rub it out."""
    net, (mean, spread) = trained(settings), pixel_scale()
    drawn = np.array(levels_of(settings.drawn), dtype=float)
    seen = placed(drawn.reshape(8, 8)).ravel() if settings.centred else drawn
    parameters = net.parameters(net.last)
    scaled = (seen - mean) / spread, np.full(N_PIXELS, (0 - mean) / spread)
    with np.errstate(all="ignore"):
        pixels, inputs = rub_out(net.network, parameters, *scaled)
    pictures = np.tile(seen, (len(inputs), 1))
    for step, pixel in enumerate(pixels):
        pictures[step + 1 :, pixel] = 0.0
    near, distances = nearest(net, pictures)
    shares = net.shares(inputs, net.last)
    return Record(settings, net, drawn, pixels, pictures, shares, near, distances)


def nearest(net: Trained, pictures: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the nearest learned digits of each picture, (n, 6), and how far."""
    learned = digit_rows()[net.learned.rows, :N_PIXELS]
    squares = (learned**2).sum(axis=1) - 2 * pictures @ learned.T
    found = np.argsort(squares, axis=1, kind="stable")[:, :NEAREST]
    gaps = pictures[:, np.newaxis] - learned[found]
    return found, np.sqrt((gaps**2).sum(axis=2))


def table(record: Record) -> Table:
    """List the pixels that were rubbed out, and what it said then."""
    first = int(record.says[0])
    rows = [
        (
            step,
            place(record.pixels[step - 1]) if step else "",
            int(record.says[step]),
            float(record.shares[step].max()),
            float(record.shares[step, first]),
        )
        for step in range(record.n_steps + 1)
    ]
    return Table(COLUMNS, rows)


def place(pixel: int) -> str:
    """Name a pixel by its row and column, from 1."""
    row, column = divmod(int(pixel), 8)
    return f"row {row + 1}, column {column + 1}"
