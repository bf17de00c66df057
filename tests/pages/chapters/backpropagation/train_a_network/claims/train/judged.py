"""What decides what the doctor of "Train" says of each cause."""

import numpy as np

from .causes import best_with_noise, cause, dead_layer, faded, heart, known
from .own import UNITS

NAMES = {"x": "x", "y": "y", "xx": "x²", "yy": "y²", "xy": "xy"}
NAMES |= {"sin_x": "sin x", "sin_y": "sin y"}


def alone(seen):
    """Return what the penalty by itself makes of a weight 1, if that grows."""
    s = seen.settings
    plain = s.rule == "gradient_descent" and s.schedule == "constant"
    after = 1.0 - s.learning_rate * (s.l2 * 1.0)
    return after if plain and after < -1 else None


def went(told, lost):
    """Judge a loss that went beyond all scales, or all numbers."""
    seen, losses = told.seen, told.seen.history.losses
    if cause(seen) != "flown" or alone(seen) is not None or seen.flew != lost:
        return False
    n = int(seen.history.stopped_at)
    fits = not lost or (told["n"], told.word("s") == "s") == (n, n != 1)
    return fits and told.reads(a=losses[0], b=losses[-1])


def penalty(told):
    """Judge a penalty that grows by itself."""
    s, factor = told.seen.settings, alone(told.seen)
    if cause(told.seen) != "flown" or factor is None:
        return False
    rate, l2 = s.learning_rate, s.l2
    return told["two"] == 2 and told.reads(r=rate, l=l2, p=rate * l2, f=factor)


def equal(told):
    """Judge units that are copies."""
    pairs = enumerate(told.seen.settings.hidden, 1)
    text = ", ".join(f"{n} in layer {at}" for at, n in pairs if n > 1)
    n = int(told.seen.history.stopped_at)
    return cause(told.seen) == "equal" and (told.word("what"), told["m"]) == (text, n)


def from_zero(told):
    """Judge that all began at 0, and what a unit makes of that."""
    seen = told.seen
    first = [part for pair in seen.weights(0) for part in pair]
    value = float(UNITS[seen.settings.activation](np.zeros(1))[0])
    said = told.reads(o=value) if "o" in told.said else told.reads(v=value)
    named = told.word("unit").lower().replace(" ", "_") == seen.settings.activation
    return not any(part.any() for part in first) and told["z"] == 0 and named and said


def outputs_moved(seen):
    """Tell whether the outputs' weights were ever other than at the start."""
    start, *later = [seen.weights(step)[-1][0] for step in range(len(seen.looks))]
    return any((one != start).any() for one in later)


def dead(told, several):
    """Judge the first layer that is dead, and since when."""
    seen, at = told.seen, dead_layer(told.seen)
    if cause(seen) != "dead" or (seen.settings.hidden[at] > 1) != several:
        return False
    n = seen.settings.hidden[at]
    counts = seen.history.dead_units[:, at].tolist()
    since = max((k + 1 for k, dead in enumerate(counts) if dead < n), default=0)
    fits = not several or told["n"] == n
    return fits and (told["k"], told["m"]) == (at + 1, seen.looks[since])


def linear(told, has_units):
    """Judge a network that cannot bend, and what it is told."""
    names = [NAMES[one] for one in told.seen.settings.features]
    text = names[0]
    if names[1:]:
        text = f"{', '.join(names[:-1])} and {names[-1]}"
    fits = bool(told.seen.settings.hidden) == has_units
    return cause(told.seen) == "linear" and fits and told.word("told") == text


def halves(told):
    """Judge the share right of those trained on, halfway and at the end."""
    shares = told.seen.shares[0]
    a, b = float(shares[len(shares) // 2]), float(shares[-1])
    return cause(told.seen) == "few" and told.reads(a=100 * a, b=100 * b)


def large(told, several):
    """Judge the largest and the smallest of what it is told."""
    seen, sizes = told.seen, known(told.seen)
    names = [NAMES[one] for one in seen.settings.features]
    if cause(seen) != "unscaled" or (sizes.argmax() != sizes.argmin()) != several:
        return False
    fits = told.word("f") == names[int(sizes.argmax())]
    if several:
        fits = fits and told.word("g") == names[int(sizes.argmin())]
        fits = fits and told.reads(b=sizes.min())
    return fits and told.reads(a=sizes.max())


def saturated(told):
    """Judge the layer that is saturated the most."""
    flat = told.seen.history.saturated[-1]
    at = int(flat.argmax()) if len(flat) else 0
    is_so = cause(told.seen) == "saturated" and told["k"] == at + 1
    return is_so and told.reads(p=100 * float(flat[at]))


def fades(told):
    """Judge both gradients of the last epoch."""
    if cause(told.seen) != "faded":
        return False
    first, last = faded(told.seen)
    return told.reads(a=last, b=first, p=100 * first / last)


def by_heart(told):
    """Judge where the loss held out was least, and what both did from there."""
    seen = told.seen
    if cause(seen) != "heart":
        return False
    at, own, out = heart(seen), seen.history.losses, seen.history.test_losses
    fits = told["n"] == seen.looks[at]
    return fits and told.reads(a=out[at], b=out[-1], c=own[at], d=own[-1])


def noisy(told, sorts):
    """Judge what noise leaves, and how much of it was got."""
    seen = told.seen
    if cause(seen) != "noise" or seen.sorts != sorts:
        return False
    best, n = best_with_noise(seen), int(seen.out.sum())
    fits = not sorts or (told["k"], told["n"]) == (round((1 - best) * n), n)
    return fits and told.reads(a=100 * best, b=100 * float(seen.shares[1, -1]))


def second_half(told, stayed):
    """Judge the loss halfway and at the end."""
    losses = told.seen.history.losses
    a, b = float(losses[len(losses) // 2]), float(losses[-1])
    if cause(told.seen) not in ("plateau", "moving"):
        return False
    return told.reads(a=a) and (told.reads(b=b) if not stayed else told.reads(a=b))


def is_(*causes):
    """Return what tells whether one of these is gravest."""
    return lambda told: cause(told.seen) in causes


def steps(told):
    """Tell whether it flew off by its steps."""
    return cause(told.seen) == "flown" and alone(told.seen) is None
