"""What is gravest in a training, by arithmetic of its own."""

import numpy as np

from engines.datasets import PLANE_TASKS, plane_samples

from .own import GOAL


def best_with_noise(seen):
    """Return what noise leaves to be got right of those held out, None without any."""
    settings = seen.settings
    if not settings.noise or settings.data not in PLANE_TASKS:
        return None
    n = int(settings.n_samples)
    clean = plane_samples(settings.data, n, 0.0, settings.drawn)
    if (clean.inputs != seen.samples.inputs[:n]).any():
        return None
    asked, true = seen.samples.targets[:n][seen.out], clean.targets[seen.out]
    if seen.sorts:
        return float((asked == true).all(axis=1).mean())
    return float(1 - ((asked - true) ** 2).mean() / asked.var())


def are_alike(seen):
    """Tell whether the units of every hidden layer are copies at every look."""
    if max(seen.settings.hidden, default=1) < 2:
        return False
    for step in range(len(seen.looks)):
        for weights, bias in seen.weights(step)[:-1]:
            table = np.vstack([weights, bias])
            if (np.abs(table - table[:, :1]) > 1e-9 * np.abs(table[:, :1])).any():
                return False
    return True


def dead_layer(seen):
    """Return the first layer all of whose units are dead at the end, or None."""
    counts = seen.history.dead_units[-1].tolist()
    pairs = zip(counts, seen.settings.hidden, strict=True)
    return next((at for at, (k, n) in enumerate(pairs) if k == n), None)


def known(seen):
    """Return the root mean squares of what it is told."""
    return np.sqrt((seen.inputs[~seen.out] ** 2).mean(axis=0))


def faded(seen):
    """Return what first and last hidden layer felt over the last epoch, or None."""
    if len(seen.settings.hidden) < 2 or not int(seen.history.stopped_at):
        return None
    rows = seen.history.weight_grad_sizes[-seen.in_epoch :]
    first, last = np.sqrt((rows**2).mean(axis=0))[[0, -2]].tolist()
    return (first, last) if last and first < 0.05 * last else None


def heart(seen):
    """Return the look at which the loss held out was least, if it rose from there."""
    own, out = seen.history.losses, seen.history.test_losses
    at = int(np.argmin(out))
    return at if out[-1] > 1.1 * out[at] and own[-1] < own[at] else None


def cause(seen):
    """Return what is gravest."""
    with np.errstate(all="ignore"):
        losses = seen.losses[0]
        if seen.flew or losses[-1] > 1000 * losses[0]:
            return "flown"
        if float(seen.shares[1, -1]) >= GOAL:
            return "solved"
        best = best_with_noise(seen)
        if best is not None and best < 1 and seen.shares[1, -1] >= best - 0.1:
            return "noise"
        return _of_units(seen) or _of_course(seen)


def _of_units(seen):
    settings, flat = seen.settings, seen.history.saturated
    if not seen.history.weight_grad_sizes.any():
        return "asleep"
    if are_alike(seen):
        return "equal"
    if dead_layer(seen) is not None:
        return "dead"
    if not settings.hidden or settings.activation == "identity":
        return "linear"
    half, end = seen.shares[0, [len(seen.looks) // 2, -1]]
    bare = set(settings.features) <= {"x", "y"}
    if settings.hidden[0] <= 2 and bare and seen.sorts and end - half < 0.05:
        return "few"
    if known(seen).max() >= 5 and flat[0, 0] >= 0.25 and not settings.standardised:
        return "unscaled"
    if flat[-1].max() >= 0.9:
        return "saturated"
    return "faded" if faded(seen) else None


def _of_course(seen):
    if heart(seen) is not None:
        return "heart"
    losses = seen.losses[0]
    half = losses[len(losses) // 2]
    still = len(losses) > 2 and abs(half - losses[-1]) < 0.01 * half
    return "plateau" if still else "moving"
