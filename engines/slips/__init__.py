"""Where did I go wrong? Slips, run through the honest engines, that explain a number.

A worked example finds quantities; a cause (nothing, rounding on the way, another
convention, a slip) makes each of them another number; `explain` returns the causes that
fit what somebody has, honest to the digits given.
"""

from engines.slips.factory.example import FactoryExample
from engines.slips.neuron.example import NeuronExample
from engines.slips.questions import Question, questions
from engines.slips.registry import (
    CUT_OFF,
    DECIMALS,
    SLIPS,
    causes_of,
    pairs_of,
    slips_of,
)
from engines.slips.slip import Cause, Example, Quantity, Slip
from engines.slips.split.example import SplitExample
from engines.slips.told import Told, digits_of
from engines.slips.valley.example import ValleyExample, along_x
from engines.slips.verdict import Verdict, explain

__all__ = [
    "CUT_OFF",
    "DECIMALS",
    "SLIPS",
    "Cause",
    "Example",
    "FactoryExample",
    "NeuronExample",
    "Question",
    "Quantity",
    "Slip",
    "SplitExample",
    "Told",
    "ValleyExample",
    "Verdict",
    "along_x",
    "causes_of",
    "digits_of",
    "explain",
    "pairs_of",
    "questions",
    "slips_of",
]
