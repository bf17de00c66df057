"""The claims of the presets' Observe lines: what they ask has an answer there."""

import numpy as np

from tests.claims import Claim, Told

from .evidence import Seen

FOUR = [(3, 2), (-2.805, 3.131), (-3.779, -3.283), (3.584, -1.848)]


def _on(told: Told, landscape: str) -> bool:
    return told.seen.settings.landscape == landscape


def _minima(seen: Seen) -> list[tuple[float, float]]:
    """Return the minima that those who ended at one stand at."""
    some = [seen.nearest(i) for i in seen.ending("place")]
    return [tuple(at) for _, kind, at in some if kind == "minimum"]


def _four(told: Told) -> bool:
    surface = told.seen.settings.surface
    heights = surface.value(np.array(FOUR, dtype=float))
    return _on(told, "himmelblau") and bool((heights < 1e-3).all())


def _hundredfold(told: Told) -> bool:
    low, high = told.seen.bends_at([0.0, 0.0])
    return _on(told, "elongated_bowl") and abs(high / low - 100) < 1e-6


def _ordered(seen: Seen) -> bool:
    """Tell whether someone comes farther than another."""
    return len(seen.places(seen.last)) > 1


def _bent(told: Told) -> bool:
    """Tell whether all are soon on the valley's floor, y = x², and stay there."""
    x, y = told.seen.points[20:, told.seen.racers].reshape(-1, 2).T
    return _on(told, "rosenbrock") and bool(np.median(np.abs(y - x**2)) < 0.1)


def _one_arrives(told: Told) -> bool:
    seen = told.seen
    return _on(told, "rosenbrock") and bool(_minima(seen)) and bool(seen.ending("way"))


def _ridge(told: Told) -> bool:
    seen = told.seen
    return _on(told, "saddle") and bool((seen.points[:, :, 1] == 0).all())


def _all_at_saddle(told: Told) -> bool:
    kinds = [told.seen.nearest(i)[1] for i in told.seen.ending("place")]
    return _ridge(told) and kinds == ["saddle"] * len(told.seen.names)


def _one_rate(seen: Seen) -> bool:
    return len({seen.settings.learning_rate(key) for key in seen.settings.walkers}) == 1


def _two(told: Told) -> bool:
    values = [
        told.seen.settings.surface.value(np.array(at))
        for at in told.seen.settings.surface.minima
    ]
    return (
        _on(told, "two_wells") and _one_rate(told.seen) and values[0] < values[1] - 0.1
    )


def _parted(told: Told) -> bool:
    return _two(told) and len({*_minima(told.seen)}) == 2


def _edges(told: Told) -> bool:
    """Tell whether the rate is above the edges of some, and not of all."""
    seen = told.seen
    _, high = seen.bends_at([0.0, 0.0])
    beta, rate = seen.settings.momentum, seen.settings.eta_momentum
    edges = [2, 2 + 2 * beta, (2 + 2 * beta) / (1 + 2 * beta)]
    above = [rate * high > edge for edge in edges]
    names = ["Gradient descent", "Momentum", "Nesterov"]
    lost = [i in seen.lost(seen.last) for i in range(3)]
    return seen.names == names and above == lost and 0 < sum(above) < 3


def _edge_told(told: Told) -> bool:
    rates = {
        told.seen.settings.learning_rate(key) for key in told.seen.settings.walkers
    }
    return _edges(told) and told.reads(r=rates.pop()) and not rates


def _wrong(told: Told) -> bool:
    return (
        told.seen.settings.bias_correction == "multiplied" and "Adam" in told.seen.names
    )


def _elsewhere(told: Told) -> bool:
    return _wrong(told) and len({*_minima(told.seen)}) == 2


def _dry(told: Told) -> bool:
    seen = told.seen
    steps = np.linalg.norm(np.diff(seen.points, axis=0), axis=2)
    return seen.names == ["AdaGrad", "RMSProp"] and bool(steps[-1, 0] < steps[0, 0] / 5)


def _plateau(told: Told) -> bool:
    seen = told.seen
    return _on(told, "easom") and seen.slopes[0, 0] < 0.01


def _left(told: Told) -> bool:
    """Tell whether one ends in the hollow and another does not, at one rate."""
    seen = told.seen
    deep = seen.heights[-1] < -0.9
    return _plateau(told) and _one_rate(seen) and bool(deep.any() and not deep.all())


CLAIMS = (
    Claim("all four hollows are equally deep.", _four),
    Claim(
        "Who ends in which of them, and how near to its bottom?",
        lambda told: _four(told) and len(_minima(told.seen)) == len(told.seen.names),
    ),
    Claim(
        "across it the ground bends 100 times as much as along it, and the slope "
        "points across.",
        _hundredfold,
    ),
    Claim(
        "How far along it does each come?",
        lambda told: _hundredfold(told) and _ordered(told.seen),
    ),
    Claim(
        "everyone is soon down in the bent valley, whose floor is nearly level.", _bent
    ),
    Claim(
        "Who reaches its bottom at (1, 1), and who is still on the way?", _one_arrives
    ),
    Claim(
        "the start is exactly on the ridge, where the slope leads straight to the "
        "saddle.",
        _ridge,
    ),
    Claim("Does anyone find the way down to its sides?", _all_at_saddle),
    Claim("all have the same η, and one hollow is deeper.", _two),
    Claim("Who ends in which?", _parted),
    Claim(
        "each rule has an edge of its own, above which its steps grow and grow.", _edges
    ),
    Claim("For whom is η = {r} above it?", _edge_told),
    Claim("Adam's averages are multiplied where they should be divided.", _wrong),
    Claim("In which hollow does it end?", _elsewhere),
    Claim("Mend it under More, and compare.", _wrong),
    Claim(
        "AdaGrad divides by the sum of all squared slopes, RMSProp by an average of "
        "the latest.",
        _dry,
    ),
    Claim(
        "With the same η, how far does each come?",
        lambda told: _dry(told) and _one_rate(told.seen) and _ordered(told.seen),
    ),
    Claim("up here the slope is hardly felt.", _plateau),
    Claim("Who gets off the plateau and into the hollow, with the same η?", _left),
)
