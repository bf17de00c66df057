"""Where a chain enters a landscape, how warm it is there, and how far it looks."""

from pages.chapters.gradient_descent import first
from pages.ui.control import Values

TEMPERATURES = (
    0.0,
    *(
        float(f"{mark * 10.0**power:.2g}")
        for power in range(-2, 3)
        for mark in (1, 2, 5)
    ),
    1000.0,
)
STRIDES = tuple(
    float(f"{mark * 10.0**power:.2g}")
    for power in range(-2, 1)
    for mark in (1, 2, 3, 5)
)
STRIDES += (10.0, 20.0)
STEPS = (20, 50, 100, 200, 300, 500, 1000)

# Start, temperature and stride from which there is something to see.
FIRST = {
    "sphere": ((-4.0, 3.0), 5.0, 1.0),
    "elongated_bowl": ((-4.0, 3.0), 20.0, 1.0),
    "booth": ((-8.0, -6.0), 100.0, 2.0),
    "matyas": ((-8.0, 6.0), 1.0, 2.0),
    "rosenbrock": ((-1.5, 2.0), 10.0, 0.3),
    "beale": ((-1.0, -1.5), 5.0, 1.0),
    "himmelblau": ((-0.5, -1.0), 50.0, 1.0),
    "six_hump_camel": ((-1.6, 0.2), 2.0, 0.5),
    "three_hump_camel": ((1.9, 1.2), 1.0, 0.5),
    "styblinski_tang": ((2.7, 2.7), 50.0, 2.0),
    "rastrigin": ((1.7, -1.3), 20.0, 1.0),
    "ackley": ((1.8, 1.2), 2.0, 0.5),
    "mccormick": ((3.4, -1.5), 5.0, 1.0),
    "easom": ((5.2, 1.2), 0.2, 2.0),
    "saddle": ((-2.5, 0.1), 2.0, 0.5),
    "monkey_saddle": ((-1.0, 0.1), 1.0, 0.3),
    "two_wells": ((0.9, 0.3), 2.0, 0.5),
}
OWN = ((-2.0, 1.5), 2.0, 0.5)


def _first(values: Values) -> tuple:
    return FIRST.get(first.BY_LABEL.get(values["landscape"]), OWN)


def span_of(values: Values) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return where a start may be: inside the window, which is a chain's world."""
    if first.BY_LABEL.get(values["landscape"]):
        return first.span_of(values)
    return ((-values["window"], values["window"]),) * 2


def start_of(values: Values) -> tuple[float, float]:
    """Return where a chain enters the ground."""
    inside = zip(_first(values)[0], span_of(values), strict=True)
    return tuple(min(max(at, low), high) for at, (low, high) in inside)


def temperature_of(values: Values) -> float:
    """Return the temperature at which it begins."""
    return _first(values)[1]


def stride_of(values: Values) -> float:
    """Return how far a proposal may lie."""
    return _first(values)[2]


def grain_of(values: Values) -> float:
    """Return what the boxes of a start count in."""
    return first.grain_of(values)
