"""Backpropagation: trace a mistake back to who made it, and by how much."""

from engines.backpropagation.activations import ACTIVATIONS, Activation
from engines.backpropagation.initialization import SCHEMES, initialize
from engines.backpropagation.losses import LOSSES, Loss
from engines.backpropagation.network import Network, Parameters
from engines.backpropagation.normalization import Normalization, Statistics
from engines.backpropagation.passes import (
    BackwardPass,
    ForwardPass,
    backward,
    forward,
)

__all__ = [
    "ACTIVATIONS",
    "LOSSES",
    "SCHEMES",
    "Activation",
    "BackwardPass",
    "ForwardPass",
    "Loss",
    "Network",
    "Normalization",
    "Parameters",
    "Statistics",
    "backward",
    "forward",
    "initialize",
]
