"""What "Chain rule" computes: the gradient of one weight as products of factors."""

from dataclasses import dataclass
from itertools import accumulate
from operator import mul

import numpy as np

from engines.backpropagation import chain_paths, sum_of
from pages.chapters.backpropagation.the_factory import script as written
from pages.chapters.backpropagation.the_factory.record import (
    Settings,
    Trip,
    measured,
    there_and_back,
)
from pages.figures.chain_tiles import Chain
from pages.figures.network_names import Names, Place
from pages.ui import exports
from pages.ui.chapter import Opinion, Script, Table, agree

COLUMNS = ("path", "factor", "value", "product so far")


@dataclass(frozen=True, eq=False)
class Record:
    """The pass, and the chain of one parameter."""

    settings: Settings
    trip: Trip
    chain: Chain
    measured: float  # its gradient by the complex step


def run(settings: Settings) -> Record:
    """Pass forward and back, and follow every path to the parameter."""
    trip, place, names = there_and_back(settings), settings.weight, settings.names
    done, spot = trip.numbers.done, (place.layer, place.unit, place.source)
    paths = chain_paths(done.network, done.parameters, done.passed, *spot)
    so_far = tuple(
        tuple(accumulate((factor.value for factor in path.factors), mul))
        for path in paths
    )
    total = float(sum_of(np.array([path.value for path in paths])))
    chain = Chain(trip.numbers, names, place, paths, so_far, total)
    at = list(names.places()).index(place)
    return Record(settings, trip, chain, float(trip.check.numeric[at]))


def opinions(record: Record) -> list[Opinion]:
    """Measure the gradients from E alone; the chain's own most of all."""
    name = record.settings.names.parameter(record.settings.weight)
    own = agree(
        record.chain.total,
        record.measured,
        f"the measured gradient of {name}",
        f"The sum of the products, against E with {name} nudged (complex step)",
        allowed=1e-10,
    )
    return [own, measured(record.trip)]


def table(record: Record) -> Table:
    """List the factors along every path, and the gradient they come to."""
    chain = record.chain
    rows = [
        (str(n), chain.name(factor), factor.value, product)
        for n, (path, products) in enumerate(
            zip(chain.paths, chain.so_far, strict=True), 1
        )
        for factor, product in zip(path.factors, products, strict=True)
    ]
    gradient = f"∂E/∂{record.settings.names.parameter(chain.place)}"
    return Table(COLUMNS, [*rows, ("all", gradient, chain.total, chain.total)])


def reached(record: Record, step: int) -> int:
    """Return how many of them are known at a step."""
    chain = record.chain
    return chain.n_factors + 1 if chain.is_summed(step) else chain.n_known(step)


def script(record: Record) -> Script:
    """Write the products as a script that multiplies them again."""
    names, place = record.settings.names, record.settings.weight
    says = (
        f"The chain rule: the gradient of {names.parameter(place)} as a sum over paths."
    )
    body = written.pass_code(record.settings, _products(names, place), step=False)
    return Script(exports.script(says, written.SOURCES, body), ("value",))


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
