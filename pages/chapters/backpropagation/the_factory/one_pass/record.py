"""What "One pass" computes: every number there and back, a step, and the new error."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engines.backpropagation import Stage, step_change
from pages.ui.chapter import Opinion, Script, Table, agree

from ..record import RATES, Settings, Trip, measured, there_and_back
from ..script import pass_script

COLUMNS = ("step", "what", "value")


@dataclass(frozen=True, eq=False)
class Record:
    """The pass, and a learning rate that would have been safe."""

    settings: Settings
    trip: Trip
    safe: float | None  # the largest offered, below the chosen, with which E falls


def run(settings: Settings) -> Record:
    """Pass forward and back, and look for a learning rate that is safe."""
    trip = there_and_back(settings)
    change = step_change(*settings.problem, RATES, settings.biases)
    falls = [
        rate
        for rate, real in zip(RATES, change.real, strict=True)
        if real < -trip.noise and rate < settings.learning_rate
    ]
    return Record(settings, trip, max(falls, default=None))


def opinions(record: Record) -> list[Opinion]:
    """Measure the gradients from E alone, and pass forward without arrays."""
    return [measured(record.trip), _without_arrays(record)]


def _without_arrays(record: Record) -> Opinion:
    """Pass forward in plain Python, number by number, before and after the step."""
    numbers, ours, theirs = record.trip.numbers, [], []
    for parameters, passed in (
        (numbers.parameters, numbers.passed),
        (numbers.next_parameters, numbers.passed_after),
    ):
        plain = record.settings.by_hand(parameters)
        ours += [*passed.pre_activations, *passed.activations[1:], passed.loss]
        theirs += [*plain.pre_activations, *plain.activations[1:], plain.loss]
    both = (np.concatenate([np.ravel(one) for one in lot]) for lot in (ours, theirs))
    what = "Every z, every activation and E, before and after the step"
    return agree(*both, "a pass without arrays", what, allowed=1e-12)


def table(record: Record) -> Table:
    """List all numbers of the pass in the order in which they are computed."""
    return Table(COLUMNS, list(_quantities(record)))


def reached(record: Record, step: int) -> int:
    """Return how many of them are computed by a step."""
    return sum(at <= step for at, _, _ in _quantities(record))


def _quantities(record: Record) -> Iterator[tuple[int, str, float]]:
    """Yield (step, name, value) of every number of the pass, but for the inputs."""
    for step, stage in enumerate(record.trip.numbers.stages):
        for name, value in _found(record.trip, stage):
            yield step, name, float(value)


def _found(trip: Trip, stage: Stage) -> Iterator[tuple[str, float]]:
    """Yield (name, value) of every number that a stage finds."""
    numbers, names, layer = trip.numbers, trip.names, stage.layer
    passed, back = numbers.passed, numbers.back
    if stage.name == "loss":
        yield "E", passed.loss
    elif stage.name == "new_loss":
        yield "new E", numbers.passed_after.loss
    elif stage.name in ("gradients", "update"):
        new = stage.name == "update"
        held = numbers.next_parameters if new else back.parameter_grads
        for name, place in names.parameters().items():
            yield f"new {name}" if new else f"∂E/∂{name}", place.value_in(held)
    elif stage.name != "inputs":
        by = "∂E/∂z of {}" if trip.is_logits else "∂E/∂{}"
        values, form = {
            "pre_activations": (passed.pre_activations[layer][0], "z of {}"),
            "activations": (trip.values[layer + 1], "{}"),
            "output_error": (back.activation_grads[2][0], by),
            "slope": (passed.slopes[layer][0], "slope of {}"),
            "delta": (back.pre_activation_grads[layer][0], "δ of {}"),
            "blame": (back.activation_grads[1][0], "∂E/∂{}"),
        }[stage.name]
        at = 1 if stage.name == "blame" else layer + 1
        for k, value in enumerate(values):
            yield form.format(names.unit(at, k)), value


def script(record: Record) -> Script:
    """Write the pass as a script."""
    says = "One pass forward, one back, one step of gradient descent: the new E."
    end = "print(repr(float(forward()[-1])))"
    return pass_script(record.settings, says, end, ("value",))
