"""What moves around one neuron while a hand is on its learning rate."""

import numpy as np

from engines.gradient_descent import NeuronFits, answer_curves, fit_neurons
from pages.figures import theme
from pages.figures.fields import raised
from pages.figures.live import MOST_POINTS, Live, LiveLine, LivePath, LiveTrack
from pages.figures.shapes import dot

from .pictures import data_window
from .record import ABOVE, ASIDE, Record

STRAIGHT, CURVED = 2, 21  # points of what the neuron says
FAR = 3  # windows: farther off, a line need not be drawn to scale


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
    return Live(parts, upto=upto)


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
    found, side = [], 2 - (view == ASIDE)
    if view != ASIDE:
        here, stroke = dot(0, 0, theme.HERE), theme.stroke(theme.PATH)
        found.append(LivePath(1, x, y, last, stroke, here))
    if view != ABOVE:
        found += [LiveTrack(side, 1, x, y, z, last)]
        found += [LiveTrack(side, 2, x, y, z, last, head=True)]
    return found
