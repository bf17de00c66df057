"""The bet and the ending of the part "One stack", made from its record."""

import numpy as np

from engines.backpropagation import ACTIVATIONS, edge_scale
from pages.ui.bets import Bet
from pages.ui.chapter import Remedy
from pages.words.numbers import few, times
from pages.words.sentences import counted

from ..record import LEVEL, SCALES
from .pictures import wide_span
from .record import Record, ratio, sized
from .words import lost

EXACT = 6  # digits of a factor whose power is told
ALIKE = 2.0  # up to twice as large is about the same
MINOR = 10.0  # powers of ten of the blame for one that parts the gradients from it
DIES, EXPLODES = "nothing", "more than a computer can hold"
ARRIVES = "something that can be told"
LARGER, SMALLER = "larger than the inputs", "smaller than the inputs"
SLIP = 100  # layers, for which a study note prints another number


def bet(record: Record) -> Bet:
    """Ask how much of the blame arrives; of one layer, what happens to the values."""
    if record.settings.depth == 1:
        return _one_layer(record)
    last, kept = record.settings.depth, record.kept(record.deltas)
    if kept is None:
        question = (
            f"These weights are an extreme case. Blame starts back through "
            f"{counted(last, 'layer')}: what reaches the first?"
        )
        is_nothing = record.deltas.middle[0] == 0
        answer = DIES if is_nothing else EXPLODES
        reason = lost(record, 0)
        return Bet(question, answer, reason, options=(ARRIVES, DIES, EXPLODES))
    (low, high), middle = wide_span(last), record.deltas.middle
    question = (
        f"The blame starts back in layer {last}. Of what size is it in layer 1, "
        f"compared with layer {last}, in powers of ten? (0: as much as started; −3: a "
        "thousandth; 3: a thousand times. The ends stand for all beyond them.)"
    )
    reason = (
        f"δ has size {sized(middle[-1])} in layer {last} and {sized(middle[0])} in "
        "layer 1."
    )
    return Bet(
        question,
        float(np.log10(kept)),
        reason,
        span=(float(low), float(high)),
        tolerance=0.03 * (high - low),
        unit="10 to the power ",
        first=float(high),
    )


def _one_layer(record: Record) -> Bet:
    pixels, layer = record.activations.middle[:2]
    question = (
        "One hidden layer: no blame can get lost between layers. But what about the "
        "values: are the layer's activations larger or smaller than its inputs?"
    )
    answer = LARGER if layer > pixels else SMALLER
    reason = f"Size {sized(layer)} against {sized(pixels)}."
    return Bet(question, answer, reason, options=(LARGER, SMALLER))


def ending(record: Record) -> list[str]:
    """Tell what arrived, which factor decided it, and what the gradients make of it."""
    if record.settings.depth == 1:
        return [
            "**One layer is no game of telephone.** Its blame comes straight from the "
            "outputs. Choose more layers, and listen again."
        ]
    kept = record.kept(record.deltas)
    if kept is None:
        return _lost_ending(record)
    return [*_verdict(record, kept), *_gradients(record, kept), *_slip(record)]


def _lost_ending(record: Record) -> list[str]:
    is_nothing = record.deltas.middle[0] == 0
    verdict = "**Nothing arrives.**" if is_nothing else "**The numbers overflow.**"
    return [
        f"{verdict} {lost(record, 0)} There is no gradient to learn from "
        f"{'in the first layer' if is_nothing else 'anywhere'}."
    ]


def _verdict(record: Record, kept: float) -> list[str]:
    steps = record.settings.depth - 1
    factor = kept ** (1 / steps)
    each = few(factor, EXACT)  # its power must come to what is told
    if 1 / LEVEL <= kept <= LEVEL:
        name, why = "The blame arrives", "which is more than a tenth, less than tenfold"
    elif kept < 1:
        name, why = "The blame vanishes", f"because {each} < 1"
    else:
        name, why = "The blame explodes", f"because {each} > 1"
    verdict = f"**{name}:** {times(kept, 'what started')} reaches layer 1, {why}."
    if steps > 1:
        verdict += (
            f" Each of the {steps} steps back multiplied it by {each} on average, and "
            f"{each} to the power {steps} is {few(kept)}."
        )
    return [verdict, *_in_theory(record), *_spread(record)]


def _in_theory(record: Record) -> list[str]:
    if not record.expected:
        return []
    each = few(record.expected)
    return [f"Theory, for infinitely many units and layers: {each} a layer."]


def _spread(record: Record) -> list[str]:
    """Say how far the networks of a deep stack lie apart."""
    spread = ratio(float(record.deltas.high[0]), float(record.deltas.low[0]))
    if not spread or record.settings.depth < SLIP // 2:
        return []
    return [
        f"Over so many layers luck adds up too: between the {record.n_networks} "
        f"networks the first layer's blame differs by a factor of {few(spread)}."
    ]


def _gradients(record: Record, kept: float) -> list[str]:
    """Compare the way of the gradients with that of the blame."""
    grads = record.kept(record.weight_grads)
    if not grads:
        return []
    amount = times(grads, "those in the last")
    text = f"The weights' gradients: in the first layer {amount}."
    return [f"{text} {_way(record, kept, grads)}"]


def _way(record: Record, kept: float, grads: float) -> str:
    """Say whether the gradients go the way of the blame, and what parts them."""
    came = record.activations.middle[:-1]
    first, last = float(came[0]), float(came[-1])
    apart = abs(np.log(grads / kept))
    sizes = f"{few(first)} in the first layer and {few(last)} in the last"
    if apart <= np.log(ALIKE):
        if came.max() <= ALIKE * came.min():
            return (
                "They go the way of the blame, for what comes in has about the same "
                "size in all layers."
            )
        return f"They end as the blame does; what comes in is {sizes}."
    if apart <= abs(np.log(kept)) / MINOR:
        return f"They go about the way of the blame; what comes in is {sizes}."
    parted = "**Not the way of the blame:** a gradient is what came in times δ"
    level = ""
    if 1 / LEVEL <= grads <= LEVEL:
        level = " Level gradients alone do not say that a stack is well."
    if abs(np.log(grads / kept * last / first)) <= np.log(ALIKE):
        return f"{parted}, and what comes in is {sizes}.{level}"
    return (
        f"{parted}, added up over the samples. What comes in is {sizes}; the rest is "
        f"how much of the sum cancels, which differs from layer to layer.{level}"
    )


def _slip(record: Record) -> list[str]:
    """Mend a number that is printed wrong where many have read it."""
    settings = record.settings
    if settings.depth != SLIP or settings.activation != "sigmoid":
        return []
    steepest = ACTIVATIONS[settings.activation].steepest
    return [
        f"The slopes alone: a hundred of at most {steepest:g} leave at most "
        f"{steepest:g}¹⁰⁰ = {few(steepest**SLIP, 2)}. (The study note on "
        f"backpropagation prints {few(0.5**SLIP, 2)} for it. That is 0.5¹⁰⁰, a slip: "
        "it is far worse.)"
    ]


def remedy(record: Record) -> Remedy | None:
    """Offer the scale that theory recommends, where it is not the chosen one."""
    settings, kept = record.settings, record.kept(record.deltas)
    best = edge_scale(settings.stack)
    if best is None or settings.depth == 1:
        return None
    if kept is not None and 1 / LEVEL <= kept <= LEVEL:
        return None
    nearest = min(SCALES, key=lambda scale: abs(np.log(scale / best)))
    if nearest == settings.scale:
        return None
    label = f"Try scale {nearest:g}: there, theory says, blame stays level"
    return Remedy(label, {"scale": nearest})
