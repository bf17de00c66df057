"""The sizes of values, blame and gradients in many networks of one stack, by layer."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from engines.backpropagation import (
    ACTIVATIONS,
    Band,
    DepthProfile,
    band_of,
    depth_profile,
    expected_factor,
    slopes_alone,
    without_rounding,
)
from pages.ui.chapter import Opinion, Script, Table, agree
from pages.words.numbers import few

from ..record import (
    LEAST_STEP,
    N_SAMPLES,
    TINY,
    Settings,
    cells,
    digits,
    drawn_for,
    first_drawn,
    grads_by_scikit_learn,
    in_a_row,
    n_affordable,
    sizes_again,
)
from ..script import cancels, drawing_script
from ..verdict import NETWORKS, Line

MOST_STEPS = 10  # there, and back
TOO_LARGE = "too large for the computer"
COLUMNS = (
    "layer",
    "activations a",
    "blame δ",
    "δ, smallest",
    "δ, largest",
    "weight gradient",
    "slopes alone",
)
SAYS = "Sizes of activations, blame and weight gradients in the first layer."
BODY = """
values, *blame = sizes_of_passes(*kind, weights, inputs, targets)
{cancels}deltas, gradients = blame


def line(sizes, at):  # of many networks the smallest, the middle or the largest
    return np.sort(sizes, axis=0)[at]


middle = n_networks // 2
print(repr(float(line(values, middle)[1])))
for at in (middle, 0, -1):
    print(repr(float(line(deltas, at)[0])))
print(repr(float(line(gradients, middle)[0])))
print(repr(float(line(deltas, middle)[-1] * {steepest!r} ** (depth - 1))))
"""


@dataclass(frozen=True)
class Stop:
    """Where a step of the stepper stops: forward from the inputs, then back."""

    there: int  # the last layer that values have reached; 0 are the inputs
    back: int | None  # the layer that blame has come back to, or None on the way there
    before: int | None  # the layer of the step before on the same way


def stops_in(depth: int) -> tuple[Stop, ...]:
    """Return the stops: in every layer of a shallow stack, in some of a deep one."""
    stride = -(-depth // MOST_STEPS)
    there = pairwise([None, *range(0, depth, stride), depth])
    back = pairwise([None, *range(depth, 1, -stride), 1])
    forward = [Stop(layer, None, before) for before, layer in there]
    return (*forward, *(Stop(depth, layer, before) for before, layer in back))


@dataclass(frozen=True, eq=False)
class Record:
    """The sizes by layer of many networks, as lines and bands."""

    settings: Settings
    profile: DepthProfile
    activations: Band  # (depth + 1,) the inputs first
    deltas: Band  # (depth,)
    weight_grads: Band  # (depth,)
    alone: np.ndarray  # (depth,) delta if all slopes were the steepest, weights 1
    again: tuple[np.ndarray, ...]  # activations, deltas, weight_grads, in a plain loop
    expected: float | None  # delta's factor a layer by theory, or None without one
    stops: tuple[Stop, ...]  # one a step

    @property
    def n_networks(self) -> int:
        """How many networks there are."""
        return len(self.profile.losses)

    @property
    def line(self) -> Line:
        """The blame in the median of the networks, on which the verdict is."""
        return Line(self.deltas.middle, self.n_networks)

    @property
    def bands(self) -> tuple[Band, Band, Band]:
        """The three bands in the order of `again`."""
        return self.activations, self.deltas, self.weight_grads

    def kept(self, band: Band, layer: int = 1) -> float | None:
        """Return a layer's median over the last one's, or None if that is lost."""
        return ratio(band.middle[layer - 1], band.middle[-1]) or None


def ratio(size: float, other: float) -> float | None:
    """Return one size over another, or None if that is no number."""
    with np.errstate(all="ignore"):
        found = float(np.float64(size) / np.float64(other))
    return found if np.isfinite(found) else None


def sized(size: float) -> str:
    """Write a size that may have overflowed."""
    return few(size) if np.isfinite(size) else TOO_LARGE


def run(settings: Settings) -> Record:
    """Send the digits through many networks, and the blame back."""
    stack = settings.stack
    n_networks = n_affordable(stack, NETWORKS)
    drawn = drawn_for(stack, n_networks, settings.seed)
    profile = without_rounding(depth_profile(stack, *digits(), n_networks, drawn=drawn))
    deltas = band_of(profile.deltas)
    last = float(deltas.middle[-1])
    return Record(
        settings,
        profile,
        band_of(profile.activations),
        deltas,
        band_of(profile.weight_grads),
        slopes_alone(stack.activation, stack.depth, last if np.isfinite(last) else 0.0),
        sizes_again(stack, drawn),
        expected_factor(stack),
        stops_in(stack.depth),
    )


def opinions(record: Record) -> list[Opinion]:
    """Hold all sizes, and the lines drawn, against a plain loop over the layers."""
    profile, middle = record.profile, record.n_networks // 2
    ours = [profile.activations, profile.deltas, profile.weight_grads]
    theirs = [*record.again]
    for band, again in zip(record.bands, record.again, strict=True):
        lines = np.sort(np.where(np.isnan(again), np.inf, again), axis=0)
        ours += [band.low, band.middle, band.high]
        theirs += [lines[0], lines[middle], lines[-1]]
    what = (
        "Activations, blame and weight gradients of all layers in all "
        f"{record.n_networks} networks; differences relative to each value"
    )
    against = "a plain loop over the layers"
    return [agree(in_a_row(ours), in_a_row(theirs), against, what, 1e-9, TINY)]


def reference(record: Record) -> Opinion | None:
    """Ask scikit-learn for the weight gradients of the first network."""
    stack, ours = record.settings.stack, record.profile.weight_grads[0]
    cancels_exactly = stack.scheme == "constant"  # there it has rounding errors only
    if cancels_exactly or not np.isfinite(ours).all():
        return None
    first = first_drawn(stack, record.n_networks, record.settings.seed)
    theirs = grads_by_scikit_learn(stack, first)
    if theirs is None:
        return None
    what = (
        "The size of the weight gradients of the first network in all layers, "
        "relative to each value (what is below 10⁻¹⁸ is lost in its step)"
    )
    against = "scikit-learn's backpropagation"
    return agree(ours, theirs, against, what, 1e-7, LEAST_STEP)


def table(record: Record) -> Table:
    """List the layers, the last first, as the blame comes back."""
    columns = (
        record.activations.middle[1:],
        record.deltas.middle,
        record.deltas.low,
        record.deltas.high,
        record.weight_grads.middle,
        record.alone,
    )
    layers = range(record.settings.depth, 0, -1)
    found = (cells(column[::-1], TOO_LARGE) for column in columns)
    return Table(COLUMNS, list(zip(layers, *found, strict=True)))


def reached(record: Record, step: int) -> int:
    """Return the table's rows that blame has come back to."""
    back = record.stops[step].back
    return 0 if back is None else record.settings.depth - back + 1


def script(record: Record) -> Script:
    """Write a script that draws the networks and sends the blame back again."""
    stack = record.settings.stack
    steepest = ACTIVATIONS[stack.activation].steepest
    body = BODY.format(steepest=steepest, cancels=cancels(stack))
    drawn = record.n_networks, record.settings.seed
    return Script(drawing_script(SAYS, stack, drawn, N_SAMPLES, body), COLUMNS[1:])
