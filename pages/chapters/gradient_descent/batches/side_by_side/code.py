"""The lines of the engine that a step of all three runs."""

from engines.gradient_descent import learn_by_batches
from engines.gradient_descent.neuron import Neuron
from pages.words.source import lines_of

from .record import Record


def ran(record: Record, moment: int) -> str:
    """Return how a batch's slope is felt, and the step; at the end, the loss alone."""
    if moment == len(record.moments) - 1:
        return lines_of(type(record.ground.neuron).loss, "return")
    felt = lines_of(Neuron.gradient, "axis=-2)")
    marks = "gradient, seen =", "update, state ="
    return "\n".join([felt, lines_of(learn_by_batches, *marks)])
