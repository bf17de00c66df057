"""What checks the numbers of "Side by side": heights alone, algebra, scikit-learn."""

import numpy as np

from engines.gradient_descent import quadratic_path
from engines.reference import (
    half_squared_error,
    largest_gap,
    linear_regression,
    log_loss,
    logistic_regression,
    numeric_gradient,
)
from pages.ui.chapter import Opinion, agree

from .record import Learner, Record

ALLOWED = 1e-6
FAR = 1e3  # beyond it heights are too large for a hair to make a difference


def opinions(record: Record) -> list[Opinion]:
    """Check every learner's steps and losses; of everyone's line, every place."""
    found = [_steps(record), _losses(record)]
    if record.ground.samples.kind == "line":
        found.append(_closed_form(record))
    return found


def _steps(record: Record) -> Opinion:
    """Compare the steps at all moments with slopes measured from heights alone."""
    gaps = [
        _gap(record, one, t)
        for one in record.learners
        for t in sorted({*record.rows(one)})
        if t < one.n_steps and np.abs(one.weights[t]).max() < FAR
    ]
    what = "A step of each of the three, at the steps shown"
    return Opinion("central differences", max(gaps, default=0.0), ALLOWED, what)


def _gap(record: Record, one: Learner, t: int) -> float:
    """Return how far a step is off the one that the heights around it ask for."""
    neuron, rate = (
        record.ground.neuron.on(one.batches[t]),
        record.settings.learning_rate,
    )
    slope = numeric_gradient(neuron.loss, one.weights[t])
    asked = one.weights[t] - rate * slope
    return largest_gap(one.weights[t + 1], asked) / max(1.0, rate)


def _losses(record: Record) -> Opinion:
    """Compare the losses with those written out sample by sample."""
    ours, theirs = [], []
    x, y = record.ground.inputs.T[0], record.ground.samples.targets
    for one in record.learners:
        rows = record.rows(one)
        w, b = one.weights[rows].T[..., np.newaxis]
        z = w * x + b
        if record.ground.samples.kind == "line":
            each = 0.5 * (y - z) ** 2
        else:
            each = np.logaddexp(0, np.where(y == 1, -z, z))
        ours.append(one.losses[rows])
        theirs.append(each.sum(axis=-1) / len(y))
    what = "The losses of the three, at the steps shown"
    both = np.concatenate(ours), np.concatenate(theirs)
    return agree(*both, "the sum over all samples", what, allowed=1e-9)


def _closed_form(record: Record) -> Opinion:
    """Check everyone's walk where algebra knows every place: the loss is a bowl."""
    one, rate = record.everyone, record.settings.learning_rate
    steps = np.arange(one.n_steps + 1)
    exact = quadratic_path(record.ground.surface, one.weights[0], rate, steps)
    what = "Everyone's weights after every step"
    return agree(one.weights, exact, "the closed form", what, allowed=1e-9)


def reference(record: Record) -> Opinion:
    """Ask scikit-learn for the best fit to the lengths in cm, and for the losses."""
    ground = record.ground
    samples, is_line = ground.samples, ground.samples.kind == "line"
    gaps, judged = [], half_squared_error if is_line else log_loss
    for one in record.learners:
        answers = ground.neuron.forward(one.weights[-1])[1]
        gaps.append(largest_gap(one.losses[-1], judged(samples.targets, answers)))
    what = "The last losses of all three"
    against = "scikit-learn's losses"
    if ground.surface.minima:
        fit = linear_regression if is_line else logistic_regression
        theirs = ground.scale.for_these(fit(samples.columns, samples.targets))
        gaps.append(largest_gap(ground.surface.minima[0], theirs))
        what = "The weights with the lowest loss, and the last losses of all three"
        name = "LinearRegression" if is_line else "LogisticRegression"
        against = f"scikit-learn's {name} and its losses"
    return Opinion(against, max(gaps), 1e-6, what)
