"""Rounds of one neuron, sample by sample: a second opinion, and a script."""

import math
from fractions import Fraction


def softplus(z):
    """Return log(1 + e^z), whatever the size of z."""
    return max(z, 0.0) + math.log1p(math.exp(-abs(z)))


def sigmoid(z):
    """Return 1 / (1 + e^-z)."""
    return math.exp(-softplus(-z))


SQUASH = {"linear": lambda z: z, "sigmoid": sigmoid, "step": lambda z: int(z >= 0)}
SLOPE = {"linear": lambda z: 1.0, "sigmoid": lambda z: sigmoid(z) * sigmoid(-z)}


def look(kind, loss, times, w, x, y):
    """Return all that is found of one sample; a squared mistake counts so many times.

    What blames the weights is delta; a step has no slope and no loss.
    """
    z = sum(weight * one for weight, one in zip(w, x, strict=True))
    a = SQUASH[kind](z)
    seen = {"z": z, "activation": a, "error": y - a}
    if kind == "step":
        return {**seen, "delta": a - y}
    if loss == "log":
        own = y * softplus(-z) + (1 - y) * softplus(z)
        return {**seen, "loss": own, "delta": a - y}
    slope = SLOPE[kind](z)
    seen |= {"loss": times * (y - a) * (y - a), "slope": slope}
    return {**seen, "delta": 2 * times * (a - y) * slope}


def rounds(kind, loss, times, samples, w, eta, moves, together, shared_by, n_rounds):
    """Go through all samples so many times; return what the last round found.

    A sample is its inputs, the bias's 1 the last of them, and its target. A step is
    worked in fractions: 0.1 + 0.2 - 0.3 is 0 on paper, and not a little more.
    """
    exact = (lambda number: Fraction(repr(number))) if kind == "step" else float
    samples = [([exact(one) for one in x], exact(y)) for x, y in samples]
    w, eta = [exact(weight) for weight in w], exact(eta)
    for _ in range(n_rounds):
        looks, steps = [], []
        for batch in [samples] if together else [[sample] for sample in samples]:
            seen = [look(kind, loss, times, w, x, y) for x, y in batch]
            pulls = [
                [one["delta"] * part for part in x]
                for one, (x, _) in zip(seen, batch, strict=True)
            ]
            share = shared_by if together else 1
            gradient = [sum(each) / share for each in zip(*pulls, strict=True)]
            update = [-eta * g * m for g, m in zip(gradient, moves, strict=True)]
            w = [weight + more for weight, more in zip(w, update, strict=True)]
            looks += seen
            steps.append({"gradient": gradient, "update": update, "new": w})
    found = {"looks": looks, "steps": steps}
    if kind == "step":
        return found
    after = [look(kind, loss, times, w, x, y) for x, y in samples]
    before, after = (sum(one["loss"] for one in some) for some in (looks, after))
    return {**found, "loss": before / shared_by, "new_loss": after / shared_by}
