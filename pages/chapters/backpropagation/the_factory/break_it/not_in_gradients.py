"""What is wrong on the way there, or in the step: the check finds neither.

On the way there the loss is wrong, too, and the gradients belong to that loss; in the
step the gradients are right.
"""

import numpy as np

from pages.words.numbers import apart, few

from .record import Record

ROUNDING = 1e-12  # relative: what differs by less is one number
MOST = 17  # digits


def parting(record: Record) -> tuple[str, float, float] | None:
    """Return the first unit whose z is wrong, that z, and the right one."""
    wrong, right = record.faulty.wrong.there, record.faulty.right.there
    layers = zip(wrong.pre_activations, right.pre_activations, strict=True)
    for layer, (z, due) in enumerate(layers):
        for sample, unit in np.argwhere(_differ(z[0], due[0])).tolist():
            name = record.settings.names.unit(layer + 1, unit)
            if len(record.settings.sample) > 1:
                name = f"{name} of sample {sample + 1}"
            return name, float(z[0, sample, unit]), float(due[0, sample, unit])
    return None


def _differ(first, second):
    """Tell where numbers differ by more than rounding."""
    size = np.maximum(1.0, np.maximum(np.abs(first), np.abs(second)))
    return np.abs(first - second) > ROUNDING * size


def on_the_way_there(record: Record) -> str:
    """Say where the numbers part from the right ones, and what becomes of E."""
    parts = parting(record)
    if not parts:
        return "Yet every z comes out as it should."
    unit, *both = parts
    z, due = apart(*both, digits=4, most=MOST)
    says = f"The numbers part at {unit}: its z is {z}, where {due} is right, and E"
    if not _differ(*record.losses):
        return f"{says} comes out right all the same, {few(record.losses[1], 4)}."
    told, right = apart(*record.losses, digits=4, most=MOST)
    return f"{says} is {told}, where {right} is right."


def step_factor(record: Record) -> tuple[float, float] | None:
    """Return how many times the gradient the step adds, and how many are right.

    None where it moves nothing at all.
    """
    used, added = record.faulty.wrong.used[0], record.faulty.wrong.updates[0]
    most = int(np.abs(np.where(added, used, 0.0)).argmax())
    if not added[most]:
        return None
    return float(added[most] / used[most]), -record.settings.learning_rate


def is_other_step(record: Record) -> bool:
    """Tell whether the step goes otherwise along its gradients than it should."""
    factors = step_factor(record)
    return factors is not None and abs(factors[0] / factors[1] - 1) > ROUNDING


def in_the_step(record: Record) -> str:
    """Say what is added, and what should be."""
    factors = step_factor(record)
    if factors is None:
        return "There is no gradient for the step to go by."
    if not is_other_step(record):
        return f"The step adds {few(factors[1])} times the gradient, as it should."
    added, right = apart(*factors)
    return f"The step adds {added} times the gradient, where {right} times is right."


def blind(record: Record) -> list[str]:
    """Say why the check is happy although something is wrong."""
    said = []
    if parting(record):
        said.append(
            "**The check is happy with that:** it nudges the very pass that was made, "
            "so it proves that the gradients belong to the E of this pass, not that "
            "this pass is the right one."
        )
    if is_other_step(record):
        said.append(
            "**The check knows nothing of the step:** it looks at gradients alone, and "
            "these agree. Only the step itself shows what is wrong with it."
        )
    return said
