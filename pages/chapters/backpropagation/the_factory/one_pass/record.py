"""What "One pass" computes: every number there and back, a step, and the new error."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from engines.backpropagation import Stage
from pages.ui.chapter import Opinion, Script, Table, agree

from ..own_script import own_script
from ..record import ALLOWED, RATES, Settings, Trip, measured, there_and_back
from ..script import pass_script
from ..stepping import stepped

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
    falls = [
        rate
        for rate, real in zip(RATES, _changes(trip), strict=True)
        if real < -trip.noise and rate < settings.learning_rate
    ]
    return Record(settings, trip, max(falls, default=None))


def _changes(trip: Trip) -> np.ndarray:
    """Return how E changes with each rate; the steps before it have that rate too."""
    settings = trip.settings
    if not settings.one_by_one or not settings.followed:
        return trip.changes(np.array(RATES))
    tried = [stepped(replace(settings, learning_rate=rate)).numbers for rate in RATES]
    return np.array([float(one.passed_after.loss - one.passed.loss) for one in tried])


def opinions(record: Record) -> list[Opinion]:
    """Measure the gradients from E alone, and pass forward without arrays."""
    found = [_without_arrays(record)]
    if not record.trip.is_at_corner:
        found.insert(0, measured(record.trip))
    again = _step_again(record) if record.settings.factory.is_own else None
    return [*found, again] if again else found


def _without_arrays(record: Record) -> Opinion:
    """Pass forward in plain Python, number by number, before and after the step."""
    numbers, ours, theirs = record.trip.numbers, [], []
    for parameters, passed in (
        (numbers.parameters, numbers.passed),
        (numbers.next_parameters, numbers.passed_after),
    ):
        at = record.trip.standing.followed
        plain = record.settings.by_hand_of(parameters, at)
        ours += [*passed.pre_activations, *passed.activations[1:], passed.loss]
        theirs += [*plain.pre_activations, *plain.activations[1:], plain.loss]
    both = (np.concatenate([np.ravel(one) for one in lot]) for lot in (ours, theirs))
    what = "Every z, every activation and E, before and after the step"
    return agree(*both, "a pass without arrays", what, allowed=1e-12)


def _step_again(record: Record) -> Opinion | None:
    """Take the step again in plain Python, and those of the samples before.

    None where only rounding says on which side of its corner a ReLU stands.
    """
    settings, at = record.settings, record.trip.standing.followed
    held, speed = settings.parameters, settings.velocity_at_first.tolist()
    lots = [[k] for k in range(at + 1)]
    if not settings.one_by_one:
        lots = [range(len(settings.sample))]
    for lot in lots:
        if any(settings.is_at_corner(held, sample) for sample in lot):
            return None
        every = [settings.by_hand_of(held, k).grads.vector.tolist() for k in lot]
        grads = [sum(ones) / len(lot) for ones in zip(*every, strict=True)]
        rows = zip(speed, grads, settings.may_move, strict=True)
        speed = [settings.momentum * v + g if may else 0.0 for v, g, may in rows]
        pairs = zip(held.vector.tolist(), speed, strict=True)
        moved = [w - settings.learning_rate * v for w, v in pairs]
        held = held.with_vector(np.array(moved))
    ours = record.trip.numbers.next_parameters.vector
    what = f"All {len(ours)} weights and biases after the step"
    against = "the step number by number"
    return agree(ours, held.vector, against, what, ALLOWED)


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
    at = layer + 1
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
            "activations": (trip.values[at], "{}"),
            "output_error": (back.activation_grads[-1][0], by),
            "slope": (passed.slopes[layer][0], "slope of {}"),
            "delta": (back.pre_activation_grads[layer][0], "δ of {}"),
            "blame": (back.activation_grads[at][0], "∂E/∂{}"),
        }[stage.name]
        for k, value in enumerate(values):
            yield form.format(names.unit(at, k)), value


def script(record: Record) -> Script:
    """Write the pass as a script."""
    says = "One pass forward, one back, one step of gradient descent: the new E."
    if record.settings.factory.is_own:
        end = "print(repr(float(error(forward(x[followed])[0][-1], y[followed]))))"
        at = record.trip.standing.followed
        return own_script(record.settings, at, says, end, ("value",))
    end = "print(repr(float(forward()[-1])))"
    return pass_script(record.settings, says, end, ("value",))
