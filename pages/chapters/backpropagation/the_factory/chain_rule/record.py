"""What "Chain rule" computes: the gradient of one weight as products of factors."""

from dataclasses import dataclass
from itertools import accumulate
from operator import mul

import numpy as np

from engines.backpropagation import ChainPath, Factor, chain_paths, sum_of
from pages.figures.network_names import Names, Place
from pages.ui.chapter import Opinion, Script, Table, agree

from ..record import Settings, Trip, measured, there_and_back
from ..script import pass_script

COLUMNS = ("path", "factor", "value", "product so far")


@dataclass(frozen=True, eq=False)
class Record:
    """The pass, the paths that lead to one parameter, and the products along them."""

    settings: Settings
    trip: Trip
    paths: tuple[ChainPath, ...]
    so_far: tuple[tuple[float, ...], ...]  # of each path: the product up to a factor
    total: float  # the sum over the paths: the gradient
    measured: float  # the same by the complex step

    @property
    def place(self) -> Place:
        """Which parameter it is about."""
        return self.settings.weight

    @property
    def names(self) -> Names:
        """What units and parameters are called."""
        return self.settings.names

    @property
    def parameter(self) -> str:
        """What the parameter is called."""
        return self.names.parameter(self.place)

    @property
    def spots(self) -> list[tuple[int, int]]:
        """Every factor's path and its number there, in the order of the steps."""
        counts = enumerate(len(path.factors) for path in self.paths)
        return [(n, k) for n, count in counts for k in range(count)]

    @property
    def n_steps(self) -> int:
        """The line, every factor, the sum where there is one, and the check."""
        sums = 1 if len(self.paths) > 1 else 0
        return 2 + len(self.spots) + sums

    def is_summed(self, step: int) -> bool:
        """Tell whether the gradient itself is known at a step."""
        return step > len(self.spots)

    def at(self, step: int) -> tuple[int, int] | None:
        """Return the path and the factor of a step, or None at the ends."""
        return self.spots[step - 1] if 1 <= step <= len(self.spots) else None

    def name(self, factor: Factor) -> str:
        """Return what a factor is called on the page."""
        unit = self.names.unit(factor.layer + 1, factor.unit)
        if factor.kind == "error":
            return f"∂E/∂z of {unit}" if self.trip.is_logits else f"∂E/∂{unit}"
        if factor.kind == "slope":
            return f"slope of {unit}"
        if factor.kind == "weight":
            place = Place(factor.layer, factor.unit, factor.source)
            return self.names.parameter(place)
        if factor.source is None:
            return "1 for a bias"
        return self.names.unit(factor.layer, factor.source)


def run(settings: Settings) -> Record:
    """Pass forward and back, and follow every path to the parameter."""
    trip, place = there_and_back(settings), settings.weight
    network, parameters, *_ = settings.problem
    spot = place.layer, place.unit, place.source
    paths = chain_paths(network, parameters, trip.numbers.passed, *spot)
    so_far = tuple(
        tuple(accumulate((factor.value for factor in path.factors), mul))
        for path in paths
    )
    total = float(sum_of(np.array([path.value for path in paths])))
    at = list(trip.names.places()).index(place)
    return Record(settings, trip, paths, so_far, total, float(trip.check.numeric[at]))


def opinions(record: Record) -> list[Opinion]:
    """Measure the gradients from E alone; the chain's own most of all."""
    name = record.parameter
    own = agree(
        record.total,
        record.measured,
        f"the measured gradient of {name}",
        f"The sum of the products, against E with {name} nudged (complex step)",
        allowed=1e-10,
    )
    return [own, measured(record.trip)]


def table(record: Record) -> Table:
    """List the factors along every path, and the gradient they come to."""
    rows = []
    for n, k in record.spots:
        factor = record.paths[n].factors[k]
        name, product = record.name(factor), record.so_far[n][k]
        rows.append((str(n + 1), name, factor.value, product))
    gradient = f"∂E/∂{record.parameter}"
    return Table(COLUMNS, [*rows, ("all", gradient, record.total, record.total)])


def reached(record: Record, step: int) -> int:
    """Return how many of them are known at a step."""
    return min(step, len(record.spots) + 1)


def script(record: Record) -> Script:
    """Write the products as a script that multiplies them again."""
    says = f"The chain rule: the gradient of {record.parameter} as a sum over paths."
    end = _products(record.names, record.place)
    return pass_script(record.settings, says, end, ("value",), step=False)


def _products(names: Names, place: Place) -> str:
    """Return the lines that multiply along every path and add the products."""
    unit = place.unit
    came = "1.0" if place.source is None else f"{'xh'[place.layer]}[{place.source}]"
    if place.layer == 1:
        product = f"error_grad[{unit}] * slope_out[{unit}] * {came}"
        return f"# One path only: mistake, slope, input.\nprint(repr(float({product})))"
    return f"""# One path through each output: mistake, slope, weight, slope, input.
gradient = 0.0
for k in range({names.sizes[2]}):
    path = error_grad[k] * slope_out[k] * v[{unit}, k] * slope[{unit}] * {came}
    gradient += path
print(repr(float(gradient)))"""
