"""The part "Nudging": what a gradient costs, by one pass back and by nudging."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation import Cost, Network, Parameters, multiplications
from engines.reference.by_hand import by_hand
from pages.chapters.backpropagation.the_factory import nudging_words as words
from pages.chapters.backpropagation.the_factory import settings
from pages.chapters.backpropagation.the_factory.settings import Settings
from pages.figures.nudging import cost_panel
from pages.figures.panel import Panel
from pages.ui import exports
from pages.ui import old_controls as controls
from pages.ui.bets import Bet
from pages.ui.old_chapter import Numbers, Opinion, Remedy
from pages.ui.old_parts import Part
from pages.words.formulas import tex

# Multiplications a second.
SPEEDS = {"a million": 1e6, "a billion": 1e9, "a trillion": 1e12, "a quadrillion": 1e15}

MOST_COUNTED = 3000  # parameters of a network that is really passed, one by one
COLUMNS = (
    "network",
    "P",
    "one pass there and back",
    "nudging",
    "times as much",
    "seconds of nudging",
)
PRINTS = COLUMNS[1:]


@dataclass(frozen=True)
class Known:
    """A network by its layers: what it is called, and how it is written."""

    name: str
    sizes: tuple[int, ...]
    written: str


def _stack(name: str, width: int, n_layers: int) -> Known:
    sizes = (width,) * (n_layers + 1)
    return Known(name, sizes, f"{n_layers:,} layers of {width:,} × {width:,}")


def _listed(name: str, *sizes: int) -> Known:
    return Known(name, sizes, "-".join(map(str, sizes)))


NETWORKS = (
    _listed("the factory", 2, 2, 1),
    _listed("three classes of iris", 4, 8, 3),
    _listed("8 × 8 digits", 64, 32, 10),
    _listed("28 × 28 digits", 784, 100, 10),
    _listed("28 × 28 digits, wide", 784, 800, 10),
    _listed("the last layers of AlexNet", 9216, 4096, 4096, 1000),
    _stack("a plain stack as large as GPT-2", 12_800, 9),
    _stack("a plain stack as large as GPT-3", 12_288, 1_159),
)


@dataclass(frozen=True, eq=False)
class Record:
    """What every network's gradient costs."""

    costs: tuple[Cost, ...]
    speed: float  # multiplications a second
    n_parameters: np.ndarray  # (n,)
    multiplications: np.ndarray  # (n, 2) by one pass back, and by nudging
    seconds: np.ndarray  # (n, 2)
    marks: tuple[tuple[str, float], ...]  # a time in words, its multiplications


