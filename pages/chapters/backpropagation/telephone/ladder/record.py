"""Every rung of the ladder at one depth, and what is left of the blame on it."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation import (
    RUNGS,
    DepthProfile,
    Rung,
    climb,
    depth_profile,
    relative_errors,
)
from engines.reference import largest_gap
from pages.ui.chapter import Opinion, Script, Table, agree
from pages.ui.long_work import telling

from ..record import (
    N_SAMPLES,
    TINY,
    Settings,
    digits,
    drawn_for,
    first_drawn,
    grads_by_scikit_learn,
    in_a_row,
    n_affordable,
    sizes_again,
)
from ..script import drawing_script
from ..verdict import ARRIVES, Line

# Many weights are slow to draw: (up to so many in a network, seeds), odd for a median.
SEEDS = ((250_000, 11), (500_000, 5), (np.inf, 3))
COLUMNS = (
    "rung",
    "since",
    "δ, last layer",
    "δ, first layer",
    "first / last",
    "per layer",
)
SAYS = """How large the blame is in the last and the first layer of a deep stack.

Prints delta of the last and of the first hidden layer, first over last, and what one
layer multiplies by: the median over many first weights.
"""
BODY = """
_, deltas, _ = sizes_of_passes(*kind, weights, inputs, targets)
line = np.median(deltas, axis=0)
kept = line[0] / line[-1]
for found in (line[-1], line[0], kept, kept ** (1 / max(1, depth - 1))):
    print(repr(float(found)))
"""


@dataclass(frozen=True, eq=False)
class Record:
    """Every rung at one depth; a rung's line is the median of its seeds."""

    settings: Settings
    rungs: tuple[Rung, ...]
    profiles: tuple[DepthProfile, ...]
    sizes: np.ndarray  # (n_rungs, depth) delta by layer, median of the seeds
    kept: np.ndarray  # (n_rungs,) the line's first layer over its last; 0 if nothing is
    factors: np.ndarray  # (n_rungs,) kept to the power 1 / (depth - 1)
    n_silent: np.ndarray  # (n_rungs,) seeds in which no blame reaches the first layer

    @property
    def n_seeds(self) -> int:
        """How many networks stand behind each line."""
        return len(self.profiles[0].losses)

    def line(self, at: int) -> Line:
        """Return a rung's line, on which the verdict is."""
        return Line(self.sizes[at], self.n_seeds)

    @property
    def is_level(self) -> np.ndarray:
        """Whether the first layer's blame is within a factor 10, (n_rungs,)."""
        fates = [self.line(at).fate for at in range(len(self.rungs))]
        return np.array([fate == ARRIVES for fate in fates])

    @property
    def off_level(self) -> np.ndarray:
        """How many powers of ten the first layer is off the last, (n_rungs,)."""
        with np.errstate(divide="ignore"):
            return np.abs(np.log10(self.kept))


def run(settings: Settings) -> Record:
    """Send blame through every rung's networks."""
    stack, watch = settings.stack, telling("Climbing the ladder")
    drawn = n_affordable(stack, SEEDS), settings.seed
    how = stack.depth, stack.width, *digits(), *drawn
    return record_of(settings, climb(*how, watch=watch))


def record_of(settings: Settings, profiles: tuple[DepthProfile, ...]) -> Record:
    """Return the lines of the rungs' profiles."""
    sizes = np.array([np.median(profile.deltas, axis=0) for profile in profiles])
    kept, factors = _first_over_last(sizes)
    silent = np.array([(profile.deltas[:, 0] == 0).sum() for profile in profiles])
    return Record(settings, RUNGS, profiles, sizes, kept, factors, silent)


def _first_over_last(sizes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return it for each line, (n_rungs,), and by layer; 0 where there is none."""
    first, last = sizes[:, 0], sizes[:, -1]
    kept = np.divide(first, last, out=np.zeros(len(sizes)), where=last > 0)
    return kept, kept ** (1 / max(1, sizes.shape[1] - 1))


def opinions_at(record: Record, step: int) -> list[Opinion]:
    """Compute this rung again in a plain loop, and its factor from every layer."""
    profile, line = record.profiles[step], record.sizes[step]
    drawn = drawn_for(profile.stack, record.n_seeds, record.settings.seed)
    deltas, again = profile.deltas, sizes_again(profile.stack, drawn)[1]
    # Where batch normalisation lets all blame cancel, what is left is rounding:
    # few units and many layers, in some of the seeds. So the median seed counts.
    off = float(np.median(relative_errors(deltas, again).max(axis=1)))
    off = max(off, largest_gap(line, np.median(deltas, axis=0), TINY))
    what = (
        f"{record.rungs[step].name}: δ of all layers in the median of "
        f"{record.n_seeds} seeds, relative to each value"
    )
    own = Opinion("a plain loop over the layers", off, 1e-7, what)
    if len(line) < 2 or not (line > 0).all():
        return [own]
    mean = np.exp(np.log(line[:-1] / line[1:]).mean())
    against, what = "the geometric mean of all steps", "The factor per layer, relative"
    return [own, agree(record.factors[step], mean, against, what, 1e-9, TINY)]


def reference(record: Record) -> Opinion | None:
    """Ask scikit-learn for the gradients of the first network that it can build."""
    at = next(i for i, rung in enumerate(record.rungs) if rung.stack.scheme == "he")
    stack = record.profiles[at].stack
    first = first_drawn(stack, record.n_seeds, record.settings.seed)
    theirs = grads_by_scikit_learn(stack, first)
    if theirs is None:
        return None
    alone = first.with_vector(first.vector[np.newaxis])
    ours = depth_profile(stack, *digits(), 1, drawn=alone)
    what = (
        f"{record.rungs[at].name}, first seed: the size of ∂L/∂W in all layers, "
        "and the δ they came with, relative to each value"
    )
    return agree(
        in_a_row([ours.weight_grads, record.profiles[at].deltas[0]]),
        in_a_row([theirs, ours.deltas]),
        "scikit-learn's gradients",
        what,
        1e-7,
        TINY,
    )


def table(record: Record) -> Table:
    """List the rungs."""
    named = [(rung.name, rung.year) for rung in record.rungs]
    last, first = record.sizes[:, -1], record.sizes[:, 0]
    numbers = np.column_stack([last, first, record.kept, record.factors]).tolist()
    rows = zip(named, numbers, strict=True)
    return Table(COLUMNS, [(*names, *sizes) for names, sizes in rows])


def script(record: Record) -> Script:
    """Write a script that climbs the last rung again."""
    stack, drawn = record.profiles[-1].stack, (record.n_seeds, record.settings.seed)
    return Script(drawing_script(SAYS, stack, drawn, N_SAMPLES, BODY), COLUMNS[2:])
