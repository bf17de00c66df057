"""Trainings that break: data, each with what mends it.

The last four were reported by users of TensorFlow Playground.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..problem import alone
from ..record import Settings


@dataclass(frozen=True, eq=False)
class Failure:
    """A training that breaks, and what mends it: both as what differs."""

    title: str
    broken: Mapping[str, Any]  # settings, where they differ from the first ones
    mended: Mapping[str, Any]  # settings, where they differ from the broken ones

    def both(self, settings: Settings) -> tuple[Settings, Settings]:
        """Return the settings of the broken training, and of the mended one."""
        plain = replace(Settings(), seed=settings.seed)
        broken = alone(plain, **self.broken)
        return broken, replace(broken, **self.mended)


EVERY_FEATURE = ("x", "y", "xx", "yy", "xy", "sin_x", "sin_y")
WAVES = ("x", "y", "sin_x", "sin_y")
ONE_LAYER = {"n_hidden": 1, "units_1": 4, "learning_rate": 0.3, "n_epochs": 50.0}
TWO_LAYERS = {"n_hidden": 2, "units_1": 4, "units_2": 4, "n_epochs": 50.0}
EIGHTS = {f"units_{layer}": 8 for layer in range(1, 7)}

FAILURES: dict[str, Failure] = {
    "zero": Failure(
        "All weights 0", {**ONE_LAYER, "scheme": "zeros"}, {"scheme": "xavier"}
    ),
    "equal": Failure(
        "All weights 0.5",
        {**ONE_LAYER, "scheme": "constant", "scale": 0.5},
        {"scheme": "xavier", "scale": 1.0},
    ),
    "too_large": Failure(
        "η 3 on a slope",
        {**ONE_LAYER, "data": "plane", "learning_rate": 3.0, "n_epochs": 100.0},
        {"learning_rate": 0.1},
    ),
    "sigmoids": Failure(
        "Six sigmoid layers",
        {
            **dict.fromkeys(EIGHTS, 4),
            "n_hidden": 6,
            "activation": "sigmoid",
            "n_epochs": 50.0,
        },
        {"activation": "tanh", "scheme": "orthogonal"},
    ),
    "two_units": Failure(
        "A circle, two units", {**ONE_LAYER, "units_1": 2}, {"units_1": 4}
    ),
    "identity": Failure(
        "Identity units",
        {**ONE_LAYER, "activation": "identity"},
        {"activation": "tanh"},
    ),
    "dead": Failure(
        "ReLUs at η 3",
        {**TWO_LAYERS, "activation": "relu", "scheme": "he", "learning_rate": 3.0},
        {"learning_rate": 0.1},
    ),
    "unscaled": Failure(
        "Seven features, η 1",
        {
            **ONE_LAYER,
            "data": "spiral",
            "units_1": 8,
            "features": EVERY_FEATURE,
            "learning_rate": 1.0,
            "n_epochs": 100.0,
        },
        {"standardised": True},
    ),
    "straight": Failure(
        "A straight fit on x, y, x²",
        {
            "data": "plane",
            "n_hidden": 0,
            "features": ("x", "y", "xx"),
            "learning_rate": 0.03,
            "n_epochs": 100.0,
        },
        {"learning_rate": 0.001},
    ),
    "decay": Failure(
        "L2 10 on a spiral",
        {
            "data": "spiral",
            "features": WAVES,
            "units_1": 8,
            "units_2": 8,
            "learning_rate": 0.3,
            "l2": 10.0,
            "n_epochs": 100.0,
        },
        {"l2": 0.001},
    ),
    "single": Failure(
        "Batch 1, noise 50, η 1",
        {
            **ONE_LAYER,
            "data": "plane",
            "n_samples": 200.0,
            "noise": 50,
            "batch": 1.0,
            "learning_rate": 1.0,
            "n_epochs": 30.0,
        },
        {"learning_rate": 0.01},
    ),
    "largest": Failure(
        "Everything at its largest",
        {
            **EIGHTS,
            "n_hidden": 6,
            "data": "xor",
            "features": EVERY_FEATURE,
            "n_samples": 500.0,
            "noise": 50,
            "batch": 250.0,
            "learning_rate": 10.0,
            "l2": 10.0,
            "n_epochs": 200.0,
        },
        {"learning_rate": 0.1, "l2": 0.0},
    ),
}
