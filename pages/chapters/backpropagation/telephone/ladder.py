"""The part "Ladder of fixes": what each famous fix does to the blame."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation import (
    RUNGS,
    DepthProfile,
    Rung,
    Stack,
    climb,
    depth_profile,
    relative_errors,
)
from engines.datasets import digit_samples
from engines.reference import mlp_gradients
from pages.chapters.backpropagation.telephone import ladder_words as words
from pages.chapters.backpropagation.telephone.ladder_formulas import formulas
from pages.chapters.backpropagation.telephone.ladder_script import script
from pages.chapters.backpropagation.telephone.part import TelephonePart
from pages.chapters.backpropagation.telephone.profiles import (
    drawn_for,
    gap,
    sizes_again,
)
from pages.chapters.backpropagation.telephone.settings import N_SAMPLES, Settings
from pages.figures.ladder import RungLine, kept_panel, lines_panel
from pages.figures.panel import Panel
from pages.ui.bets import Bet
from pages.ui.exports import TakeHome
from pages.ui.long_work import telling
from pages.ui.old_chapter import Numbers, Opinion, Remedy

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
PRINTS = COLUMNS[2:]
LEVEL = 10.0  # within this factor of the last layer's blame counts as level


@dataclass(frozen=True, eq=False)
class Climb:
    """Every rung at one depth; a rung's line is the median of its seeds."""

    rungs: tuple[Rung, ...]
    profiles: tuple[DepthProfile, ...]
    sizes: np.ndarray  # (n_rungs, depth) delta by layer, median of the seeds
    kept: np.ndarray  # (n_rungs,) the line's first layer over its last; 0 if nothing is
    factors: np.ndarray  # (n_rungs,) kept to the power 1 / (depth - 1)
    n_silent: np.ndarray  # (n_rungs,) seeds in which no blame reaches the first layer
    halves: np.ndarray  # (n_rungs, 2) factor in the half by the inputs, by the outputs

    @property
    def n_seeds(self) -> int:
        """How many networks stand behind each line."""
        return len(self.profiles[0].losses)

    @property
    def depth(self) -> int:
        """The number of hidden layers."""
        return self.sizes.shape[1]

    @property
    def is_level(self) -> np.ndarray:
        """Whether the first layer's blame is within a factor 10, (n_rungs,)."""
        return (self.kept >= 1 / LEVEL) & (self.kept <= LEVEL)

    @property
    def off_level(self) -> np.ndarray:
        """How many powers of ten the first layer is off the last, (n_rungs,)."""
        with np.errstate(divide="ignore"):
            return np.abs(np.log10(self.kept))


def climbed(profiles: tuple[DepthProfile, ...], rungs=RUNGS) -> Climb:
    """Return the lines of the rungs' profiles."""
    sizes = np.array([np.median(profile.deltas, axis=0) for profile in profiles])
    first, last = sizes[:, 0], sizes[:, -1]
    kept = np.divide(first, last, out=np.zeros(len(rungs)), where=last > 0)
    silent = np.array([(profile.deltas[:, 0] == 0).sum() for profile in profiles])
    factors = kept ** (1 / max(1, sizes.shape[1] - 1))
    halves = _halves(sizes)
    return Climb(tuple(rungs), profiles, sizes, kept, factors, silent, halves)


def _halves(sizes: np.ndarray) -> np.ndarray:
    """Return what one layer multiplies by in either half, (n_rungs, 2); 0 for none."""
    middle = sizes.shape[1] // 2
    found = []
    for part in (sizes[:, : middle + 1], sizes[:, middle:]):
        first, last = part[:, 0], part[:, -1]
        ratio = np.divide(first, last, out=np.zeros(len(part)), where=last > 0)
        found.append(ratio ** (1 / max(1, part.shape[1] - 1)))
    return np.stack(found, axis=1)


def n_seeds_of(stack: Stack) -> int:
    """Return how many networks of each rung are drawn."""
    n_weights = stack.depth * stack.width**2
    return next(seeds for most, seeds in SEEDS if n_weights <= most)


