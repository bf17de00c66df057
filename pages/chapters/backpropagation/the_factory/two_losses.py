"""The part "Two losses": a unit that is sure and wrong, and what wakes it up."""

import cmath
import math
from dataclasses import dataclass

import numpy as np

from engines.backpropagation import LOSSES, Waking, confident_unit, unit_at
from pages.chapters.backpropagation.the_factory import settings
from pages.chapters.backpropagation.the_factory import two_losses_words as words
from pages.chapters.backpropagation.the_factory.settings import Settings
from pages.figures.panel import Panel
from pages.figures.two_losses import landscape_panel, says_panel
from pages.ui import exports
from pages.ui import old_controls as controls
from pages.ui.bets import Bet
from pages.ui.old_chapter import Numbers, Opinion, Remedy
from pages.ui.old_parts import Part
from pages.words.formulas import tex

RATES = [0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0]
SQUARES, ENTROPY = words.SQUARES, words.ENTROPY
LARGEST_Z, MOST_UPDATES = 10.0, 300
COLUMNS = (
    "update",
    *("z, squared error", "says, squared error", "slope, squared error"),
    *("z, cross-entropy", "says, cross-entropy", "slope, cross-entropy"),
)
PRINTS = ("z, squared error", "slope, squared error")
PRINTS = (*PRINTS, "z, cross-entropy", "slope, cross-entropy")
TINY = 1e-20  # the complex step


@dataclass(frozen=True)
class Asked:
    """What this part asks for."""

    z: float  # the first
    target: float  # 0 or 1
    learning_rate: float
    n_updates: int


@dataclass(frozen=True, eq=False)
class Record:
    """The same unit under both losses, and the ground they walk on."""

    asked: Asked
    squares: Waking
    entropy: Waking
    squares_curve: Waking  # at every z of the picture
    entropy_curve: Waking

    @property
    def both(self) -> tuple[Waking, Waking]:
        """Squared error first."""
        return self.squares, self.entropy


