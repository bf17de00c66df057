"""The sentences of the part "Ladder of fixes" at each rung, made from its record."""

from dataclasses import replace

import numpy as np

from engines.backpropagation import ACTIVATIONS, SCHEMES, Rung
from pages.words.numbers import few
from pages.words.sentences import capitalised, listed

from ..record import LEVEL
from ..verdict import ARRIVES, EXPLODES, FEW, GROWS, NOTHING, VANISHES, two_halves
from .record import Record

NEARLY = 1.02  # per layer, up or down: within it a factor is nearly 1


def labels(record: Record) -> list[str]:
    """Name the rungs, with their years."""
    return [label(rung) for rung in record.rungs]


def mark(record: Record, at: int) -> str:
    """Return what names a rung in the picture: 1, 2, ... and A, B for setbacks."""
    helping = [i for i, rung in enumerate(record.rungs) if rung.helps]
    if at in helping:
        return str(helping.index(at) + 1)
    return "ABCDEFG"[at - len(helping)]


def label(rung: Rung) -> str:
    """Return a rung's name with its year."""
    return f"{rung.name} ({rung.year})"


def kept_label(record: Record, at: int) -> str:
    """Return the words beside a rung's mark in the second picture."""
    kept = record.kept[at]
    text = few(kept)
    much = "as much" if text == "1" else f"{text} times" if kept else NOTHING
    name = label(record.rungs[at]).removeprefix("Setback: ")
    return f"{mark(record, at)}  {capitalised(name)}: {much}"


def built(rung: Rung) -> str:
    """Say what a rung's network is made of."""
    stack = rung.stack
    kind, scheme = ACTIVATIONS[stack.activation].label, SCHEMES[stack.scheme].label
    scale = "" if stack.scale == 1 else f" × {stack.scale:g}"
    fixes = {
        "batch normalisation": stack.batch_norm,
        "residual connections": stack.residual,
    }
    more = [name for name, is_there in fixes.items() if is_there]
    return listed([f"{kind} units", f"{scheme} weights{scale}", *more])


def story(record: Record, step: int) -> list[str]:
    """Tell what the rung changes, and what that did to the blame."""
    rung = record.rungs[step]
    sentences = [
        f"**{label(rung)}.** {rung.why}",
        f"Here: {built(rung)}. Source: {rung.source}.",
        _measured(record, step),
    ]
    if not rung.helps and record.settings.depth > 1:
        sentences.append(_setback(record, step))
    return sentences


def _measured(record: Record, at: int) -> str:
    """Say what is left of the blame, and what one layer does to it."""
    sizes, line = record.sizes[at], record.line(at)
    if record.settings.depth == 1:
        return (
            f"δ is {few(sizes[0])}. There is one hidden layer, the first and the "
            "last, so nothing can get lost between layers."
        )
    if line.fate == NOTHING:
        return _nothing(int(record.n_silent[at]), record.n_seeds)
    over, mean = f"each of the {line.steps} steps", " on average"
    if line.steps == 1:
        over, mean = "the one step", ""
    return (
        f"δ is {few(sizes[-1])} in the last hidden layer and {few(sizes[0])} in the "
        f"first (medians of {record.n_seeds} networks): **{amount(line.kept)}**. "
        f"So {over} from layer to layer multiplies it by {few(line.factor)}{mean}: "
        f"{_verdict(record, at)}"
    )


def _nothing(silent: int, many: int) -> str:
    where = f"all {many}" if silent == many else f"{silent} of the {many}"
    return (
        f"**Nothing arrives**: in {where} networks δ of the first layer is exactly 0. "
        "So few units can all be off at once in some layer, for every digit, and then "
        "there is no way back for the blame."
    )


def _verdict(record: Record, at: int) -> str:
    """Name what became of the blame, by which inequality."""
    line = record.line(at)
    if line.fate == ARRIVES:
        return f"{_near(line.factor, line.sizes)}: **the blame arrives.**"
    if line.fate == VANISHES:
        return "below 1, and less than a tenth arrives: **the blame vanishes.**"
    if line.fate == GROWS:
        return (
            "more than ten times arrives, but by no one factor. **The blame grows:** "
            f"{two_halves(line)}."
        )
    assert line.fate == EXPLODES, line.fate
    return "above 1, and more than ten times arrives: **the blame explodes.**"


def _near(factor: float, sizes: np.ndarray) -> str:
    """Say how near 1 a factor is of which less than ten times comes."""
    if 1 / NEARLY <= factor <= NEARLY:
        if sizes.max() > LEVEL * sizes.min():
            return "nearly 1 in all, though the line rises and falls on its way"
        return "nearly 1, and the line stays level"
    if len(sizes) <= FEW:
        return "not 1, but over so few layers that costs less than a factor of ten"
    return "near enough to 1 to cost less than a factor of ten"


def _setback(record: Record, at: int) -> str:
    """Compare with the same network without the fix."""
    rung = record.rungs[at]
    without = replace(rung.stack, batch_norm=False, residual=False)
    plain = next(i for i, r in enumerate(record.rungs) if r.stack == without)
    fix = "batch normalisation" if rung.stack.batch_norm else "residual connections"
    name, kept = record.rungs[plain].name, few(record.kept[at])
    said = (
        f"The same network without {fix} is {name}, where "
        f"{amount(record.kept[plain])} arrives."
    )
    if not record.kept[plain]:
        return f"{said} So with so few units the fix at least brings blame through."
    if record.off_level[at] > record.off_level[plain]:
        return f"{said} So the fix makes it worse here: {kept} is farther from 1."
    return f"{said} So here the fix is no setback: {kept} is nearer to 1."


def amount(kept: float) -> str:
    """Write what arrives: 3 times as much, just as much, nothing."""
    if not kept:
        return "nothing"
    return f"{few(kept)} times as much" if few(kept) != "1" else "just as much"
