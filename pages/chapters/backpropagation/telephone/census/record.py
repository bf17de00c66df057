"""The census: who still passes blame on, and how far every layer moves."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation import (
    ACTIVATIONS,
    Census,
    DepthProfile,
    backward,
    depth_profile,
    forward,
    take_census,
    without_rounding,
)
from engines.backpropagation.depth import DEAD, SATURATED
from engines.reference import largest_gap
from pages.ui.chapter import Opinion, Script, Table, agree

from ..plain_pass import UNITS, forward_pass
from ..record import N_SAMPLES, Settings, cells, digits, first_drawn, network_of
from ..script import drawing_script

RATES = (0.0001, 0.001, 0.01, 0.1, 1.0, 10.0)
N_SEEDS = 7
BEYOND = "beyond every number"
COLUMNS = ("layer", "saturated", "dead", "update over weights")
SAYS = "A census of a deep stack: who is saturated, who is dead."
BODY = """
_, _, layers = forward_pass(*kind, weights, inputs)
slopes = np.abs(layers[-1][4])  # of the last layer: a slope a network, sample and unit
saturated = (slopes < {flat!r}).mean(axis=(-2, -1))
dead = (slopes < {dead!r}).all(axis=-2).mean(axis=-1)
print(repr(float(np.median(saturated))))
print(repr(float(np.median(dead))))
"""


@dataclass(frozen=True, eq=False)
class Record:
    """The census, and the profile it sums up."""

    settings: Settings
    profile: DepthProfile
    census: Census


def run(settings: Settings) -> Record:
    """Count the units of a few networks that differ in their seed only."""
    how = N_SEEDS, settings.seed, settings.learning_rate
    profile = without_rounding(depth_profile(settings.stack, *digits(), *how))
    return Record(settings, profile, take_census(profile))


def opinions(record: Record) -> list[Opinion]:
    """Count one network's units again by measured slopes, and take one update."""
    return [_counted_again(record), _moved(record)]


def _counted_again(record: Record) -> Opinion:
    """Pass the samples through one network, and measure every unit's slope."""
    stack, profile = record.settings.stack, record.profile
    first = first_drawn(stack, N_SEEDS, record.settings.seed)
    g = ACTIVATIONS[stack.activation]
    kind = UNITS[stack.activation], stack.batch_norm, stack.residual
    dead, saturated = [], []
    with np.errstate(all="ignore"):
        _, _, layers = forward_pass(*kind, first.weights, digits()[0])
        for _, _, z, *_ in layers:
            slope = np.abs(np.imag(g.value(z + 1e-20j)) / 1e-20)
            dead.append((slope < DEAD).all(axis=0).mean())
            saturated.append((slope < SATURATED * g.steepest).mean())
    ours = [*profile.dead_units[0], *profile.saturated_units[0]]
    what = (
        "Dead and saturated shares of the first seed's network, unit by unit from "
        "measured slopes"
    )
    gap, why = largest_gap(ours, [*dead, *saturated]), "a slope on the very limit"
    return Opinion("a count again", gap, 2e-3, what, why)


def _moved(record: Record) -> Opinion:
    """Take the update in the first seed's network and measure how far it went."""
    settings, ours = record.settings, record.profile.update_ratios[0]
    network = network_of(settings.stack)
    first = first_drawn(settings.stack, N_SEEDS, settings.seed)
    with np.errstate(all="ignore"):
        back = backward(network, first, forward(network, first, *digits()))
        pairs = zip(back.weight_grads[:-1], first.weights[:-1], strict=True)
        sizes = [(np.linalg.norm(grad), np.linalg.norm(w)) for grad, w in pairs]
        theirs = np.array([settings.learning_rate * grad / w for grad, w in sizes])
    if settings.scheme == "constant":  # the blame of all outputs together: 0
        theirs = np.where(np.isfinite(theirs), 0.0, theirs)
    both = np.isfinite(theirs) & np.isfinite(ours)
    what = "Update over weights in every layer of the first seed's network, alone"
    against = "one network on its own"
    return agree(ours[both], theirs[both], against, what, 1e-6, floor=1e-300)


def table(record: Record) -> Table:
    """List the layers' medians; a ratio that is none is a word."""
    census, layers = record.census, range(1, record.settings.depth + 1)
    columns = census.saturated, census.dead, census.update_ratios
    found = (cells(column.middle, BEYOND) for column in columns)
    return Table(COLUMNS, list(zip(layers, *found, strict=True)))


def script(record: Record) -> Script:
    """Write the census of the last layer as a script."""
    stack, drawn = record.settings.stack, (N_SEEDS, record.settings.seed)
    flat = SATURATED * ACTIVATIONS[stack.activation].steepest
    body = BODY.format(flat=flat, dead=DEAD)
    text = drawing_script(SAYS, stack, drawn, N_SAMPLES, body, functions=())
    return Script(text, ("saturated", "dead"))