class Nudging(Part):
    """Why not simply nudge every weight?"""

    code = (multiplications, by_hand)

    def ask(self, chosen: Settings) -> float:
        """Ask how fast the machine is."""
        label = "Multiplications a second"
        names, key = list(SPEEDS), f"{settings.KEY}_speed"
        return SPEEDS[controls.choice(label, key, names, names[1])]

    def run(self, settings: Settings) -> Record:
        """Count for every network."""
        costs = tuple(multiplications(known.sizes) for known in NETWORKS)
        counts = np.array([(c.backpropagation, c.nudging) for c in costs], dtype=float)
        sizes = np.array([cost.n_parameters for cost in costs], dtype=float)
        marks = tuple((name, settings.more * s) for name, s in words.TIMES)
        speed = settings.more
        return Record(costs, speed, sizes, counts, counts / speed, marks)

    def labels(self, settings: Settings, record: Record) -> list[str]:
        """Name the networks."""
        return [known.name for known in NETWORKS]

    def panels(self, settings: Settings, record: Record) -> list[Panel]:
        """Draw both costs against the number of parameters."""
        return [cost_panel(record.n_parameters, record.multiplications, record.marks)]

    def bet(self, settings: Settings, record: Record) -> Bet:
        """Ask how long nudging takes for the largest network."""
        return words.bet(NETWORKS[-1], record)

    def story(self, settings: Settings, record: Record, step: int) -> list[str]:
        """Say what one network costs, both ways."""
        return words.story(NETWORKS[step], record, step)

    def ending(
        self, settings: Settings, record: Record
    ) -> tuple[list[str], Remedy | None]:
        """Say why nobody nudges."""
        return words.ending(NETWORKS, record), None

    def numbers(self, settings: Settings, record: Record, step: int) -> Numbers:
        """Put the network's size into both counts."""
        cost = record.costs[step]
        there, p = tex(cost.forward), tex(cost.n_parameters)
        formulas = [
            (
                "One pass there and back: each weight about three times",
                rf"{there} + {tex(cost.backward)} = "
                rf"{tex(cost.backpropagation)}",
            ),
            (
                "Nudging: two passes forward for each of P parameters",
                rf"2 P \cdot {there} = 2 \cdot {p} \cdot {there} = "
                rf"{tex(cost.nudging)}",
            ),
        ]
        return Numbers(formulas, COLUMNS, _rows(record), step + 1)

    def opinions(self, settings: Settings, record: Record, step: int) -> list[Opinion]:
        """Count small networks' multiplications one by one; the rest by algebra."""
        return [_counted(record), _closed(record)]

    def take_home(self, settings: Settings, record: Record) -> exports.TakeHome:
        """Give the counts, and the counting as a script."""
        sizes = NETWORKS[-1].sizes
        body = f"""
sizes = np.array([{sizes[0]}] * {len(sizes)})  # units, the inputs first
a_second = {record.speed!r}  # multiplications
weights = [int(a) * int(b) for a, b in zip(sizes[:-1], sizes[1:])]
units = int(sizes[1:].sum())
n_parameters = sum(weights) + units

forward = sum(weights)  # every weight multiplies what it is sent
slopes = units  # every unit's blame is multiplied by its slope
gradients = sum(weights)  # blame times what was sent, for every weight
handed_on = sum(weights[1:])  # blame times weight; the first layer hands on none
back = forward + slopes + gradients + handed_on
nudging = 2 * n_parameters * forward  # two forward passes for every parameter
print(repr(float(n_parameters)))
print(repr(float(back)))
print(repr(float(nudging)))
print(repr(nudging / back))
print(repr(nudging / a_second))
"""
        says = "What the gradient of a large network costs, both ways."
        code = exports.script(says, (), body)
        return exports.TakeHome(COLUMNS, _rows(record), code, PRINTS)


def _rows(record: Record) -> list[tuple]:
    """Return floats: the counts are too large for whole numbers of 64 bits."""
    return [
        (
            known.name,
            float(cost.n_parameters),
            float(cost.backpropagation),
            float(cost.nudging),
            float(cost.ratio),
            float(seconds[1]),
        )
        for known, cost, seconds in zip(
            NETWORKS, record.costs, record.seconds, strict=True
        )
    ]


def _counted(record: Record) -> Opinion:
    """Pass through every small network in plain Python, counting."""
    gap, n = 0.0, 0
    for known, (back, nudging) in zip(NETWORKS, record.multiplications, strict=True):
        pairs = list(zip(known.sizes[:-1], known.sizes[1:], strict=True))
        blank = Parameters(
            tuple(np.zeros(pair) for pair in pairs if sum(known.sizes) < 200),
            tuple(np.zeros(pair[1]) for pair in pairs if sum(known.sizes) < 200),
        )
        if not blank.weights or blank.count > MOST_COUNTED:
            continue
        sample = ([1.0] * known.sizes[0], [0.0] * known.sizes[-1])
        done, n = by_hand(Network(known.sizes), blank, *sample), n + 1
        both = done.forward + done.backward, 2 * blank.count * done.forward
        gap = max(gap, abs(both[0] - back), abs(both[1] - nudging))
    what = f"The multiplications of the {n} smallest networks, counted one by one"
    less = "less than one multiplication"
    return Opinion("a count in plain Python", float(gap), 0.5, what, less)


def _closed(record: Record) -> Opinion:
    """Compare the largest two with the algebra of a stack of squares."""
    gap = 0.0
    for known, counts in list(zip(NETWORKS, record.multiplications, strict=True))[-2:]:
        n, layers = float(known.sizes[0]), len(known.sizes) - 1
        back = layers * n * (3 * n + 1) - n**2
        nudging = 2 * layers**2 * n**3 * (n + 1)
        gap = max(gap, abs(back / counts[0] - 1), abs(nudging / counts[1] - 1))
    what = "Both counts of the two largest, L layers of n × n (as a share)"
    return Opinion("L n (3n + 1) − n², and 2 L² n³ (n + 1)", gap, 1e-12, what)
