"""What "Nudging" computes: what a gradient costs, by one pass back and by nudging."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from engines.backpropagation import Cost, Network, Parameters, multiplications
from engines.reference.by_hand import by_hand
from pages.ui import exports
from pages.ui.chapter import Opinion, Script, Table, agree

from ..record import Settings

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

    settings: Settings
    costs: tuple[Cost, ...]
    n_parameters: np.ndarray  # (n,)
    multiplications: np.ndarray  # (n, 2) by one pass back, and by nudging
    seconds: np.ndarray  # (n, 2)


def run(settings: Settings) -> Record:
    """Count for every network."""
    costs = tuple(multiplications(known.sizes) for known in NETWORKS)
    counts = np.array([(c.backpropagation, c.nudging) for c in costs], dtype=float)
    sizes = np.array([cost.n_parameters for cost in costs], dtype=float)
    return Record(settings, costs, sizes, counts, counts / settings.speed)


def opinions(record: Record) -> list[Opinion]:
    """Count small networks' multiplications one by one; the rest by algebra."""
    return [_counted(record), _closed(record)]


def _counted(record: Record) -> Opinion:
    """Pass through every small network in plain Python, counting."""
    small = [k for k, size in enumerate(record.n_parameters) if size <= MOST_COUNTED]
    counts = np.array([_by_counting(NETWORKS[k]) for k in small])
    gap = float(np.abs(counts - record.multiplications[small]).max())
    what = (
        f"The multiplications of the {len(small)} smallest networks, counted one by one"
    )
    less = "less than one multiplication"
    return Opinion("a count in plain Python", gap, 0.5, what, less)


def _by_counting(known: Known) -> tuple[int, int]:
    """Return how often a pass back and nudging multiply, one by one."""
    pairs = list(pairwise(known.sizes))
    weights = tuple(np.zeros(pair) for pair in pairs)
    blank = Parameters(weights, tuple(np.zeros(n_out) for _, n_out in pairs))
    sample = ([1.0] * known.sizes[0], [0.0] * known.sizes[-1])
    counted = by_hand(Network(known.sizes), blank, *sample)
    return counted.forward + counted.backward, 2 * blank.count * counted.forward


def _closed(record: Record) -> Opinion:
    """Compare the largest two with the algebra of a stack of squares."""
    largest = record.multiplications[-2:]
    exact = np.array([_of_squares(known) for known in NETWORKS[-2:]])
    what = "Both counts of the two largest, L layers of n × n (as a share)"
    against = "L n (3n + 1) − n², and 2 L² n³ (n + 1)"
    return agree(largest / exact, np.ones_like(exact), against, what, allowed=1e-12)


def _of_squares(known: Known) -> tuple[float, float]:
    """Return both counts of a stack of square layers, by algebra."""
    n, n_layers = float(known.sizes[0]), len(known.sizes) - 1
    back = n_layers * n * (3 * n + 1) - n**2
    return back, 2 * n_layers**2 * n**3 * (n + 1)


def table(record: Record) -> Table:
    """List the networks; floats, for the counts are too large for 64 bits."""
    rows = [
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
    return Table(COLUMNS, rows)


def script(record: Record) -> Script:
    """Write the counting as a script."""
    sizes = NETWORKS[-1].sizes
    body = f"""
sizes = np.array([{sizes[0]}] * {len(sizes)})  # units, the inputs first
a_second = {record.settings.speed!r}  # multiplications
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
    return Script(exports.script(says, (), body), COLUMNS[1:])
