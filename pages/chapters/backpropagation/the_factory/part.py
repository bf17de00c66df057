"""What the parts of the factory share: the pass, and the badge that is always on."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation import (
    GradientCheck,
    OnePass,
    check_gradients,
    one_pass,
)
from engines.reference import mlp_gradients
from pages.chapters.backpropagation.the_factory.settings import Settings
from pages.ui.old_chapter import Opinion

ALLOWED = 1e-9


@dataclass(frozen=True, eq=False)
class PassRecord:
    """One pass there and back, and its gradients measured by other means."""

    done: OnePass
    check: GradientCheck  # by complex step, which needs no backward pass


def pass_record(settings: Settings) -> PassRecord:
    """Return the pass through the learner's network."""
    network, parameters = settings.network, settings.parameters
    sample = (settings.inputs, settings.targets)
    rate, biases = settings.learning_rate, settings.biases
    done = one_pass(network, parameters, *sample, rate, biases)
    told = done.back.parameter_grads
    check = check_gradients(network, parameters, *sample, told, method="complex")
    return PassRecord(done, check)


def gradient_opinion(record: PassRecord) -> Opinion:
    """Check every gradient on the screen by the complex step."""
    n, worst = len(record.check.analytic), record.check.worst
    what = (
        f"All {n} gradients, each measured from the loss alone (worst relative error "
        f"of one: {worst:.1e}; the difference is told as a share of the largest)"
    )
    return Opinion("the measured gradients", record.check.difference, ALLOWED, what)


def scikit_learn_opinion(settings: Settings, record: PassRecord) -> Opinion | None:
    """Ask scikit-learn's own backpropagation for the same gradients."""
    theirs = mlp_gradients(
        settings.network, settings.parameters, settings.inputs, settings.targets
    )
    if theirs is None:
        return None
    _, weights, biases = theirs
    measured = np.concatenate([g.ravel() for g in (*weights, *biases)])
    gap = float(np.abs(measured - record.check.analytic).max())
    what = f"All {len(measured)} gradients, by the backward pass of MLPClassifier"
    return Opinion("scikit-learn's backpropagation", gap, 1e-12, what)
