"""The sentences of the part "Ladder of fixes", made from its record."""

from dataclasses import replace

import numpy as np

from engines.backpropagation import ACTIVATIONS, SCHEMES, Rung
from pages.ui.bets import Bet
from pages.words.numbers import few
from pages.words.sentences import counted, listed

from .record import Record

NONE, NOTHING = "None of them", "nothing"
SHRINKS, GROWS = 0.98, 1.02  # per layer; between them it stays as it is
FEW = 10  # layers: hardly enough to tell a bend from a straight line
SLOW = 1.1  # per layer: growth, but no explosion
BENDS = 0.6  # growth by the outputs over growth by the inputs: below it a line bends


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
    amount = f"{few(kept)} times" if kept else f"{NOTHING} arrives"
    name = label(record.rungs[at]).removeprefix("Setback: ")
    return f"{mark(record, at)}  {name[0].upper() + name[1:]}: {amount}"


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
    sizes, kept = record.sizes[at], float(record.kept[at])
    if record.settings.depth == 1:
        return (
            f"δ is {few(sizes[0])}. There is one hidden layer, the first and the "
            "last, so nothing can get lost between layers."
        )
    if not kept:
        silent = counted(int(record.n_silent[at]), "network")
        return (
            f"**Nothing arrives**: in {silent} of {record.n_seeds} δ of the first "
            "layer is exactly 0. So few units can all be dead at once in some layer, "
            "and then there is no way back for the blame."
        )
    steps = record.settings.depth - 1
    if steps == 1:
        over, mean = "the one step", ""
    else:
        over, mean = f"each of the {steps} steps", " on average"
    amount = f"{few(kept)} times as much" if few(kept) != "1" else "just as much"
    return (
        f"δ is {few(sizes[-1])} in the last hidden layer and {few(sizes[0])} in the "
        f"first: **{amount}**. So {over} from layer to "
        f"layer multiplies it by {few(record.factors[at])}{mean}: "
        f"{_verdict(record, at)}"
    )


def _verdict(record: Record, at: int) -> str:
    """Name what became of the blame, by which inequality."""
    kept, factor = record.kept[at], record.factors[at]
    if record.is_level[at]:
        if SHRINKS <= factor <= GROWS:
            return "nearly 1, and the line stays level."
        if record.settings.depth <= FEW:
            return "not 1, but over so few layers that costs less than a factor of ten."
        return "near enough to 1 to cost less than a factor of ten."
    if kept < 1:
        return "below 1, and less than a tenth arrives: **the blame vanishes.**"
    by_inputs, by_outputs = record.halves[at]
    if record.settings.depth > FEW and by_outputs - 1 < BENDS * (by_inputs - 1):
        return (
            "more than ten times arrives. But **the line bends**: in the half by the "
            f"inputs a layer multiplies by {few(by_inputs)}, in the half by the "
            f"outputs by {few(by_outputs)} only. The blame grows; it does not explode."
        )
    if factor <= SLOW:
        return "only a little above 1, and still more than ten times arrives."
    return "above 1, and more than ten times arrives: **the blame explodes.**"


def _setback(record: Record, at: int) -> str:
    """Compare with the same network without the fix."""
    rung = record.rungs[at]
    without = replace(rung.stack, batch_norm=False, residual=False)
    plain = next(i for i, r in enumerate(record.rungs) if r.stack == without)
    is_worse = record.off_level[at] > record.off_level[plain]
    fix = "batch normalisation" if rung.stack.batch_norm else "residual connections"
    name, alone = record.rungs[plain].name, _amount(record.kept[plain])
    said = f"The same network without {fix} is {name}, where {alone} arrives."
    kept = few(record.kept[at])
    if is_worse:
        return f"{said} So the fix makes it worse here: {kept} is farther from 1."
    return (
        f"{said} At this depth and width it does no harm: {kept} is no farther from 1. "
        "Try more layers."
    )


