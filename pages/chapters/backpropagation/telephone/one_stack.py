"""The part "One stack": what becomes of values, blame and gradients by layer."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation import (
    ACTIVATIONS,
    Band,
    DepthProfile,
    Stack,
    backward,
    band_of,
    depth_profile,
    expected_factor,
    forward,
    slopes_alone,
)
from engines.datasets import digit_samples
from engines.reference import mlp_gradients
from pages.chapters.backpropagation.telephone import one_stack_ending as end
from pages.chapters.backpropagation.telephone import one_stack_words as words
from pages.chapters.backpropagation.telephone import profiles
from pages.chapters.backpropagation.telephone.one_stack_formulas import formulas
from pages.chapters.backpropagation.telephone.part import TelephonePart
from pages.chapters.backpropagation.telephone.settings import N_SAMPLES, Settings
from pages.chapters.backpropagation.telephone.stack_script import cancels, script
from pages.figures import theme
from pages.figures.decades import close_limits, wide_limits
from pages.figures.depth import Line, sizes_panel
from pages.figures.panel import Panel
from pages.ui.bets import Bet
from pages.ui.exports import TakeHome
from pages.ui.old_chapter import Numbers, Opinion, Remedy

COLUMNS = (
    "layer",
    "activations a",
    "blame δ",
    "δ, smallest",
    "δ, largest",
    "weight gradient",
    "slopes alone",
)
PRINTS = COLUMNS[1:]
SCRIPT = """
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


@dataclass(frozen=True, eq=False)
class StackRecord:
    """The sizes by layer of many networks, as lines and bands."""

    profile: DepthProfile
    activations: Band  # (depth + 1,) the inputs first
    deltas: Band  # (depth,)
    weight_grads: Band  # (depth,)
    alone: np.ndarray  # (depth,) delta if all slopes were the steepest, weights 1
    again: tuple[np.ndarray, ...]  # activations, deltas, weight_grads, in a plain loop
    expected: float | None  # delta's factor a layer by theory, or None without one
    walk: profiles.Walk

    @property
    def stack(self) -> Stack:
        """The settings of the networks."""
        return self.profile.stack

    @property
    def n_networks(self) -> int:
        """How many networks there are."""
        return len(self.profile.losses)

    @property
    def bands(self) -> tuple[Band, Band, Band]:
        """The three bands in the order of `again`."""
        return self.activations, self.deltas, self.weight_grads

    def kept(self, band: Band, layer: int = 1) -> float | None:
        """Return a layer's median over the last one's, or None if that is lost."""
        return words.ratio(band.middle[layer - 1], band.middle[-1]) or None


def stack_record(stack: Stack, seed: int) -> StackRecord:
    """Return the record of a stack."""
    drawn = profiles.drawn_for(stack, profiles.n_networks_of(stack), seed)
    profile = profiles.profile_of(stack, drawn)
    bands = [
        band_of(sizes)
        for sizes in (profile.activations, profile.deltas, profile.weight_grads)
    ]
    last = bands[1].middle[-1]
    start = float(last) if np.isfinite(last) else 0.0
    return StackRecord(
        profile,
        *bands,
        slopes_alone(stack.activation, stack.depth, start),
        profiles.sizes_again(stack, drawn),
        expected_factor(stack),
        profiles.walk_through(stack.depth),
    )


