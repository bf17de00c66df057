"""A second opinion on What units look for: plain NumPy, digit by digit."""

import numpy as np

from pages.ui.chapter import Opinion, agree

from ..plain import plain_activation
from .record import MOST_EXCITING, Record


def opinions_at(record: Record, step: int) -> list[Opinion]:
    """Let all units look at the learned digits again, by the step's parameters."""
    net, learned = record.net, record.net.learned
    parameters = net.parameters(step)
    with np.errstate(all="ignore"):
        z = learned.inputs @ parameters.weights[0] + parameters.biases[0]
        a = z if record.is_baseline else plain_activation(net.recipe.activation, z)[0]
    means = [a[learned.labels == digit].mean(axis=0) for digit in range(10)]
    spreads = a.max(axis=0) - a.min(axis=0)
    highest = -np.sort(-a, axis=0)[:MOST_EXCITING]
    out = np.eye(10) if record.is_baseline else parameters.weights[1]
    ours = record.weights, record.biases, record.speaks, record.means, record.spreads
    theirs = parameters.weights[0].T, parameters.biases[0], out, np.transpose(means)
    ours, theirs = (*ours, record.heights), (*theirs, spreads, highest.T)
    what = "Weights in and out, averages by digit and highest activations of all units"
    return [
        agree(
            np.concatenate([one[step].ravel() for one in ours]),
            np.concatenate([np.ravel(one) for one in theirs]),
            "plain NumPy",
            what,
            1e-9,
        )
    ]
