"""What the engines cost, ours against a plain reference: `python -m tests.benchmarks`.

Both sides of a row are timed in turns in the same run, because a machine's speed
drifts. Each number is the median of several repeats. Nothing here is ever asserted.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median
from time import perf_counter

import numpy as np

from engines.gradient_descent import SURFACES, GradientDescent, descend, descend_many

REPEATS = 7


@dataclass(frozen=True)
class Row:
    """Two ways to the same end, and how many times as much work each does."""

    name: str
    ours: Callable[[], object]
    reference: Callable[[], object]
    unit: str = "ms"
    ours_counts: float = 1.0
    reference_counts: float = 1.0


def seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def measure(row: Row) -> tuple[float, float]:
    """Return the median seconds of both sides, for the same amount of work."""
    row.ours()  # once to warm up
    row.reference()
    pairs = [(seconds(row.ours), seconds(row.reference)) for _ in range(REPEATS)]
    ours, reference = zip(*pairs, strict=True)
    return median(ours) / row.ours_counts, median(reference) / row.reference_counts


def rows() -> Iterator[Row]:
    yield descend_a_step()
    yield descend_from_many_starts()


def descend_a_step(n_steps: int = 1000) -> Row:
    square, optimizer = SURFACES["square"], GradientDescent(learning_rate=0.001)

    def plain_loop() -> list[tuple[float, float, float]]:
        x, moments = 10.0, []
        for _ in range(n_steps):
            gradient = 2 * x
            moments.append((x, x**2, gradient))
            x += -0.001 * gradient
        return moments

    return Row(
        name=f"descend, one step of {n_steps} on x^2, against a plain loop",
        ours=lambda: descend(square, optimizer, 10.0, n_steps),
        reference=plain_loop,
        unit="us",
        ours_counts=n_steps,
        reference_counts=n_steps,
    )


def descend_from_many_starts(
    n_starts: int = 10_000, n_steps: int = 500, sample: int = 20
) -> Row:
    well, optimizer = SURFACES["double_well"], GradientDescent(learning_rate=0.001)
    starts = np.linspace(-1.8, 1.8, n_starts)[:, np.newaxis]
    some = starts[:: n_starts // sample]

    def one_by_one() -> list:
        return [descend(well, optimizer, start, n_steps) for start in some]

    return Row(
        name=f"descend_many, {n_starts} starts x {n_steps} steps, against descend "
        f"in a loop (timed for {len(some)} starts, scaled up)",
        ours=lambda: descend_many(well, optimizer, starts, n_steps, every=n_steps),
        reference=one_by_one,
        reference_counts=len(some) / n_starts,
    )


SCALE = {"s": 1.0, "ms": 1e3, "us": 1e6}


def main() -> None:
    print(f"{'ours':>12} {'reference':>12} {'ratio':>8}  what")
    for row in rows():
        ours, reference = measure(row)
        a, b = (f"{t * SCALE[row.unit]:.3g} {row.unit}" for t in (ours, reference))
        print(f"{a:>12} {b:>12} {ours / reference:>8.3g}  {row.name}", flush=True)


if __name__ == "__main__":
    main()