class OneStack(TelephonePart):
    """What is left of the blame when it reaches the first layer?"""

    code = (depth_profile, forward, backward)

    def run(self, settings: Settings) -> StackRecord:
        """Send the digits through many networks, and the blame back."""
        return stack_record(settings.stack, settings.seed)

    def labels(self, settings: Settings, record: StackRecord) -> list[str]:
        """Name the layer that is reached, forward or back."""
        return [words.label(record, step) for step in range(record.walk.n_steps)]

    def panels(self, settings: Settings, record: StackRecord) -> list[Panel]:
        """Draw activations, blame and gradients by layer, on one scale."""
        sizes = [edge for band in record.bands for edge in (band.low, band.high)]
        over, depth = self.is_over(settings), record.stack.depth
        limits = close_limits(sizes) if over else wide_limits(depth, sizes)
        many = f"all {record.n_networks}"
        return [sizes_panel(line, depth, limits, many) for line in _lines(record)]

    def bet(self, settings: Settings, record: StackRecord) -> Bet:
        """Ask how much of the blame arrives."""
        return end.bet(record)

    def story(self, settings: Settings, record: StackRecord, step: int) -> list[str]:
        """Tell what has reached this layer."""
        return words.story(record, step)

    def ending(
        self, settings: Settings, record: StackRecord
    ) -> tuple[list[str], Remedy | None]:
        """Tell what arrived, and which factor decided it."""
        return end.ending(record), end.remedy(record)

    def numbers(self, settings: Settings, record: StackRecord, step: int) -> Numbers:
        """Put this layer's sizes into the formulas."""
        _, back = record.walk.reached(step)
        reached = 0 if back is None else record.stack.depth - back + 1
        return Numbers(formulas(record, step), COLUMNS, _rows(record), reached)

    def opinions(
        self, settings: Settings, record: StackRecord, step: int
    ) -> list[Opinion]:
        """Hold all sizes, and the lines drawn, against a plain loop over the layers."""
        profile = record.profile
        told = (profile.activations, profile.deltas, profile.weight_grads)
        middle = record.n_networks // 2
        gaps = [profiles.gap(*pair) for pair in zip(told, record.again, strict=True)]
        for band, again in zip(record.bands, record.again, strict=True):
            lines = np.sort(np.where(np.isnan(again), np.inf, again), axis=0)
            edges = zip(
                (band.low, band.middle, band.high), (0, middle, -1), strict=True
            )
            gaps += [profiles.gap(edge, lines[at]) for edge, at in edges]
        what = (
            f"Activations, blame and weight gradients of all layers in all "
            f"{record.n_networks} networks; differences relative to each value"
        )
        return [Opinion("a plain loop over the layers", max(gaps), 1e-9, what)]

    def reference(self, settings: Settings, record: StackRecord) -> Opinion | None:
        """Ask scikit-learn for the weight gradients of the first network."""
        inputs, targets, _ = digit_samples(N_SAMPLES)
        network = record.stack.network(inputs.shape[1], targets.shape[1])
        many = record.stack.initialize(network, record.n_networks, settings.seed)
        first = many.with_vector(many.vector[0])
        ours = record.profile.weight_grads[0]
        if not np.isfinite(ours).all():
            return None
        found = mlp_gradients(network, first, inputs, targets)
        if found is None:
            return None
        theirs = np.array([np.sqrt((grad**2).mean()) for grad in found[1][:-1]])
        off = profiles.gap(ours, theirs)
        what = (
            "The size of the weight gradients of the first network in all layers, "
            "relative to each value"
        )
        return Opinion("scikit-learn's backpropagation", off, 1e-7, what)

    def take_home(self, settings: Settings, record: StackRecord) -> TakeHome:
        """Give the sizes by layer, and a script that sends blame back again."""
        stack = record.stack
        body = SCRIPT.format(
            steepest=ACTIVATIONS[stack.activation].steepest,
            cancels=cancels(stack),
        )
        says = "Sizes of activations, blame and weight gradients in the first layer."
        luck = record.n_networks, settings.seed
        code = script(says, stack, luck, N_SAMPLES, body)
        return TakeHome(COLUMNS, _rows(record), code, PRINTS)


def _lines(record: StackRecord) -> list[Line]:
    """Return the three lines and what each step shows of them."""
    there, back, depth = [], [], record.stack.depth
    for step in range(record.walk.n_steps):
        ahead, behind = record.walk.reached(step)
        there.append((0, ahead, ahead))
        back.append(None if behind is None else (behind, depth, behind))
    steepest = ACTIVATIONS[record.stack.activation].steepest
    alone = {"alone": record.alone, "alone_name": f"× {steepest:g} a layer"}
    return [
        Line("Activations a →", "a", record.activations, 0, there, theme.PATH),
        Line("← Blame δ", "δ", record.deltas, 1, back, theme.HERE, **alone),
        Line(
            "← Weight gradients ∂E/∂W",
            "gradients",
            record.weight_grads,
            1,
            back,
            theme.SLOPE,
            "dot",
        ),
    ]


def _rows(record: StackRecord) -> list[tuple]:
    """Return one row a layer, the last first, as the blame comes back."""
    deltas = record.deltas
    columns = (
        record.activations.middle[1:],
        deltas.middle,
        deltas.low,
        deltas.high,
        record.weight_grads.middle,
        record.alone,
    )
    cells = [words.cells(column[::-1]) for column in columns]
    return list(zip(range(record.stack.depth, 0, -1), *cells, strict=True))
