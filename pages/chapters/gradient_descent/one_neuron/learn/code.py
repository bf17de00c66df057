"""The lines of the engine that a part of an update runs."""

from engines.gradient_descent import GradientDescent, batches
from engines.gradient_descent.neuron import Neuron
from pages.words.source import lines_of

from .moments import STAGES
from .record import Record


def ran(record: Record, step: int) -> str:
    """Return the lines of one part of an update; of a whole update, one of each."""
    moment, fit = record.moments[step], record.fit
    if moment.update == fit.n_steps:
        return _compared()
    if record.moments[0].stage == STAGES[0]:
        return PARTS[moment.stage]()
    answer = lines_of(Neuron.forward, "a = self.activation.value(z)")
    blame = lines_of(Neuron.contributions, "self.activation.slope(a)")
    return "\n".join([answer, blame, _stepped()])


def _predicted() -> str:
    marks = "z = x[..., 0] * w[..., 0]", "z = z + x[..., i] * w[..., i]"
    return lines_of(Neuron.forward, *marks, "a = self.activation.value(z)")


def _compared() -> str:
    errors = lines_of(Neuron.forward, "self.targets - a")
    return "\n".join([errors, lines_of(Neuron.loss, "errors**2")])


def _blamed() -> str:
    each = lines_of(Neuron.contributions, "self.activation.slope(a)")
    return "\n".join([each, lines_of(Neuron.gradient, "axis=-2)")])


def _stepped() -> str:
    rule = lines_of(GradientDescent.update, "-self.learning_rate * gradient")
    step = lines_of(batches.learn_by_batches, "parameters = parameters + update")
    return "\n".join([rule, step])


PARTS = {
    "predict": _predicted,
    "compare": _compared,
    "blame": _blamed,
    "step": _stepped,
}
