"""A bag split by a question as people bring it, and what goes wrong on paper."""

from engines.slips.split.catalogue import SPLIT_SLIPS
from engines.slips.split.example import SplitExample

__all__ = ["SPLIT_SLIPS", "SplitExample"]
