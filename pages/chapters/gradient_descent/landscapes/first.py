"""Where a landscape is entered, and with which learning rates: its defaults."""

from engines.gradient_descent import LANDSCAPES, OPTIMIZERS, Surface
from pages.ui.control import Values

LANDSCAPE = "Himmelblau"
RATES = tuple(
    float(f"{mark * 10.0**power:.2g}")
    for power in range(-5, 1)
    for mark in (1, 1.5, 2, 3, 5, 7)
) + (10.0,)
CONDITIONS = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0)
WINDOWS = (1.0, 2.0, 3.0, 5.0, 7.0, 10.0, 20.0, 50.0)
