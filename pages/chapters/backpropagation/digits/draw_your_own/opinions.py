"""Second opinions on Draw your own: plain NumPy, and scikit-learn."""

import numpy as np

from engines.datasets import digit_rows
from engines.reference import mlp_shares
from pages.ui.chapter import Opinion, agree

from ..pixels import N_PIXELS, pixel_scale
from ..plain import plain_forward, plain_shares
from ..record import HUGE
from .record import NEAREST, Record


def opinions(record: Record) -> list[Opinion]:
    """Read every picture again, and measure all distances one by one."""
    net, inputs = record.net, _inputs(record)
    parameters = net.parameters(net.last)
    layers = parameters.weights, parameters.biases
    with np.errstate(all="ignore"):
        z, _ = plain_forward(net.recipe.activation, *layers, inputs)
        shares = plain_shares(z)
    learned = digit_rows()[net.learned.rows, :N_PIXELS]
    far = [np.linalg.norm(learned - one, axis=1) for one in record.pictures]
    ours = record.shares, record.distances
    theirs = shares, np.sort(far, axis=1)[:, :NEAREST]
    what = "Every probability and every distance, of all pictures"
    return [
        agree(
            np.concatenate([one.ravel() for one in ours]),
            np.concatenate([one.ravel() for one in theirs]),
            "plain NumPy",
            what,
            1e-9,
        )
    ]


def reference(record: Record) -> Opinion | None:
    """Let scikit-learn's classifier with the same weights read every picture."""
    net = record.net
    parameters = net.parameters(net.last)
    if not np.abs(parameters.vector).max() < HUGE:
        return None
    theirs = mlp_shares(net.network, parameters, _inputs(record))
    if theirs is None:
        return None
    what = "The probabilities of all pictures"
    return agree(record.shares, theirs, "scikit-learn's MLPClassifier", what, 1e-9)


def _inputs(record: Record) -> np.ndarray:
    mean, spread = pixel_scale()
    return (record.pictures - mean) / spread