def bet(record: Record) -> Bet:
    """Ask which fix is the first to hold the line; where all hold it, which is most."""
    names = [rung.name for rung in record.rungs]
    if record.is_level[0]:
        return _largest(record, names)
    climbing = [at for at, rung in enumerate(record.rungs) if rung.helps]
    level = [at for at in climbing if record.is_level[at]]
    layers = counted(record.settings.depth, "layer")
    question = (
        f"Climb the ladder, {layers} deep. Which rung is the first on which between a "
        "tenth and ten times the last layer's blame reaches the first layer?"
    )
    options = [*(names[at] for at in climbing[1:]), NONE]
    if not level:
        return Bet(question, NONE, _reason(record, climbing), options=options)
    first = level[0]
    reason = _reason(record, climbing[: first + 1])
    return Bet(question, names[first], reason, options=options)


def _largest(record: Record, names: list[str]) -> Bet:
    sizes = record.sizes[:, 0]
    at = int(sizes.argmax())
    second = float(np.sort(sizes)[-2])
    layers = counted(record.settings.depth, "hidden layer")
    question = (
        f"With {layers} hardly anything can get lost. "
        "In which of these networks is δ of the first layer largest?"
    )
    reason = f"It is {few(sizes[at])} there; the second largest is {few(second)}."
    return Bet(question, names[at], reason, options=names)


def _reason(record: Record, rungs: list[int]) -> str:
    parts = [f"{record.rungs[at].name} {few(record.kept[at], 2)}" for at in rungs]
    return f"First over last: {listed(parts, most=9)}."


def ending(record: Record) -> list[str]:
    """Tell which rungs hold the line at this depth, and which make it worse."""
    if record.settings.depth == 1:
        return [
            "**One hidden layer needs no ladder.** Blame is handed back through one "
            "matrix only. Choose more layers and watch the lines part."
        ]
    far = int(record.off_level.argmax())
    name, amount = record.rungs[far].name, _amount(record.kept[far])
    farthest = f"Farthest from level is {name}, where {amount} arrives."
    return [_holding(record), farthest, _worse(record), _lesson(record)]


def _amount(kept: float) -> str:
    return f"{few(kept)} times as much" if kept else NOTHING


def _holding(record: Record) -> str:
    pairs = zip(record.rungs, record.is_level, strict=True)
    level = [rung.name for rung, is_level in pairs if rung.helps and is_level]
    layers = counted(record.settings.depth, "layer")
    if not level:
        return (
            f"**Over {layers} none of the rungs** keeps the blame between a tenth and "
            "ten times."
        )
    verb = "keeps" if len(level) == 1 else "keep"
    return (
        f"**Over {layers}** {listed(level, most=9)} {verb} the blame between a tenth "
        "and ten times."
    )


def _worse(record: Record) -> str:
    """Say which of the two setbacks is one at this depth."""
    parts = [
        f"{rung.name.removeprefix('Setback: ')} {few(record.factors[at])}"
        for at, rung in enumerate(record.rungs)
        if not rung.helps
    ]
    return (
        "The two fixes in the wrong place multiply blame, on average over the layers, "
        f"by: {listed(parts)}."
    )


def _lesson(record: Record) -> str:
    """Say what all rungs have in common."""
    plain, steps = float(record.factors[0]), record.settings.depth - 1
    return (
        f"The plain stack multiplies by {few(plain)} a layer; over "
        f"{counted(steps, 'step')} that is {few(plain**steps)}. Every fix is a way to "
        f"bring the factor near 1.{_not_near_enough(record)}"
    )


def _not_near_enough(record: Record) -> str:
    """Say which fix comes near 1, and not near enough for so many layers."""
    close = [
        (abs(float(factor) - 1), at)
        for at, factor in enumerate(record.factors)
        if record.rungs[at].helps and not record.is_level[at] and abs(factor - 1) < 0.1
    ]
    if not close:
        return ""
    _, at = min(close)
    return (
        f" How near, the depth decides: {record.rungs[at].name}'s "
        f"{few(record.factors[at], 4)} becomes {few(record.kept[at])} that way."
    )
