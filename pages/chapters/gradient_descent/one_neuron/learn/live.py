"""What moves around one neuron while a hand is on its learning rate."""

import numpy as np

from engines.gradient_descent import NeuronFits, answer_curves, fit_neurons
from pages.figures import theme
from pages.figures.live import MOST_POINTS, Live, LiveLine, LivePath, LiveTrack
from pages.figures.relief import RAISED, raised
from pages.figures.shapes import dot

from .pictures import loss_window
from .record import ABOVE, ASIDE, Record
from .samples import data_window

STRAIGHT, CURVED = 2, 21  # points of what the neuron says
LINE = theme.stroke(theme.PATH, 2)
FAR = 3  # windows: farther off, a line need not be drawn to scale


def live_before_bet(record: Record, name: str, values: np.ndarray) -> Live:
    """Return the same for pictures that do not tell how it ends."""
    return live(record.before_bet, name, values)


def live(record: Record, name: str, values: np.ndarray) -> Live:
    """Return answers and path for every value of the learning rate."""
    settings = record.settings
    fits = fit_neurons(
        settings.inputs,
        settings.targets,
        settings.weights,
        values,
        settings.n_epochs,
        settings.activation,
        settings.batch_size,
    )
    drawn, last = _drawn(fits)
    states = [moment.state for moment in record.moments]
    upto = (np.searchsorted(drawn, states, side="right") - 1).tolist()
    weights = fits.weights[drawn].swapaxes(0, 1)  # (V, N, 2)
    losses = fits.losses[drawn].T
    parts = [_answers(record, weights, last), *_paths(record, weights, losses, last)]
    return Live([*parts, _loss(record, drawn, losses, last)], upto=upto)


def _drawn(fits: NeuronFits) -> tuple[np.ndarray, np.ndarray]:
    """Return the updates that are drawn, and of these the last of every training."""
    n = len(fits.weights)
    every = -(-n // (MOST_POINTS - 1))
    drawn = np.union1d(np.arange(0, n, every), [n - 1])
    return drawn, np.searchsorted(drawn, fits.n_steps)


def _answers(record: Record, weights: np.ndarray, last: np.ndarray) -> LiveLine:
    """Return what the neuron says of every study time."""
    settings = record.settings
    n_points = STRAIGHT if settings.activation == "linear" else CURVED
    inputs, kind = settings.inputs, settings.activation
    along, said = answer_curves(inputs, weights, kind, n_points)
    low, high = data_window(record).y
    far = FAR * (high - low)
    said = np.clip(said, low - far, high + far)
    return LiveLine(0, along, said, last, theme.stroke(theme.HERE))


def _paths(record: Record, weights, losses, last) -> list[LivePath | LiveTrack]:
    """Return the path over the error surface, from above and from the side."""
    view, (x, y, z) = record.settings.view, raised(record.ground, weights, losses)
    found, side = [], 3 - (view == ASIDE)
    if view != ASIDE:
        found.append(LivePath(2, x, y, last, LINE, dot(0, 0, theme.HERE)))
    if view != ABOVE:
        high = raised(record.ground, weights, losses, RAISED)[2]
        found += [LiveTrack(side, 1, x, y, z, last)]
        found += [LiveTrack(side, 2, x, y, high, last, head=True)]
    return found


def _loss(record: Record, drawn: np.ndarray, losses, last) -> LivePath:
    """Return the loss, as far as it is in the picture."""
    high = loss_window(record).y[1]
    inside = np.where(losses <= high, len(drawn), np.arange(len(drawn)))
    last = np.minimum(last, inside.min(axis=1))
    y = np.minimum(losses, high)
    return LivePath(1, drawn, y, last, LINE, dot(0, 0, theme.HERE))
