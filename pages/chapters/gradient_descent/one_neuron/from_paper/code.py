"""The lines of the engine that an update, or a visit, runs."""

from engines.gradient_descent import GradientDescent, batches, perceptron
from engines.gradient_descent.neuron import Neuron
from engines.gradient_descent.neuron_losses import LogNeuron
from pages.words.source import lines_of

from .record import Record
from .settings import LOG


def ran(record: Record, step: int) -> str:
    """Return the lines that the step runs."""
    if record.settings.is_step:
        return _visited()
    is_log = record.settings.loss == LOG
    kind, mark = (LogNeuron, "errors[") if is_log else (Neuron, "self.activation.slope")
    each = lines_of(kind.contributions, mark)
    felt = lines_of(Neuron.gradient, "axis=-2)")
    rule = lines_of(GradientDescent.update, "-self.learning_rate * gradient")
    taken = lines_of(batches.learn_by_batches, "parameters = parameters + update")
    return "\n".join([each, felt, rule, taken])


def _visited() -> str:
    answer = lines_of(perceptron.step_answers, "(z >= 0)")
    marks = "error = y - ", "weights = weights + learning_rate"
    return "\n".join([answer, lines_of(perceptron.visit_all, *marks)])
