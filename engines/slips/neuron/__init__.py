"""One neuron as people bring it, and what goes wrong when they work through it."""

from engines.slips.neuron.catalogue import NEURON_SLIPS
from engines.slips.neuron.example import NeuronExample

__all__ = ["NEURON_SLIPS", "NeuronExample"]
