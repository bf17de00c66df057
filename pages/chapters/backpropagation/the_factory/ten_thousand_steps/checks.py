"""Second opinions on "10,000 steps": single steps by nudges, E number by number.

A whole walk of 10,000 steps may be chaotic: there the last digit of the first step
decides the last step. So steps are checked one by one, each from where it began.
"""

import numpy as np

from engines.backpropagation import forward, measured_gradients
from engines.reference import mlp_gradients
from pages.ui.chapter import Opinion, agree

from ..record import ALLOWED
from .record import OWN, Record

TINY = 1e-200  # of the complex step: small beside any number that goes astray


def opinions(record: Record) -> list[Opinion]:
    """Take some of the steps again by nudges, and compute each E without arrays."""
    return [_steps(record), _errors(record)]


def _steps(record: Record) -> Opinion:
    """Take the last step before each look again, by gradients measured from E alone."""
    looks = record.counts[1:]
    ours = [record.vector(look) for look in looks]
    theirs = [_stepped(record, record.vector(look - 1)) for look in looks]
    n = len(looks)
    what = (
        f"Every weight and bias after {n} of the steps, those before each look, by "
        "gradients measured from E alone"
    )
    return agree(ours, theirs, "the measured steps", what, ALLOWED)


def _stepped(record: Record, vector: np.ndarray) -> np.ndarray:
    """Return all parameters after a step from here, its gradients measured."""
    settings = record.settings
    network, start, *sample = settings.problem
    here = start.with_vector(vector)
    (grads,) = measured_gradients(network, here, *sample, [TINY], "complex")
    moved = here.with_vector(vector - settings.learning_rate * grads)
    if settings.update_first:
        grads = _over_moved(record, here, moved)
        moved = here.with_vector(vector - settings.learning_rate * grads)
    kept = moved.biases if settings.biases else here.biases
    return np.concatenate([np.ravel(one) for one in (*moved.weights, *kept)])


def _over_moved(record: Record, here, moved) -> np.ndarray:
    """Return what the wrong order takes for gradients.

    Those into the hidden units are the true ones of another quantity: of what the
    outputs would be told over the moved weights, each times its δ.
    """
    settings = record.settings
    network, _, *sample = settings.problem
    (grads,) = measured_gradients(network, here, *sample, [TINY], "complex")
    found = here.with_vector(grads)
    delta = found.biases[1]  # of an output's z, and so of its bias
    nudged = here.vector + 1j * TINY * np.eye(len(grads))
    hidden = forward(network, here.with_vector(nudged), *sample).activations[1]
    told = (hidden[:, 0] @ moved.weights[1]) @ delta
    over = here.with_vector(told.imag / TINY)
    parts = over.weights[0], found.weights[1], over.biases[0], delta
    return np.concatenate([np.ravel(part) for part in parts])


def _errors(record: Record) -> Opinion:
    """Compute E and the outputs at every look in plain Python."""
    settings, ours, theirs = record.settings, [], []
    for count in record.counts:
        plain = settings.by_hand(record.parameters(count))
        ours += [record.losses[count], *record.many.outputs[count, OWN, 0]]
        theirs += [plain.loss, *plain.activations[-1]]
    n = len(record.counts)
    what = f"E and what comes out at all {n} looks"
    return agree(ours, theirs, "a pass number by number", what, allowed=1e-9)


def reference(record: Record) -> Opinion | None:
    """Take the last step again with the gradients of scikit-learn."""
    settings, last = record.settings, record.counts[-1]
    if settings.update_first or not last:
        return None
    network, _, *sample = settings.problem
    theirs = mlp_gradients(network, record.parameters(last - 1), *sample)
    if theirs is None:
        return None
    _, weights, biases = theirs
    grads = np.concatenate([np.ravel(grad) for grad in (*weights, *biases)])
    n_weights = sum(grad.size for grad in weights)
    moves = settings.biases or np.arange(len(grads)) < n_weights
    stepped = record.vector(last - 1) - settings.learning_rate * grads * moves
    what = f"Every weight and bias after step {last:,}, by MLPClassifier's gradients"
    against = "scikit-learn's backpropagation"
    return agree(record.vector(last), stepped, against, what, ALLOWED)
