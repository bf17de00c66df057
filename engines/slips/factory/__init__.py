"""A small network as people bring it, and what goes wrong when they work through it."""

from engines.slips.factory.catalogue import FACTORY_SLIPS
from engines.slips.factory.example import FactoryExample

__all__ = ["FACTORY_SLIPS", "FactoryExample"]
