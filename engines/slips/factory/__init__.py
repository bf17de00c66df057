"""A small network as people bring it, and what goes wrong when they work through it."""

from engines.slips.factory.catalogue import FACTORY_SLIPS
from engines.slips.factory.example import FactoryExample
from engines.slips.factory.gradients import (
    FaultyGradients,
    applies,
    faulty_gradients,
    measured_gradients_of,
)

__all__ = [
    "FACTORY_SLIPS",
    "FactoryExample",
    "FaultyGradients",
    "applies",
    "faulty_gradients",
    "measured_gradients_of",
]
