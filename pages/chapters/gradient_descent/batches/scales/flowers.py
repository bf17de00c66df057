"""The features of "Scales", in any unit, and what is made of them before learning."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from engines.datasets import load
from engines.gradient_descent import (
    Standardised,
    Surface,
    condition_number,
    regression_surface,
    standardise,
    with_ones,
)

from ..samples import Samples, samples_of
from ..settings import Settings

UNITS = {"m": 0.01, "inch": 1 / 2.54, "cm": 1.0, "mm": 10.0}  # of one centimetre
WORDS = dict(
    zip(UNITS, ("metres", "inches", "centimetres", "millimetres"), strict=True)
)
RAW, STANDARDISED = "raw", "standardised"
PREPARATIONS = {  # whether the mean is subtracted, and whether the spread divides
    RAW: (False, False),
    "centred": (True, False),
    "scaled": (False, True),
    STANDARDISED: (True, True),
}
BOTH = "both"  # features: length and width
MEASURES = ("petal length", "petal width", "sepal length")  # both, and the target


@dataclass(frozen=True, eq=False)
class Ground:
    """The loss over two weights, of features as they were prepared."""

    made: Standardised  # the columns, and how they were made of the measured ones
    inputs: np.ndarray  # (n, 2) the columns, with ones where there is a bias
    surface: Surface
    bends: np.ndarray  # (2,) λ where the weights are 0, ascending

    @property
    def has_bias(self) -> bool:
        """Whether the second weight is a bias."""
        return self.made.columns.shape[1] == 1

    @property
    def kappa(self) -> float:
        """κ where the weights are 0; of a line everywhere."""
        return condition_number(self.surface, np.zeros(2))

    @property
    def kappa_below(self) -> float | None:
        """κ at the minimum, if there is one."""
        minimum = self.minimum
        return None if minimum is None else condition_number(self.surface, minimum)

    @property
    def edge(self) -> float:
        """2/λ of the sharpest bend where the weights are 0; nowhere is one sharper."""
        return float(2 / self.bends[-1])

    @property
    def minimum(self) -> np.ndarray | None:
        """The best weights, (2,), if there are any."""
        found = self.surface.minima
        return np.array(found[0]) if found else None

    def turned_back(self, weights) -> np.ndarray:
        """Return weights (..., 2) as those of the columns as they were measured."""
        if self.has_bias:
            return self.made.in_original_units(weights)
        # Both features are measured from their means: there is nothing to shift.
        return np.asarray(weights) / self.made.scales


def flowers_of(settings: Settings) -> Samples:
    """Return what is fitted, the length in centimetres."""
    is_line = settings.samples == "petals"
    if is_line and settings.features == BOTH:
        return length_and_width()
    return samples_of(settings.samples)


@lru_cache(1)
def length_and_width() -> Samples:
    """Return two features and a target, each from its mean: no bias is left."""
    *names, target = MEASURES
    all_three = np.column_stack([load("iris").column(name) for name in MEASURES])
    centred = all_three - all_three.mean(axis=0)
    return Samples(centred[:, :2], centred[:, 2], "line", tuple(names), target)


def means_of_three() -> list[float]:
    """Return the means of both features and of the target, in cm."""
    return [float(load("iris").column(name).mean()) for name in MEASURES]


def measured(settings: Settings) -> np.ndarray:
    """Return the features, (n, k), the length in the unit that is asked for."""
    columns = flowers_of(settings).columns.copy()
    columns[:, 0] *= UNITS[settings.unit]
    return columns


def ground_of(settings: Settings, preparation: str) -> Ground:
    """Return the loss over the weights of features prepared so."""
    features = settings.features if settings.samples == "petals" else "length"
    return _ground(settings.samples, features, settings.unit, preparation)


@lru_cache(64)
def _ground(samples: str, features: str, unit: str, preparation: str) -> Ground:
    settings = Settings(samples=samples, features=features, unit=unit)
    flowers = flowers_of(settings)
    columns = measured(settings)
    has_bias = columns.shape[1] == 1
    centre, scale = PREPARATIONS[preparation]
    made = standardise(columns, centre and has_bias, scale)
    inputs = with_ones(made.columns) if has_bias else made.columns
    surface = regression_surface(inputs, flowers.targets, flowers.kind)
    bends = np.linalg.eigvalsh(surface.hessian(np.zeros(2)))
    return Ground(made, inputs, surface, bends)
