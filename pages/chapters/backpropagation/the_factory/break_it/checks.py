"""Second opinions on "Break it": on what is measured, and on the pass without bugs."""

from dataclasses import replace

import numpy as np

from engines.reference import mlp_gradients
from pages.ui.chapter import Opinion, agree
from pages.words.numbers import few

from ..record import ALLOWED
from .record import Record, as_computed, errors_of

HONEST, YARDSTICK = "the pass without your bugs", "what is measured"
LEAST = 1e-6  # gaps are told as shares of the largest gradient, or of this


def opinions(record: Record) -> list[Opinion]:
    """Check what is measured, and the backward pass without the bugs.

    No badge judges the broken pass: that is for the check to do, and for the bet.
    """
    of_honest, of_measured = _measured(record), _by_hand(record)
    return [_of(HONEST, record, of_honest), _of(YARDSTICK, record, of_measured)]


def _measured(record: Record) -> Opinion:
    """Compare what the pass without bugs tells with what is measured of it."""
    told, found = record.check.analytic, record.check.numeric
    worst = float(errors_of(told, found).max())
    off = f"is off by {few(worst, 2)} of itself" if worst else "is off at all"
    what = (
        f"All {len(told)} gradients, each measured from the loss alone ("
        f"{'the worst' if worst else 'none'} {off}; the difference is told as a share "
        "of the largest)"
    )
    size = max(LEAST, float(np.abs(found).max()))
    return agree(told, found, "the measured gradients", what, ALLOWED, size)


def _of(whose: str, record: Record, opinion: Opinion) -> Opinion:
    """Say on the badge whose numbers are judged, where the broken ones could be meant.

    Beside a planted bug nothing reads "agrees".
    """
    if not record.settings.bugs:
        return opinion
    verbs = f"{whose}: confirmed by", f"{whose}: not confirmed by"
    return replace(opinion, verbs=verbs)


def reference(record: Record) -> Opinion | None:
    """Ask scikit-learn for the gradients of the pass without the bugs."""
    settings, here = record.settings, record.faulty.parameters
    network, _, *sample = settings.problem
    if any(settings.is_at_corner(here, k) for k in range(len(settings.sample))):
        return None
    theirs = mlp_gradients(network, here, *sample)
    if theirs is None:
        return None
    _, weights, biases = theirs
    grads = np.concatenate([grad.ravel() for grad in (*weights, *biases)])
    what = f"All {len(grads)} gradients, by the backward pass of MLPClassifier"
    against = "scikit-learn's backpropagation"
    found = agree(record.check.analytic, grads, against, what, allowed=1e-12)
    return _of(HONEST, record, found)


def _by_hand(record: Record) -> Opinion:
    """Compare what was measured with a backward pass in plain Python, without bugs.

    What is wrong on the way there is in the E that was measured, so it is here, too.
    """
    settings = record.settings
    computed = as_computed(settings, record.faulty.parameters)
    samples = range(len(settings.sample))
    each = [settings.by_hand_of(computed, k).grads.vector for k in samples]
    grads = computed.with_vector(np.mean(each, axis=0))
    right = as_computed(settings, grads).vector
    size = max(LEAST, float(np.abs(right).max()))
    what = (
        f"The {len(right)} measured gradients, which the check goes by; what your "
        "backpropagation tells is judged by the check itself (as a share of the "
        "largest)"
    )
    against = "an honest pass, number by number"
    return agree(record.measured, right, against, what, ALLOWED, size)
