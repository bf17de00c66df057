"""Which hold: what a record shows, by own arithmetic, and the settings drawn."""

from types import SimpleNamespace

import numpy as np

from pages.chapters.gradient_descent.bottoms import bottoms_of

WALKERS = {
    "gradient_descent": "gradient descent",
    "momentum": "Momentum",
    "nesterov": "Nesterov",
    "adagrad": "AdaGrad",
    "rmsprop": "RMSProp",
    "adam": "Adam",
    "newton": "Newton",
}
RUNS, STEPS, DISTANCE = 200, 500, 1e-6
FORMULAS = (
    "x^4 + y^4 - 4x*y + 1",
    "-3*exp(-8*((x+1)^2 + y^2)) - 2*exp(-(x-1)^2 - y^2) + 0.1*(x^2 + y^2)",
    "abs(x) + abs(y)",
    "abs(x-1)*abs(x+1) + y^2",
    "x^4 + y^4",
    "x^4 + 3y^2",
    "(x^2 - 1)^2 + 3*(y^2 - 1)^2",
    "sin(3x) + sin(3y) + 0.1*(x^2 + y^2)",
    "(x - y)^2",
    "x^2 - y^2",
    "x + y",
    "(x-1)^2 + 40*(y+1)^2",
    "abs(x) + y^2 + 0.3*cos(5y)",
    "log(x^2 + 0.1) + y^2",
    "1e-3*(x^2 + y^2)",
    "3",
)


def seen(record):
    """Return bends, edges, counts of runs and verdicts, found anew."""
    settings, surface = record.settings, record.settings.surface
    places = record.minima
    bends = [sharpest(surface, place) for place in places]
    edges = np.array([edge(settings.walker, settings, one) for one in bends])
    counts = np.array([runs(record, at) for at in range(len(places))])
    holds = [
        (counts[at][0] == RUNS)
        if np.isnan(edges[at])
        else settings.learning_rate < edges[at] * (1 - 1e-9)
        for at in range(len(places))
    ]
    return SimpleNamespace(
        settings=settings,
        n=len(places),
        rate=settings.learning_rate,
        beta=settings.momentum,
        who=WALKERS[settings.walker],
        bends=np.array([one[-1] for one in bends]),
        least=np.array([one[0] for one in bends]),
        edges=edges,
        counts=counts,
        holds=holds,
        near=sum(not h and not c[2] for h, c in zip(holds, counts, strict=True)),
        total=total(record),
        by_walker={
            name: [edge(name, settings, one) for one in bends]
            for name in ("nesterov", "gradient_descent", "momentum")
        },
        moved=moved(record, np.array([one[-1] for one in bends])),
    )


def sharpest(surface, place):
    """Return the least and the largest curvature; inf where the slope does not fade."""
    ways = np.array([[1, 0], [0, 1], [-1, 0], [0, -1]], float)
    near, far = (
        np.linalg.norm(surface.gradient(place + d * ways), axis=-1).max() / d
        for d in (3e-7, 3e-5)
    )
    with np.errstate(all="ignore"):
        matrix = surface.hessian(place)
    if not np.isfinite(matrix).all() or near > 5 * far + 1e-3:
        return np.inf, np.inf
    found = np.linalg.eigvalsh(matrix)
    found[np.abs(found) < 1e-6] = 0.0
    return tuple(found.tolist())


def edge(walker, settings, bend):
    """Return the largest rate a minimum of these curvatures survives; nan: unknown."""
    low, high = bend
    beta = settings.momentum
    if np.isinf(high) or walker in ("adagrad", "rmsprop", "adam"):
        return np.nan
    if walker == "newton":
        return 2.0 if low > 0 else np.nan
    if high == 0:
        return np.inf
    factor = {
        "gradient_descent": 2,
        "momentum": 2 + 2 * beta,
        "nesterov": (2 + 2 * beta) / (1 + 2 * beta),
    }
    return factor[walker] / high


def runs(record, at):
    """Return how many of the 200 runs rest, stay without rest, and leave."""
    late, before = record.held.late[at], record.held.before[at]
    shrinks = late <= np.minimum(DISTANCE, before) * 0.999999
    rest = shrinks | (late <= DISTANCE / 1000)
    stay = late <= reach(record, at)
    return [int(rest.sum()), int((stay & ~rest).sum()), int((~stay).sum())]


def reach(record, at):
    """Return half the way to the next minimum, at most a quarter of the window."""
    surface, place = record.settings.surface, record.minima[at]
    every, _ = bottoms_of(record.settings)
    others = [*record.minima, *np.array(surface.minima).reshape(-1, 2), *every]
    gaps = [np.linalg.norm(place - other) for other in others]
    width = min(high - low for low, high in surface.domain)
    return min(min((g for g in gaps if g > 1e-5), default=np.inf) / 2, width / 4)


def total(record):
    """Return how many minima there are, known or found."""
    known = len(record.settings.surface.minima)
    kinds = [kind.name for kind in record.settings.critical.kinds]
    return max(known, kinds.count("MINIMUM"))


def moved(record, bends):
    """Return how many runs left, ended in a flatter hollow, and flew off."""
    k = len(record.minima)
    reaches = np.array([reach(record, at) for at in range(k)])
    left = flatter = lost = 0
    for at in range(k):
        gone = ~(record.held.late[at] <= reaches[at])
        ends = record.held.ends[at][gone]
        here = (np.abs(ends) <= 1e9).all(axis=-1)
        ways = np.where(here[:, None], ends, 1e12)[:, None] - record.minima
        inside = np.hypot(*np.moveaxis(ways, -1, 0)) <= reaches
        inside &= bends < bends[at] * (1 - 1e-6)
        left, lost = left + int(gone.sum()), lost + int((~here).sum())
        flatter += int(inside.any(axis=1).sum())
    return left, flatter, lost
