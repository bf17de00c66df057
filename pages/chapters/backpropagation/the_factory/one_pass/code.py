"""Which lines of the engine each step of "One pass" runs."""

from engines.backpropagation import backward, forward, one_pass, updates_of
from pages.words.source import lines_of

from ..stepping import step_by
from .record import Record

CODE = (one_pass, forward, backward, updates_of, step_by)
SUM, SQUASH, LOSS = (
    "z = activations[-1]",
    "a = activation.value",
    "losses, output",
)
LINES = {
    "inputs": (forward, "activations, pre_activations, slopes"),
    "pre_activations": (forward, SUM),
    "activations": (forward, SQUASH),
    "loss": (forward, LOSS),
    "output_error": (backward, "blame = passed.output_grads"),
    "slope": (forward, "slopes.append"),
    "delta": (backward, "delta = blame"),
    "blame": (backward, "handed = delta", "blame = handed"),
    "gradients": (backward, "grads.weights.append", "grads.biases.append"),
    "update": (one_pass, "updates = updates_of", "moved = parameters"),
    "new_loss": (forward, SUM, SQUASH, LOSS),
}


def ran(record: Record, step: int) -> str:
    """Return the lines of the pass that find what is new at a step."""
    name = record.trip.numbers.stages[step].name
    if name == "update" and record.settings.factory.is_own:
        return lines_of(step_by, "moving = held_back", "updates, state =")
    return lines_of(*LINES[name])
