"""The part "Census": who still passes blame on, and how far every layer moves."""

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np

from engines.backpropagation import (
    ACTIVATIONS,
    DepthProfile,
    Stack,
    backward,
    band_of,
    depth_profile,
    forward,
    take_census,
)
from engines.backpropagation.census import Census as Taken
from engines.backpropagation.depth import DEAD, SATURATED
from engines.datasets import digit_samples
from pages.chapters.backpropagation.telephone import census_words as words
from pages.chapters.backpropagation.telephone.part import TelephonePart
from pages.chapters.backpropagation.telephone.plain_pass import UNITS, forward_pass
from pages.chapters.backpropagation.telephone.settings import (
    KEY,
    N_SAMPLES,
    Settings,
)
from pages.chapters.backpropagation.telephone.stack_script import script
from pages.figures.census import ratios_panel, shares_panel
from pages.figures.panel import Panel
from pages.ui import exports
from pages.ui import old_controls as controls
from pages.ui.bets import Bet
from pages.ui.old_chapter import Numbers, Opinion, Remedy

RATES = [0.0001, 0.001, 0.01, 0.1, 1.0, 10.0]
N_SEEDS = 7
PRINTS = ("saturated", "dead")
SCRIPT = """
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

    profile: DepthProfile
    census: Taken


class Census(TelephonePart):
    """Which units still pass blame on, and how far does an update go?"""

    code = (take_census, band_of, depth_profile)

    def ask(self, settings: Settings) -> Hashable:
        """Ask for the learning rate: the size of an update depends on it."""
        return controls.scale("Learning rate η", f"{KEY}_eta", RATES, 0.1)

    def run(self, settings: Settings) -> Record:
        """Count the units of a few networks that differ in their luck only."""
        samples = digit_samples(N_SAMPLES)[:2]
        profile = depth_profile(
            settings.stack, *samples, N_SEEDS, settings.seed, settings.more
        )
        return Record(profile, take_census(profile))

    def labels(self, settings: Settings, record: Record) -> list[str]:
        """Count the layers."""
        depth = settings.stack.depth
        return [f"layer {at} of {depth}" for at in range(1, depth + 1)]

    def panels(self, settings: Settings, record: Record) -> list[Panel]:
        """Draw the shares, and the update ratios, layer by layer."""
        return [shares_panel(record.census), ratios_panel(record.census)]

    def bet(self, settings: Settings, record: Record) -> Bet:
        """Ask how many are saturated in the last layer."""
        return words.bet(settings.stack, record.census)

    def story(self, settings: Settings, record: Record, step: int) -> list[str]:
        """Tell one layer's census."""
        return words.story(settings, record.census, step)

    def ending(
        self, settings: Settings, record: Record
    ) -> tuple[list[str], Remedy | None]:
        """Compare the layers with each other and with the rule of thumb."""
        return words.ending(settings, record.census), None

    def numbers(self, settings: Settings, record: Record, step: int) -> Numbers:
        """Give this layer's counts, and the table of all."""
        told = words.formulas(settings, record.census, step, N_SEEDS)
        return Numbers(told, words.COLUMNS, words.rows(record.census), step + 1)

    def opinions(self, settings: Settings, record: Record, step: int) -> list[Opinion]:
        """Count one network's units again by measured slopes, and take one update."""
        return [_counted_again(settings, record), _moved(settings, record)]

    def take_home(self, settings: Settings, record: Record) -> exports.TakeHome:
        """Give the table, and the census of the last layer as a script."""
        says = "A census of a deep stack: who is saturated, who is dead."
        stack, luck = settings.stack, (N_SEEDS, settings.seed)
        steepest = ACTIVATIONS[stack.activation].steepest
        body = SCRIPT.format(flat=SATURATED * steepest, dead=DEAD)
        code = script(says, stack, luck, N_SAMPLES, body, functions=())
        return exports.TakeHome(words.COLUMNS, words.rows(record.census), code, PRINTS)


def _first_network(stack: Stack, seed: int):
    """Return the network of the first seed, its parameters, inputs and targets."""
    inputs, targets, _ = digit_samples(N_SAMPLES)
    network = stack.network(inputs.shape[1], targets.shape[1])
    many = stack.initialize(network, N_SEEDS, seed)
    one = many.with_vector(many.vector[0])
    return network, one, inputs, targets


def _counted_again(settings: Settings, record: Record) -> Opinion:
    """Pass the samples through one network, and measure every unit's slope."""
    stack = settings.stack
    _, parameters, inputs, _ = _first_network(stack, settings.seed)
    g = ACTIVATIONS[stack.activation]
    kind = UNITS[stack.activation], stack.batch_norm, stack.residual
    dead, saturated = [], []
    with np.errstate(all="ignore"):
        _, _, layers = forward_pass(*kind, parameters.weights, inputs)
        for _, _, z, *_ in layers:
            slope = np.abs(np.imag(g.value(z + 1e-20j)) / 1e-20)
            dead.append((slope < DEAD).all(axis=0).mean())
            saturated.append((slope < SATURATED * g.steepest).mean())
    profile = record.profile
    gaps = (dead - profile.dead_units[0], saturated - profile.saturated_units[0])
    what = (
        "Dead and saturated shares of the first seed's network, unit by unit from "
        "measured slopes"
    )
    why = "a slope on the very limit"
    return Opinion("a count again", float(np.abs(gaps).max()), 2e-3, what, why)


def _moved(settings: Settings, record: Record) -> Opinion:
    """Take the update in the first seed's network and measure how far it went."""
    network, parameters, *samples = _first_network(settings.stack, settings.seed)
    ours = record.profile.update_ratios[0]
    with np.errstate(all="ignore"):
        passed = forward(network, parameters, *samples)
        grads = backward(network, parameters, passed).weight_grads
        theirs = np.array(
            [
                settings.more * np.linalg.norm(grad) / np.linalg.norm(weights)
                for grad, weights in zip(
                    grads[:-1], parameters.weights[:-1], strict=True
                )
            ]
        )
        gaps = np.abs(theirs - ours) / np.maximum(np.abs(theirs), 1e-300)
    both = np.isfinite(theirs) & np.isfinite(ours)
    gap = float(gaps[both].max()) if both.any() else 0.0
    what = "Update over weights in every layer of the first seed's network, alone"
    return Opinion("one network on its own", gap, 1e-6, what)
