"""Where a landscape is entered, and with which learning rates: its defaults."""

from engines.gradient_descent import LANDSCAPES
from pages.ui.control import Values

LANDSCAPE = "Himmelblau"
RATES = (
    *(
        float(f"{mark * 10.0**power:.2g}")
        for power in range(-5, 1)
        for mark in (1, 1.5, 2, 3, 5, 7)
    ),
    10.0,
)
CONDITIONS = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0)
WINDOWS = (1.0, 2.0, 3.0, 5.0, 7.0, 10.0, 20.0, 50.0)
WALKERS = ("gradient_descent", "momentum", "nesterov", "adagrad", "rmsprop", "adam")

# Starts from which there is something to see, and rates, in the order of WALKERS, by
# which every one of them comes down in some hundred steps.
FIRST = {
    "sphere": ((-4.0, 3.0), (0.1, 0.03, 0.03, 1.0, 0.1, 0.2)),
    "elongated_bowl": ((-4.0, 3.0), (0.05, 0.02, 0.02, 1.0, 0.1, 0.2)),
    "booth": ((-8.0, -6.0), (0.03, 0.01, 0.01, 2.0, 0.2, 0.3)),
    "matyas": ((-8.0, 6.0), (0.7, 0.2, 0.2, 2.0, 0.2, 0.3)),
    "rosenbrock": ((-1.5, 2.0), (0.0005, 0.0002, 0.0002, 0.5, 0.02, 0.1)),
    "beale": ((-1.0, -1.5), (0.01, 0.002, 0.002, 1.0, 0.05, 0.1)),
    "himmelblau": ((-0.5, -1.0), (0.01, 0.003, 0.003, 0.7, 0.07, 0.1)),
    "six_hump_camel": ((-1.6, 0.2), (0.03, 0.01, 0.01, 0.3, 0.03, 0.05)),
    "three_hump_camel": ((1.9, 1.2), (0.1, 0.03, 0.03, 0.5, 0.05, 0.1)),
    "styblinski_tang": ((0.4, -0.2), (0.02, 0.005, 0.005, 0.7, 0.07, 0.1)),
    "rastrigin": ((1.7, -1.3), (0.002, 0.001, 0.001, 0.5, 0.02, 0.05)),
    "ackley": ((1.8, 1.2), (0.05, 0.02, 0.02, 0.5, 0.05, 0.1)),
    "mccormick": ((3.4, -1.5), (0.1, 0.05, 0.05, 0.7, 0.07, 0.1)),
    "easom": ((5.2, 1.2), (1.0, 1.0, 1.0, 0.5, 0.05, 0.2)),
    "saddle": ((-2.5, 0.1), (0.05, 0.02, 0.02, 0.5, 0.05, 0.1)),
    "monkey_saddle": ((-1.0, 0.1), (0.05, 0.02, 0.02, 0.3, 0.05, 0.1)),
    "two_wells": ((1.6, 0.9), (0.05, 0.02, 0.02, 0.5, 0.05, 0.1)),
}
OWN = ((-2.0, 1.5), (0.02, 0.01, 0.01, 0.5, 0.05, 0.1))
BY_LABEL = {surface.label: name for name, surface in LANDSCAPES.items()}


def _first(values: Values) -> tuple:
    return FIRST.get(BY_LABEL.get(values["landscape"]), OWN)


def rate_of(walker: str):
    """Return what tells a walker's first learning rate on the landscape chosen."""
    if walker not in WALKERS:
        return 1.0  # Newton's full jump
    at = WALKERS.index(walker)
    return lambda values: _first(values)[1][at]


def start_of(values: Values) -> tuple[float, float]:
    """Return the start from which a landscape is entered."""
    return _first(values)[0]


def span_of(values: Values) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return where a start may be: inside the window."""
    name = BY_LABEL.get(values["landscape"])
    if name:
        return LANDSCAPES[name].domain
    return ((-WINDOWS[-1], WINDOWS[-1]),) * 2


def grain_of(values: Values) -> float:
    """Return what the boxes of a start count in: a round part of the window."""
    low, high = span_of(values)[0]
    return 0.1 if high - low > 9 else 0.05 if high - low > 4.5 else 0.02
