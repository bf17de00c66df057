"""A row of the benchmarks: two ways to the same end, timed in turns."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

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


SCALE = {"s": 1.0, "ms": 1e3, "us": 1e6, "": 1.0, "MiB": 1.0}


def show(name: str, ours: float, reference: float | None, unit: str) -> None:
    """Print a row; a time is given in seconds."""
    sides = [ours] if reference is None else [ours, reference]
    told = [f"{side * SCALE[unit]:.3g} {unit}" for side in sides] + [""]
    ratio = f"{ours / reference:.3g}" if reference else ""
    print(f"{told[0]:>12} {told[1]:>12} {ratio:>8}  {name}", flush=True)


def head(title: str, reference: str) -> None:
    """Print what the rows that follow are held against."""
    print(f"\n{'ours':>12} {reference:>12} {'ratio':>8}  {title}", flush=True)
