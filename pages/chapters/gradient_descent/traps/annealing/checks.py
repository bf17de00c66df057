"""What checks the numbers: the rule one number at a time, sums, and other sums."""

import math

import numpy as np

from engines.gradient_descent.boltzmann import weighed
from pages.ui.chapter import Opinion, agree

from .record import PLACES, Record

ORDER = 8  # nodes of Gauss along each side of a cell, or around a minimum
CELLS = 24  # to each side of the window
COARSE = 0.02  # so much two sums over hollows' borders may differ
FACTORS = {
    "constant": lambda t, n: 1.0,
    "geometric": lambda t, n: math.exp(-3 * math.log(10) * t / n),
    "linear": lambda t, n: (n - t) / n,
    "logarithmic": lambda t, n: 1 / math.log2(t + 2),
}


def opinions(record: Record) -> list[Opinion]:
    """Check every chance and place of the chain, and the shares of many."""
    shares = [*_counts(record), *_sums(record), *_boltzmann(record)]
    return [_chances(record), _places(record), *shares]


def _chances(record: Record) -> Opinion:
    """Compute every temperature and chance again, one after the other."""
    chain, settings = record.chain, record.settings
    factor, n = FACTORS[settings.cooling], record.n_steps
    low, high = np.array(settings.surface.domain).T
    with np.errstate(all="ignore"):
        before = settings.surface.value(chain.points[:-1]).tolist()
        after = settings.surface.value(chain.proposals).tolist()
    inside = ((chain.proposals >= low) & (chain.proposals <= high)).all(axis=1)
    told = []
    for t in range(n):
        temperature = settings.temperature * factor(t, n)
        chance = _chance(before[t], after[t], temperature) if inside[t] else 0.0
        told.append((temperature, chance))
    ours = np.column_stack([chain.temperatures, chain.chances])
    what = "Every temperature, and every chance of being accepted"
    return agree(ours, told, "one number at a time", what, allowed=1e-9)


def _chance(before: float, after: float, temperature: float) -> float:
    if not math.isfinite(after):
        return 0.0
    if not math.isfinite(before) or after <= before:
        return 1.0
    if temperature == 0:
        return 0.0
    return math.exp(-(after - before) / temperature)


def _places(record: Record) -> Opinion:
    """Sum up the moves that were accepted, from the numbers that chance drew."""
    chain, settings = record.chain, record.settings
    draws = np.random.default_rng(settings.seed).random((record.n_steps, 3))
    moves = settings.stride * (2 * draws[:, :2] - 1)
    taken = draws[:, 2] < chain.chances
    walked = np.cumsum(moves * taken[:, np.newaxis], axis=0)
    ends = np.array(settings.chain_start) + np.vstack([np.zeros(2), walked])
    what = "Every place of the chain"
    return agree(chain.points, ends, "the sum of all accepted moves", what, 1e-9)


def _counts(record: Record) -> list[Opinion]:
    """Count once more who is nearest to which minimum, by squared distances."""
    crowd, hollows = record.crowd, record.hollows
    if not hollows.rows:
        return []
    minima, best = hollows.surface.minima, np.full(crowd.points.shape[:2], np.inf)
    nearest = np.zeros(best.shape, dtype=int)
    for at, (x, y) in enumerate(minima):
        gaps = (crowd.points[..., 0] - x) ** 2 + (crowd.points[..., 1] - y) ** 2
        nearest[gaps < best] = at
        best = np.minimum(best, gaps)
    n = crowd.n
    counted = [
        [np.isin(some, row.members).mean(axis=1) for row in hollows.rows]
        for some in (nearest[:, :n], nearest[:, n:])
    ]
    ours = crowd.shares, crowd.cold_shares
    what = "The shares of many chains"
    return [agree(ours, np.swapaxes(counted, 1, 2), "a count", what, allowed=1e-9)]


def _sums(record: Record) -> list[Opinion]:
    """Add up Boltzmann's shares of all hollows, at every step."""
    if not record.hollows.rows:
        return []
    sums, what = record.crowd.predicted.sum(axis=1), "Boltzmann's shares, added up"
    return [agree(sums, np.ones_like(sums), "a whole of 1", what, allowed=1e-9)]


def _boltzmann(record: Record) -> list[Opinion]:
    """Integrate exp(-f / T) by Gauss, over cells, or where it is cold at the minima."""
    crowd, surface = record.crowd, record.hollows.surface
    temperature = float(crowd.temperatures[-1])
    if not record.hollows.rows or not temperature:
        return []
    is_cold = weighed(surface, PLACES).is_cold(temperature)
    theirs = (_at_minima if is_cold else _over_cells)(surface, temperature)
    if theirs is None or not np.isfinite(theirs).all():
        return []
    gap = np.abs(record.hollows.by_row(theirs) - crowd.predicted[-1]).max()
    what = "Boltzmann's shares at the last temperature"
    why = "the coarseness of both sums"
    return [Opinion("another quadrature", float(gap), COARSE, what, why)]


def _over_cells(surface, temperature: float) -> np.ndarray:
    """Return the share of each minimum, (k,), by Gauss and Legendre over cells."""
    nodes, weights = np.polynomial.legendre.leggauss(ORDER)
    along = [
        (low + (high - low) * (np.arange(CELLS)[:, None] + (nodes + 1) / 2) / CELLS)
        for low, high in surface.domain
    ]
    places = np.stack(np.meshgrid(*(one.ravel() for one in along)), axis=-1)
    both = np.outer(np.tile(weights, CELLS), np.tile(weights, CELLS))
    with np.errstate(all="ignore"):
        heights = surface.value(places)
        heights = np.where(np.isfinite(heights), heights, np.inf)
        chances = both * np.exp(-(heights - heights.min()) / temperature)
    gaps = [np.hypot(*np.moveaxis(places - at, -1, 0)) for at in surface.minima]
    nearest = np.argmin(gaps, axis=0)
    shares = np.bincount(nearest.ravel(), chances.ravel(), len(gaps))
    return shares / shares.sum()


def _at_minima(surface, temperature: float) -> np.ndarray:
    """Return the share of each minimum, (k,), by Gauss and Hermite around it."""
    nodes, weights = np.polynomial.hermite.hermgauss(ORDER)
    u, both = np.stack(np.meshgrid(nodes, nodes), axis=-1), np.outer(weights, weights)
    minima = np.array(surface.minima)
    lowest, found = surface.value(minima).min(), []
    for place, hessian in zip(minima, surface.hessian(minima), strict=True):
        bends, ways = np.linalg.eigh(hessian)
        points = place + (np.sqrt(2 * temperature / bends) * u) @ ways.T
        with np.errstate(all="ignore"):
            above = (surface.value(points) - lowest) / temperature - (u**2).sum(axis=-1)
            found.append((both * np.exp(-above)).sum() / np.sqrt(bends.prod()))
    return np.array(found) / np.sum(found)
