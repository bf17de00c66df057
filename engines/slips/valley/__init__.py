"""A walk down a curve as people bring it, and what goes wrong on the way."""

from engines.slips.valley.catalogue import VALLEY_SLIPS
from engines.slips.valley.example import ValleyExample, along_x

__all__ = ["VALLEY_SLIPS", "ValleyExample", "along_x"]
