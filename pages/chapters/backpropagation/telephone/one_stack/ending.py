"""The ending of the part "One stack", made from its record."""

import numpy as np

from engines.backpropagation import ACTIVATIONS
from pages.words.numbers import few, percent, times

from ..record import LEVEL
from ..verdict import (
    ARRIVES,
    EXPLODES,
    FARTHEST,
    GROWS,
    NOTHING,
    OVERFLOWS,
    VANISHES,
    amount,
    two_halves,
)
from .record import Record, ratio
from .words import in_networks, lost

EXACT = 6  # digits of a factor whose power is told
ALIKE = 2.0  # up to twice as large is about the same
MINOR = 10.0  # powers of ten of the blame for one that parts the gradients from it
MOST_UNITS = 0.5  # the share of saturated pairs from which they are most
SLIP = 100  # layers, for which a study note prints another number


def ending(record: Record) -> list[str]:
    """Tell what arrived, which factor decided it, and what the gradients make of it."""
    if record.settings.depth == 1:
        return [
            "**One layer is no game of telephone.** Its blame comes straight from the "
            "outputs. Choose more layers, and listen again."
        ]
    if record.line.fate in (NOTHING, OVERFLOWS):
        return _lost_ending(record)
    return [*_verdict(record), *_luck(record), *_gradients(record), *_slip(record)]


def _lost_ending(record: Record) -> list[str]:
    fate = record.line.fate
    without = "blame" if fate == NOTHING else "a number for its blame"
    return [
        f"**{fate.capitalize()}.** {lost(record, 0)} Without {without} the first layer "
        "has no gradient to learn from."
    ]


def _verdict(record: Record) -> list[str]:
    line, steps = record.line, record.line.steps
    each = few(line.factor, EXACT)  # its power must come to what is told
    why = {
        ARRIVES: "which is more than a tenth, less than tenfold",
        VANISHES: f"because {each} < 1",
        EXPLODES: f"because {each} > 1",
        GROWS: f"but by no one factor: {two_halves(line)}",
    }[line.fate]
    name = line.fate.capitalize()
    verdict = (
        f"**{name}:** {amount(line.powers, 'what started')} reaches layer 1, {why}."
    )
    if steps > 1 and abs(line.powers) <= FARTHEST:
        verdict += (
            f" Each of the {steps} steps back multiplied it by {each} on average, and "
            f"{each} to the power {steps} is {few(line.kept)}."
        )
    return [verdict, *_straight(record), *_in_theory(record), *_saturated(record)]


def _straight(record: Record) -> list[str]:
    """Say why the line is straight, where it is."""
    line = record.line
    if line.fate not in (VANISHES, EXPLODES) or not line.is_straight:
        return []
    return [
        f"The line is nearly straight, because {two_halves(line)}: like factors are "
        "like steps on an axis of powers of ten."
    ]


def _in_theory(record: Record) -> list[str]:
    if not record.expected:
        return []
    each = few(record.expected)
    return [f"Theory, for infinitely many units and layers: {each} a layer."]


def _saturated(record: Record) -> list[str]:
    """Say that blame grows although most units pass on next to nothing."""
    share = float(np.median(record.profile.saturated_units))
    if share < MOST_UNITS or record.line.fate not in (EXPLODES, GROWS):
        return []
    return [
        f"In the median layer {percent(share)} of all pairs of a unit and a digit are "
        "saturated, and still the blame grows: what gets past them is multiplied by "
        "more than they hold back."
    ]


def _luck(record: Record) -> list[str]:
    """Say how far the networks lie apart, and whether nothing arrives in some."""
    many, deltas = record.n_networks, record.profile.deltas
    silent = int((deltas[:, 0] == 0).sum())
    if silent:
        return [f"{in_networks(silent, many)} nothing arrives at all."]
    first, last = (
        ratio(float(record.deltas.high[at]), float(record.deltas.low[at]))
        for at in (0, -1)
    )
    if record.settings.depth < SLIP // 2 or not first or not last:
        return []
    says = (
        f"Luck, from the band's lower edge to its upper one: between the {many} "
        f"networks the blame differs by a factor of {few(last)} in layer "
        f"{record.settings.depth}, and of {few(first)} in layer 1"
    )
    if first > ALIKE * last:
        return [f"{says}: over so many layers luck adds up."]
    return [f"{says}."]


def _gradients(record: Record) -> list[str]:
    """Compare the way of the gradients with that of the blame."""
    grads = record.kept(record.weight_grads)
    if not grads or abs(record.line.powers) > FARTHEST:
        return []
    text = "The weights' gradients: in the first layer "
    text += f"{times(grads, 'those in the last')}."
    return [f"{text} {_way(record, record.line.kept, grads)}"]


def _way(record: Record, kept: float, grads: float) -> str:
    """Say whether the gradients go the way of the blame, and what parts them."""
    came = record.activations.middle[:-1]
    first, last = float(came[0]), float(came[-1])
    apart = abs(np.log(grads / kept))
    sizes = f"{few(first)} in the first layer and {few(last)} in the last"
    if apart <= np.log(ALIKE):
        if came.max() <= ALIKE * came.min():
            return (
                "They end as the blame does, for what comes in has about the same "
                f"size in all layers: {few(came.min())} to {few(came.max())}."
            )
        return f"They end as the blame does; what comes in is {sizes}."
    if apart <= abs(np.log(kept)) / MINOR:
        return f"They go about the way of the blame; what comes in is {sizes}."
    parted = "**Not the way of the blame:** a gradient is what came in times δ"
    level = ""
    if 1 / LEVEL <= grads <= LEVEL and record.line.fate != ARRIVES:
        level = " Level gradients alone do not say that a stack is well."
    if abs(np.log(grads / kept * last / first)) <= np.log(ALIKE):
        return f"{parted}, and what comes in is {sizes}.{level}"
    return (
        f"{parted}, averaged over the digits. What comes in is {sizes}; the rest is "
        f"how much of the mean cancels, which differs from layer to layer.{level}"
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
