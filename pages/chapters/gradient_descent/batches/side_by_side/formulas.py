"""What is fitted, and everybody's next step with its numbers, as LaTeX."""

import numpy as np

from pages.words.formulas import aligned, tex

from .looks import LOOKS
from .record import Learner, Record

MOST_NAMED = 5  # numbers of samples that are written out


def formulas(record: Record, moment: int) -> list[tuple[str, str]]:
    """Return the model and the next step of everybody, or, at the end, the loss."""
    lines = [("What is fitted", _model(record))]
    if moment == len(record.moments) - 1:
        return [*lines, ("The loss", _loss(record))]
    for at, (look, one) in enumerate(zip(LOOKS, record.learners, strict=True)):
        t = one.row(record.moments[moment])
        if not record.has_flown(at, moment):
            asked = _asked(one.batches[t])
            says = f"{look.begins}, step {t + 1:,}: {asked}"
            lines.append((says, _step(record, one, t)))
    return lines


def _model(record: Record) -> str:
    ground = record.ground
    mean, scale = (float(some[0]) for some in (ground.scale.means, ground.scale.scales))
    says = "a = w x + b" if ground.samples.kind == "line" else r"a = \sigma(w x + b)"
    return rf"{says}, \quad x = (\text{{length}} - {tex(mean)}) / {tex(scale)}"


def _loss(record: Record) -> str:
    surface, minima = record.ground.surface, record.ground.surface.minima
    lines = [f"&{surface.formula}", f"&{surface.gradient_formula}"]
    if minima:
        w, b = (tex(weight) for weight in minima[0])
        low = tex(record.ground.lowest)
        lines.append(rf"&\text{{lowest at }} w = {w},\; b = {b}: \; L = {low}")
    return aligned(lines)


def _asked(batch: np.ndarray) -> str:
    """Say which samples a step asks."""
    if len(batch) == 1:
        return f"sample {batch[0] + 1}"
    if len(batch) > MOST_NAMED:
        return f"{len(batch)} samples"
    return f"samples {', '.join(str(number + 1) for number in batch)}"


def _step(record: Record, one: Learner, t: int) -> str:
    """Return the slope that a batch tells, and the step."""
    rate, w = record.settings.learning_rate, one.weights[t]
    batch = one.batches[t]
    slope = record.ground.neuron.on(batch).gradient(w)
    lines = _one_answer(record, one, t) if len(batch) == 1 else []
    mean = rf"-\tfrac{{1}}{{{len(batch)}}} \sum (y - a)\, (x, 1)"
    said = r"-(y - a)\, (x, 1)" if len(batch) == 1 else mean
    lines += [
        rf"\nabla L &= {said} = {_row(slope)}",
        rf"(w, b) - \eta\, \nabla L &= {_row(w)} - {tex(rate)} \cdot {_row(slope)} "
        rf"= {_row(w - rate * slope)}",
    ]
    return aligned(lines)


def _one_answer(record: Record, one: Learner, t: int) -> list[str]:
    """Return what one sample is, what is answered, and how wrong that is."""
    ground, at = record.ground, int(one.batches[t][0])
    x, y = float(ground.inputs[at, 0]), float(ground.samples.targets[at])
    _, a, error = (float(v[0]) for v in ground.neuron.on([at]).forward(one.weights[t]))
    return [
        rf"x &= {tex(x)}, \quad y = {tex(y)}, \quad a = {tex(a)}, \quad "
        rf"y - a = {tex(error)}",
    ]


def _row(pair: np.ndarray) -> str:
    x, y = (tex(value) for value in pair.tolist())
    return rf"({x},\; {y})"
