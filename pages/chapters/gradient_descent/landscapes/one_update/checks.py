"""What checks one update: the slope from heights alone, all slopes so far, algebra."""

import numpy as np

from pages.ui.chapter import Opinion, agree
from pages.words.sentences import counted

from .record import Record

HAIR = 6e-6  # of a coordinate: so far to each side the slope is measured
OTHER_HAIR = 3e-6  # where both say the same, measuring can be trusted
ALLOWED = 1e-5
COLD = {  # Adam's first step in η, and by how much its epsilon is magnified
    "divided": (1.0, 1.0),
    "none": (np.sqrt(10), np.sqrt(1000)),
    "multiplied": (10.0, 1000.0),
}


def opinions(record: Record) -> list[Opinion]:
    """Check the slope, the update and, where algebra knows it, the update's length."""
    if not record.is_defined:
        return []
    if len(record.stages) == 1:
        return _slope(record)
    return [*_slope(record), _from_the_beginning(record), *_first_of_adam(record)]


def _slope(record: Record) -> list[Opinion]:
    """Measure the slope from heights alone, where that can be done so finely."""
    one, other = (_measured(record, hair) for hair in (HAIR, OTHER_HAIR))
    size = max(1.0, float(np.abs(one).max()), 1e-4 * abs(record.value))
    if not np.abs(one - other).max() <= ALLOWED / 2 * size:
        return []
    ours = record.walk.gradients[record.at]
    what = "The slope along x and along y"
    return [agree(ours / size, one / size, "central differences", what, ALLOWED)]


def _measured(record: Record, hair: float) -> np.ndarray:
    step = hair * max(1.0, float(np.abs(record.point).max())) * np.eye(2)
    value = record.settings.surface.value
    with np.errstate(all="ignore"):
        rises = value(record.point + step) - value(record.point - step)
        return rises / (2 * step.max())


def _from_the_beginning(record: Record) -> Opinion:
    """Add up all slopes felt so far, with the weights they have by now."""
    slopes, at = record.walk.gradients[: record.at + 1], record.at
    ours = record.update if not record.walk.n_steps else record.walk.updates[at]
    with np.errstate(all="ignore"):
        theirs = RULES[record.hand](record, slopes)
    size = max(float(np.abs(ours).max()), 1e-300)
    how = f"a sum over {counted(at + 1, 'slope')}"
    return agree(ours / size, theirs / size, how, "The update", allowed=1e-9)


def _fading(share: float, slopes: np.ndarray) -> np.ndarray:
    """Return slopes (t + 1, 2), each times the share to the power of its age."""
    ages = np.arange(len(slopes))[::-1, np.newaxis]
    return float(share) ** ages * slopes


def _rolled(record: Record, slopes: np.ndarray) -> np.ndarray:
    """Return momentum's update."""
    settings, rates = record.settings, _rates(record)
    beta = settings.momentum
    if settings.form == "rate_inside":
        return -_fading(beta, rates[:, np.newaxis] * slopes).sum(axis=0)
    share = 1 - beta if settings.form == "damped" else 1.0
    return -rates[-1] * share * _fading(beta, slopes).sum(axis=0)


def _looked_ahead(record: Record, slopes: np.ndarray) -> np.ndarray:
    beta = record.settings.momentum
    carried = beta * _fading(beta, slopes).sum(axis=0)
    return -_rates(record)[-1] * (slopes[-1] + carried)


def _summed(record: Record, slopes: np.ndarray) -> np.ndarray:
    return -_rates(record)[-1] * slopes[-1] / np.linalg.norm(slopes, axis=0)


def _averaged(record: Record, slopes: np.ndarray) -> np.ndarray:
    squares = 0.01 * _fading(0.99, slopes**2).sum(axis=0)
    return -_rates(record)[-1] * slopes[-1] / (np.sqrt(squares) + 1e-8)


def _adam(record: Record, slopes: np.ndarray) -> np.ndarray:
    power = {"divided": 0, "none": 1, "multiplied": 2}
    power = power[record.settings.bias_correction]
    means = []
    for share, some in ((0.9, slopes), (0.999, slopes**2)):
        fading = _fading(share, np.ones((len(slopes), 1)))
        mean = (fading * some).sum(axis=0) / fading.sum()
        means.append(mean * (1 - share ** len(slopes)) ** power)
    return -_rates(record)[-1] * means[0] / (np.sqrt(means[1]) + 1e-8)


def _newton(record: Record, slopes: np.ndarray) -> np.ndarray:
    """Return Newton's jump by the square root of the Hessian's square."""
    hessian = record.settings.surface.hessian(record.point)
    if not hessian.any():
        return np.zeros(2)
    square = hessian @ hessian
    root = np.sqrt(max(np.linalg.det(square), 0.0))
    # Cayley and Hamilton: the root of a 2 x 2 matrix, positive, in closed form.
    size = (square + root * np.eye(2)) / np.sqrt(np.trace(square) + 2 * root)
    return -record.rate * (np.linalg.pinv(size, rcond=1e-13) @ slopes[-1])


def _rates(record: Record) -> np.ndarray:
    """Return the learning rates of all steps so far, (t + 1,)."""
    settings, t = record.settings, np.arange(record.at + 1)
    rate, n = settings.learning_rate(record.hand), settings.n_steps
    factors = {
        "constant": np.ones(len(t)),
        "step": np.select([4 * t >= 3 * n, 2 * t >= n], [0.01, 0.1], 1.0),
        "cosine": np.cos(np.pi * t / (2 * n)) ** 2,
        "warm_up": np.clip((t + 1) / max(round(n / 10), 1), 0.0, 1.0),
    }
    return rate * factors[settings.schedule]


RULES = {
    "gradient_descent": lambda record, slopes: -_rates(record)[-1] * slopes[-1],
    "momentum": _rolled,
    "nesterov": _looked_ahead,
    "adagrad": _summed,
    "rmsprop": _averaged,
    "adam": _adam,
    "newton": _newton,
}


def _first_of_adam(record: Record) -> list[Opinion]:
    """Check Adam's first update, whose length does not depend on the slope."""
    if record.hand != "adam" or record.at or not record.gradient.all():
        return []
    times, blur = COLD[record.settings.bias_correction]
    slopes = np.abs(record.gradient)
    known = -np.sign(record.gradient) * times * slopes / (slopes + blur * 1e-8)
    what = "Adam's first update, as so many times η"
    ours = record.update / record.rate
    return [agree(ours, known, "the closed form", what, allowed=1e-9)]
