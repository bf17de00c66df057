"""What races, maps and fair races cost, against the same walks one by one."""

from collections.abc import Iterator

import numpy as np

from engines.gradient_descent import (
    LANDSCAPES,
    OPTIMIZERS,
    Adam,
    GradientDescent,
    Momentum,
    anneal,
    anneal_many,
    basin_map,
    descend,
    draw_starts,
    fair_race,
    quadratic,
    race,
    race_many,
    rate_map,
)
from tests.benchmarks.rows import Row

BOWL = quadratic([[1.0, 0.0], [0.0, 10.0]])
SIX = [kind(0.01) for name, kind in OPTIMIZERS.items() if name != "newton"]


def rows() -> Iterator[Row]:
    yield race_of_six()
    yield races_from_a_lattice()
    yield map_of_adam()
    for walker in (GradientDescent(0.01), Momentum(0.003), Adam(0.1)):
        yield map_of_basins(walker)
    yield a_fair_race()
    yield a_thousand_chains()


def race_of_six(n_steps: int = 500) -> Row:
    start = [-3.0, 2.0]
    return Row(
        name=f"race, six optimizers x {n_steps} steps, against six descends",
        ours=lambda: race(BOWL, SIX, start, n_steps),
        reference=lambda: [descend(BOWL, one, start, n_steps) for one in SIX],
    )


def races_from_a_lattice(side: int = 13, n_steps: int = 100, sample: int = 13) -> Row:
    across = np.linspace(-5.0, 5.0, side)
    starts = np.stack(np.meshgrid(across, across), axis=-1).reshape(-1, 2)

    def start_by_start() -> list:
        return [race(BOWL, SIX, start, n_steps) for start in starts[:sample]]

    return Row(
        name=f"race_many, six optimizers x {len(starts)} starts x {n_steps} steps, "
        f"against race in a loop (timed for {sample}, scaled up)",
        ours=lambda: race_many(BOWL, SIX, starts, n_steps, every=2),
        reference=start_by_start,
        reference_counts=sample / len(starts),
    )


def map_of_adam(side: int = 100, n_steps: int = 500, sample: int = 20) -> Row:
    rates, decays = np.meshgrid(np.geomspace(1e-3, 1, side), np.linspace(0, 0.99, side))
    optimizer = Adam(rates.ravel(), beta1=decays.ravel())
    some = list(zip(rates.ravel(), decays.ravel(), strict=True))[:: side**2 // sample]

    def one_by_one() -> list:
        return [descend(BOWL, Adam(rate, b), [3.0, 2.0], n_steps) for rate, b in some]

    return Row(
        name=f"rate_map, Adam {side} x {side} x {n_steps} steps, against descend in a "
        f"loop (timed for {len(some)}, scaled up)",
        ours=lambda: rate_map(BOWL, optimizer, [[3.0, 2.0]], n_steps),
        reference=one_by_one,
        reference_counts=len(some) / side**2,
    )


def map_of_basins(walker, side: int = 100, n_steps: int = 300, sample: int = 20) -> Row:
    ground = LANDSCAPES["himmelblau"]
    starts = basin_map(ground, walker, side, 0).starts[:: side**2 // sample]

    def one_by_one() -> list:
        return [descend(ground, walker, start, n_steps) for start in starts]

    return Row(
        name=f"basin_map, {walker.label}, Himmelblau {side} x {side} x {n_steps} "
        f"steps, against descend in a loop (timed for {len(starts)}, scaled up)",
        ours=lambda: basin_map(ground, walker, side, n_steps),
        reference=one_by_one,
        reference_counts=len(starts) / side**2,
    )


def a_fair_race(n_rates: int = 13, n: int = 32, n_steps: int = 200) -> Row:
    rates, starts = np.geomspace(1e-4, 1, n_rates), draw_starts(BOWL, n, seed=0)

    def one_by_one() -> list:
        return [descend(BOWL, one, starts[0], n_steps) for one in SIX]

    return Row(
        name=f"fair_race, six optimizers x {n_rates} rates x {n} starts x {n_steps} "
        f"steps, against descend in a loop (timed for {len(SIX)}, scaled up)",
        ours=lambda: fair_race(BOWL, SIX, starts, rates, n_steps, fresh_starts=starts),
        reference=one_by_one,
        reference_counts=1 / ((n_rates + 2) * n),
    )


def a_thousand_chains(n: int = 1000, n_steps: int = 1000, sample: int = 5) -> Row:
    surface, start, hot = LANDSCAPES["two_wells"], [0.9, 0.0], 1.0

    walk = n_steps, hot, "geometric", 0.5

    def one_by_one() -> list:
        return [anneal(surface, start, *walk, seed) for seed in range(sample)]

    return Row(
        name=f"anneal_many, {n} chains x {n_steps} steps, against anneal in a loop "
        f"(timed for {sample}, scaled up)",
        ours=lambda: anneal_many(surface, [start], *walk, range(n), n_steps),
        reference=one_by_one,
        reference_counts=sample / n,
    )