class TwoLosses(Part):
    """Which loss wakes a unit that is sure and wrong?"""

    code = (confident_unit, unit_at)

    def ask(self, chosen: Settings) -> Asked:
        """Ask where the unit begins, what it should say, and how it learns."""
        key, span = settings.KEY, (-LARGEST_Z, LARGEST_Z)
        return Asked(
            controls.slider("First z", f"{key}_first_z", span, 5.0, 0.5),
            float(controls.choice("Target y", f"{key}_target", ["0", "1"], "0")),
            controls.scale("Learning rate η", f"{key}_wake_eta", RATES, 1.0),
            controls.slider("Updates", f"{key}_updates", (10, MOST_UPDATES), 200, 10),
        )

    def run(self, settings: Settings) -> Record:
        """Let the unit learn under both losses."""
        asked = settings.more
        start = (asked.z, asked.target, asked.learning_rate, asked.n_updates)
        both = [confident_unit(*start, loss) for loss in (SQUARES, ENTROPY)]
        seen = np.concatenate([waking.pre_activations for waking in both])
        ends = min(-6.0, seen.min()) - 0.5, max(6.0, seen.max()) + 0.5
        z = np.linspace(*ends, 201)
        curves = [unit_at(z, asked.target, loss) for loss in (SQUARES, ENTROPY)]
        return Record(asked, *both, *curves)

    def labels(self, settings: Settings, record: Record) -> list[str]:
        """Count the updates."""
        n = record.asked.n_updates
        return ["at first", *(f"after {t} of {n}" for t in range(1, n + 1))]

    def panels(self, settings: Settings, record: Record) -> list[Panel]:
        """Draw both losses and slopes against z, and what the unit says."""
        curves = (record.squares_curve, record.entropy_curve)
        return [
            landscape_panel(record.both, curves, "losses"),
            landscape_panel(record.both, curves, "slopes"),
            says_panel(record.both),
        ]

    def bet(self, settings: Settings, record: Record) -> Bet:
        """Ask how long squared error sleeps on."""
        return words.bet(record)

    def story(self, settings: Settings, record: Record, step: int) -> list[str]:
        """Say what the unit says under both, and what slope it feels."""
        return words.story(record, step)

    def ending(
        self, settings: Settings, record: Record
    ) -> tuple[list[str], Remedy | None]:
        """Say which wakes first, and why."""
        return words.ending(record), None

    def numbers(self, settings: Settings, record: Record, step: int) -> Numbers:
        """Put this update's answers into both slopes."""
        y, lines = record.asked.target, []
        for waking, slope in zip(record.both, (r"\, a (1 - a)", ""), strict=True):
            a = waking.activations[step]
            values = rf"({tex(a)} - {y:g})"
            if slope:
                values += rf" \cdot {tex(a)} \cdot {tex(1 - a)}"
            lines.append(
                (
                    f"The slope of the {words.NAMES[waking.loss]}",
                    rf"\frac{{dL}}{{dz}} = (a - y){slope} = {values} = "
                    rf"{tex(waking.deltas[step])}",
                )
            )
        return Numbers(lines, COLUMNS, _rows(record), step + 1)

    def opinions(self, settings: Settings, record: Record, step: int) -> list[Opinion]:
        """Measure every slope from its loss, and take every update again."""
        return [_slopes(record), _updates(record)]

    def take_home(self, settings: Settings, record: Record) -> exports.TakeHome:
        """Give the updates, and a script that takes them."""
        asked = record.asked
        body = f"""
first_z, y = {asked.z!r}, {asked.target!r}
learning_rate, n_updates = {asked.learning_rate!r}, {asked.n_updates!r}


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def squares_slope(z):  # of (y - a)^2 / 2
    return (sigmoid(z) - y) * sigmoid(z) * sigmoid(-z)


def entropy_slope(z):  # of log(1 + exp(z)) - y z: the slope of the sigmoid cancels
    return (1 - y) * sigmoid(z) - y * sigmoid(-z)  # a - y, with all its digits


for slope in (squares_slope, entropy_slope):
    z = first_z
    for _ in range(n_updates):
        z = z - learning_rate * slope(z)
    print(repr(float(z)))
    print(repr(float(slope(z))))
"""
        says = "One sigmoid unit that is sure and wrong, under two losses."
        code = exports.script(says, (), body)
        return exports.TakeHome(COLUMNS, _rows(record), code, PRINTS)


def _rows(record: Record) -> list[tuple]:
    names = ("pre_activations", "activations", "deltas")
    columns = [getattr(waking, name) for waking in record.both for name in names]
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return [(t, *row) for t, row in enumerate(rows)]


def _slopes(record: Record) -> Opinion:
    """Take a complex step of each loss, as its formula is written in a book."""
    y, gap = record.asked.target, 0.0
    for waking in record.both:
        for z, told in zip(waking.pre_activations, waking.deltas, strict=True):
            value = _loss(complex(z, TINY), y, waking.loss)
            gap = max(gap, abs(value.imag / TINY - told))
    n = 2 * len(record.squares.deltas)
    what = f"All {n} slopes, each measured from its loss alone"
    return Opinion("a complex step of the loss", gap, 1e-12, what)


def _loss(z: complex, y: float, loss: str) -> complex:
    """Return the loss at a complex z; the other way round where exp would overflow."""
    if loss == SQUARES:
        return (y - 1 / (1 + cmath.exp(-z))) ** 2 / 2
    return y * cmath.log(1 + cmath.exp(-z)) + (1 - y) * cmath.log(1 + cmath.exp(z))


def _updates(record: Record) -> Opinion:
    """Take every update again with plain numbers, and compare z and what is said."""
    asked, gap = record.asked, 0.0
    for waking in record.both:
        z = asked.z
        for t, there in enumerate(waking.pre_activations):
            a = 1 / (1 + math.exp(-z))
            gap = max(gap, abs(there - z), abs(waking.activations[t] - a))
            slope = a * (1 - a) if waking.loss == SQUARES else 1.0
            z -= asked.learning_rate * (a - asked.target) * slope
    what = f"z and what is said after each of {asked.n_updates} updates, twice"
    names = {LOSSES[waking.loss].label for waking in record.both}
    return Opinion("plain numbers", float(gap), 1e-9 * len(names), what)