class Ladder(TelephonePart):
    """What does each famous fix do to the blame?"""

    code = (climb, depth_profile)

    def run(self, settings: Settings) -> Climb:
        """Send blame through every rung's networks."""
        stack, samples = settings.stack, digit_samples(N_SAMPLES)[:2]
        seeds = n_seeds_of(stack)
        luck = seeds, settings.seed
        told = telling("Climbing the ladder")
        return climbed(climb(stack.depth, stack.width, *samples, *luck, watch=told))

    def labels(self, settings: Settings, record: Climb) -> list[str]:
        """Name the rungs, with their years."""
        return [words.label(rung) for rung in record.rungs]

    def panels(self, settings: Settings, record: Climb) -> list[Panel]:
        """Draw a line for each rung, and what is left in the first layer."""
        lines = [
            RungLine(
                rung.name,
                words.mark(record, at),
                record.sizes[at],
                float(record.kept[at]),
                words.kept_label(record, at),
                dashed=not rung.helps,
            )
            for at, rung in enumerate(record.rungs)
        ]
        return [lines_panel(lines), kept_panel(lines, LEVEL)]

    def bet(self, settings: Settings, record: Climb) -> Bet:
        """Ask which fix is the first to hold the line; where all do, which is off."""
        return words.bet(record)

    def story(self, settings: Settings, record: Climb, step: int) -> list[str]:
        """Tell what the rung changes, and what that did."""
        return words.story(record, step)

    def ending(
        self, settings: Settings, record: Climb
    ) -> tuple[list[str], Remedy | None]:
        """Tell which rungs hold the line at this depth, and which make it worse."""
        return words.ending(record), None

    def numbers(self, settings: Settings, record: Climb, step: int) -> Numbers:
        """Put this rung's sizes into ratio and factor."""
        rows = _rows(record)
        return Numbers(formulas(record, step), COLUMNS, rows, step + 1)

    def opinions(self, settings: Settings, record: Climb, step: int) -> list[Opinion]:
        """Compute this rung again in a plain loop, and its factor from every layer."""
        profile = record.profiles[step]
        drawn = drawn_for(profile.stack, record.n_seeds, settings.seed)
        deltas, again = profile.deltas, sizes_again(profile.stack, drawn)[1]
        # Where batch normalisation lets all blame cancel, what is left is rounding:
        # few units and many layers, in some of the seeds. So the median seed counts.
        off = float(np.median(relative_errors(deltas, again).max(axis=1)))
        line = np.median(deltas, axis=0)
        off = max(off, float(relative_errors(record.sizes[step], line).max()))
        name = record.rungs[step].name
        what = (
            f"{name}: δ of all layers in the median of {record.n_seeds} seeds, "
            "relative to each value"
        )
        own = Opinion("a plain loop over the layers", off, 1e-7, what)
        return [own, *_factor(record, step)]

    def reference(self, settings: Settings, record: Climb) -> Opinion | None:
        """Ask scikit-learn for the gradients of the first network that it can build."""
        at = next(i for i, rung in enumerate(record.rungs) if rung.stack.scheme == "he")
        stack = record.profiles[at].stack
        inputs, targets, _ = digit_samples(N_SAMPLES)
        network = stack.network(inputs.shape[1], targets.shape[1])
        drawn = drawn_for(stack, record.n_seeds, settings.seed)
        first = drawn.with_vector(drawn.vector[0])
        found = mlp_gradients(network, first, inputs, targets)
        if found is None:
            return None
        theirs = np.array([np.sqrt((grad**2).mean()) for grad in found[1][:-1]])
        alone = drawn.with_vector(drawn.vector[:1])
        ours = depth_profile(stack, inputs, targets, 1, drawn=alone)
        off = gap(ours.weight_grads[0], theirs)
        off = max(off, gap(ours.deltas[0], record.profiles[at].deltas[0]))
        what = (
            f"{record.rungs[at].name}, first seed: the size of ∂E/∂W in all layers, "
            "and the δ they came with, relative to each value"
        )
        return Opinion("scikit-learn's gradients", off, 1e-7, what)

    def take_home(self, settings: Settings, record: Climb) -> TakeHome:
        """Give the rungs' numbers, and a script that climbs the last one again."""
        profile = record.profiles[-1]
        code = script(profile.stack, record.n_seeds, settings.seed)
        return TakeHome(COLUMNS, _rows(record), code, PRINTS)


def _rows(record: Climb) -> list[tuple]:
    """Return one row a rung."""
    return [
        (
            rung.name,
            rung.year,
            float(record.sizes[at, -1]),
            float(record.sizes[at, 0]),
            float(record.kept[at]),
            float(record.factors[at]),
        )
        for at, rung in enumerate(record.rungs)
    ]


def _factor(record: Climb, step: int) -> list[Opinion]:
    """Hold the factor per layer against the mean of all steps from layer to layer."""
    sizes = record.sizes[step]
    if len(sizes) < 2 or not (sizes > 0).all():
        return []
    mean = float(np.exp(np.log(sizes[:-1] / sizes[1:]).mean()))
    gap = abs(float(record.factors[step]) - mean) / mean
    what = "The factor per layer, relative"
    return [Opinion("the geometric mean of all steps", gap, 1e-9, what)]
