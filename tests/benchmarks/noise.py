"""What a cloud of seeds costs, against a loop over the seeds with the one loop."""

from collections.abc import Iterator
from itertools import islice

import numpy as np

from engines.gradient_descent import (
    GradientDescent,
    learn_by_batches,
    noise_clouds,
    shuffled_batches,
)
from tests.benchmarks.rows import Row

SAMPLES = np.random.default_rng(0).normal(size=64)


def rows() -> Iterator[Row]:
    yield cloud_of_seeds()


def walk(seed: int, n_steps: int) -> np.ndarray:
    """Return the weights of one seed, by the loop over batches."""

    def slope_at(weight, batch):
        return weight - SAMPLES[batch].mean(), None

    batches = islice(shuffled_batches(64, 8, seed), n_steps)
    start, rule = np.array([3.0]), GradientDescent(0.1)
    moments = learn_by_batches(slope_at, start, rule, batches)
    return np.concatenate([moment.parameters for moment in moments])


def cloud(n_steps: int, n_seeds: int, seed: int = 0) -> np.ndarray:
    """Return the weights of many, side by side."""
    found = noise_clouds(
        SAMPLES, 1.0, 0.1, 8, n_steps, n_seeds, False, seed=seed, start=3.0
    )
    return found.weights[:-1]


def cloud_of_seeds(n_steps: int = 400, n_seeds: int = 1000, sample: int = 20) -> Row:
    for seed in range(3):  # the same seed gives the same walk, and another does not
        np.testing.assert_array_equal(cloud(40, 1, seed)[:, 0], walk(seed, 40))
        assert (cloud(40, 1, seed)[1:, 0] != walk(seed + 1, 40)[1:]).any()
    return Row(
        name=f"noise_clouds, {n_seeds} seeds x {n_steps} steps, against learn_by_"
        f"batches in a loop (timed for {sample}, scaled up)",
        ours=lambda: cloud(n_steps, n_seeds),
        reference=lambda: [walk(seed, n_steps) for seed in range(sample)],
        reference_counts=sample / n_seeds,
    )
