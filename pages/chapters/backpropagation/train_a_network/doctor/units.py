"""Do the units learn: are they awake, different, alive, and does blame reach them?"""

from collections.abc import Iterator

import numpy as np

from engines.backpropagation import ACTIVATIONS, Parameters
from engines.datasets import FEATURES
from pages.words.numbers import few, percent

from .case import Case, Finding

ALIKE = 1e-9  # relative: weights that are the same
FLAT, FLAT_AT_FIRST = 0.9, 0.25  # shares of pairs of a unit and a sample
LARGE = 5.0  # root mean square of what the network is told
FADED = 0.05  # of the last hidden layer's gradient, felt in the first one
CHANCE = "Draw the first weights by chance: Xavier."


def asleep(case: Case) -> Iterator[Finding]:
    """Find weights that never felt a gradient."""
    sizes = case.history.weight_grad_sizes
    if not len(sizes) or sizes.any():
        return
    says = f"In all {case.n_updates:,} updates the gradient of every weight was 0."
    yield Finding("asleep", (says, *_from_zero(case)), CHANCE)


def _from_zero(case: Case) -> list[str]:
    """Say what comes through where every weight began at 0: what a unit makes of 0."""
    hidden, start = case.settings.hidden, case.problem.start
    if not hidden or start.vector.any():
        return []
    unit = ACTIVATIONS[case.settings.activation]
    value = float(unit.value(np.zeros(1))[0])
    gives = f"All weights began at 0, where {unit.label} gives {few(value)}"
    if not value:
        return [
            f"{gives}: nothing comes through to the outputs, and no blame comes back."
        ]
    if not case.history.weight_grad_sizes[:, -1].any():
        return []
    return [f"{gives}: that comes through, and moved the outputs' weights."]


def equal(case: Case) -> Iterator[Finding]:
    """Find units that are copies of each other, at all looks."""
    hidden = case.settings.hidden
    if max(hidden, default=1) < 2:
        return
    if not _are_alike(case.problem.start.with_vector(case.history.snapshots)):
        return
    layers = [f"{n} in layer {at}" for at, n in enumerate(hidden, 1) if n > 1]
    says = (
        f"The units of a layer ({', '.join(layers)}) began with equal weights and had "
        f"equal weights whenever they were looked at, up to update {case.n_updates:,}: "
        "each layer works as one unit.",
    )
    yield Finding("equal", (*says, *_from_zero(case)), CHANCE)


def _are_alike(parameters: Parameters) -> bool:
    """Tell whether all units of each hidden layer have the same weights and bias."""
    pairs = zip(parameters.weights[:-1], parameters.biases[:-1], strict=True)
    tables = [np.concatenate([one, b[:, None]], axis=1) for one, b in pairs]
    return all(np.allclose(one, one[..., :1], ALIKE, 0) for one in tables)


def dead(case: Case) -> Iterator[Finding]:
    """Find layers whose units all have slope 0 for every sample."""
    hidden, counts = case.settings.hidden, case.history.dead_units
    gone = [at for at, n in enumerate(hidden) if counts[-1, at] == n]
    if not gone:
        return
    at = gone[0]
    awake = np.flatnonzero(counts[:, at] < hidden[at])
    look = int(case.history.looks[awake[-1] + 1]) if len(awake) else 0
    every = f"all {hidden[at]} units have" if hidden[at] > 1 else "the only unit has"
    says = (
        f"In layer {at + 1} {every} slope 0 for every sample trained on, from update "
        f"{look:,} on at the latest: no blame comes back through that layer.",
    )
    yield Finding("dead", says, "Take a smaller η, or leaky ReLUs.")


def unscaled(case: Case) -> Iterator[Finding]:
    """Find inputs so large that they saturate the first layer before it has learnt."""
    if case.settings.standardised or not case.settings.hidden:
        return
    sizes = np.sqrt((case.problem.inputs**2).mean(axis=0))
    names = [FEATURES[name].label for name in case.settings.features]
    flat, high, low = case.history.saturated[:, 0], sizes.argmax(), sizes.argmin()
    if sizes[high] < LARGE or flat[0] < FLAT_AT_FIRST:
        return
    large = f"{names[high]} is {few(float(sizes[high]))} (root mean square)"
    if high != low:
        large = f"{large}, {names[low]} {few(float(sizes[low]))}"
    says = (
        f"What it is told is large: {large}.",
        f"Before training {percent(float(flat[0]))} of the pairs of a unit of layer 1 "
        "and a sample passed on less than a tenth of the steepest slope, in the end "
        f"{percent(float(flat[-1]))}.",
    )
    yield Finding("unscaled", says, "Standardise the features.")


def saturated(case: Case) -> Iterator[Finding]:
    """Find a layer almost all of whose units are on the flat parts of their curve."""
    flat = case.history.saturated[-1]
    if flat.max(initial=0) < FLAT:
        return
    at = int(flat.argmax())
    says = (
        f"In layer {at + 1} {percent(float(flat[at]))} of the pairs of a unit and a "
        "sample pass on less than a tenth of the steepest slope: they are saturated.",
    )
    yield Finding("saturated", says, "Take a smaller η, or smaller first weights.")


def faded(case: Case) -> Iterator[Finding]:
    """Find a first layer that feels next to nothing of what the last one feels."""
    if len(case.settings.hidden) < 2 or not case.n_updates:
        return
    sizes = case.history.weight_grad_sizes[-case.problem.in_an_epoch :]
    first, last = np.sqrt((sizes**2).mean(axis=0))[[0, -2]].tolist()
    if not last or first >= FADED * last:
        return
    says = (
        "Over the last epoch the gradient of the last hidden layer's weights was "
        f"{few(last)} (root mean square), that of the first layer's {few(first)}: "
        f"{percent(first / last)} of it.",
    )
    yield Finding("faded", says, "Take tanh or ReLU, or fewer layers.")
