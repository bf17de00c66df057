"""Two hundred grounds at once, where nobody plays: how the machines fare on them."""

from functools import lru_cache

import numpy as np

from engines.gradient_descent import foggy_grounds

from .own import annealed, descended, downhill, ground_of, restarted

SEEDS = range(1000, 1200)
SIDE = np.linspace(-4, 4, 81)


@lru_cache(1)
def grounds():
    """Return the grounds, the height of the bottom of each, and the first probes."""
    numbers = foggy_grounds(SEEDS)
    ground, x, y = ground_of(numbers), np.zeros(200), np.zeros(200)
    for n in range(200):
        one = ground_of(numbers.one(n))
        heights = one.height(*np.meshgrid(SIDE, SIDE))
        row, column = np.unravel_index(heights.argmin(), heights.shape)
        x[n], y[n] = SIDE[column], SIDE[row]
    lowest = ground.height(*downhill(ground, x, y, 1500))
    firsts = [np.random.default_rng((seed, 2)).uniform(-4, 4, 2) for seed in SEEDS]
    return ground, lowest, np.array(firsts).T


@lru_cache(200)
def regrets(n: int, rate: float) -> np.ndarray:
    """Return how far above the bottom descent, restarts and annealing came, (3, n)."""
    ground, lowest, (x, y) = grounds()
    rngs = [np.random.default_rng(seed) for seed in SEEDS]
    starts = np.stack([rng.uniform(-4, 4, (-(-n // 4), 2)) for rng in rngs], axis=-1)
    rngs = [np.random.default_rng(seed) for seed in SEEDS]
    draws = np.stack([rng.random((n - 1, 3)) for rng in rngs], axis=-1)
    walks = descended(ground, x, y, n, rate), restarted(ground, starts, n, rate)
    heights = [np.min([ground.felt(*at) for at in walk], axis=0) for walk in walks]
    heights.append(np.min(annealed(ground, x, y, draws, n), axis=0))
    return np.array(heights) - lowest
