"""The sentences of the way back: from the error to every weight's own part."""

import numpy as np

from engines.backpropagation import Stage
from pages.chapters.backpropagation.the_factory.words import (
    ACTIVATION_NAMES,
    are,
    comparative,
    each,
    four,
)
from pages.figures.network_names import Names
from pages.figures.network_pass import FactoryPass
from pages.words.numbers import nearly, percent
from pages.words.sentences import listed

FLAT = 0.02  # a sigmoid or tanh that passes on less is called saturated
ROUNDING = 1e-12
SLOPE_SAYS = "**The slope** says which part of the blame a unit passes on."
NO_BLAME = "There is no mistake, so there is no blame to hand back."


def _output_error(names: Names, numbers: FactoryPass, stage: Stage) -> list[str]:
    values = numbers.done.back.activation_grads[2][0]
    outs = [names.unit(2, k) for k in range(names.sizes[2])]
    if numbers.is_logits:
        outs = [f"z of {name}" for name in outs]
        why = (
            "Softmax and cross-entropy are one pair: E changes with each z by the "
            "share minus what it should be"
        )
    else:
        why = "For half a squared mistake that is the mistake itself, ŷ − y"
    said = [f"**The way back begins.** How does E change with {listed(outs)}? {why}."]
    if not values.any():
        return [*said, f"Here it is 0. {NO_BLAME}"]
    values_said = each(
        [f"∂E/∂({o})" if numbers.is_logits else f"∂E/∂{o}" for o in outs], values
    )
    sign = "Below 0 means: E falls where it grows." if (values < 0).any() else ""
    return [*said, f"{values_said}. {sign}".strip()]


def _slope(names: Names, numbers: FactoryPass, stage: Stage) -> list[str]:
    layer, network = stage.layer, numbers.done.network
    if layer == 1 and numbers.is_logits:
        return [
            "**No slope to pass.** The softmax is already in ∂E/∂z: that is what makes "
            "the pair so handy. Each output's slope counts as 1."
        ]
    kind = network.output_activation if layer else network.activation
    slopes = numbers.done.passed.slopes[layer][0]
    who = [names.unit(layer + 1, k) for k in range(len(slopes))]
    if kind == "relu":
        return [SLOPE_SAYS, *_dead(who, slopes)]
    pairs = zip(who, slopes, strict=True)
    passing = [f"{name} passes on {percent(slope)}" for name, slope in pairs]
    values, at = listed([four(slope) for slope in slopes]), "its z"
    since = f"since the {ACTIVATION_NAMES[kind]}'s slope at {at} is {values}"
    said = [SLOPE_SAYS, f"{listed(passing)}, {since}."]
    if kind == "sigmoid":
        said.append("A sigmoid never passes on more than 25%.")
    flat = [n for n, slope in zip(who, slopes, strict=True) if slope < FLAT]
    if flat:
        said.append(
            f"{listed(flat)} {are(flat)} saturated: out there the "
            f"{ACTIVATION_NAMES[kind]} is flat, and nearly nothing comes through."
        )
    return said


def _dead(who: list[str], slopes: np.ndarray) -> list[str]:
    """Say which ReLUs pass on everything, and which nothing."""
    open_ = [name for name, slope in zip(who, slopes, strict=True) if slope]
    shut = [name for name in who if name not in open_]
    said = []
    if open_:
        said.append(f"{listed(open_)} {_pass(open_)} on all of it (z > 0).")
    if shut:
        said.append(
            f"{listed(shut)} {_pass(shut)} on nothing (z ≤ 0): no blame gets past, and "
            "the weights behind stand still."
        )
    return said


def _pass(names: list[str]) -> str:
    return "passes" if len(names) == 1 else "pass"


def _delta(names: Names, numbers: FactoryPass, stage: Stage) -> list[str]:
    layer, done = stage.layer, numbers.done
    values = done.back.pre_activation_grads[layer][0]
    slopes = done.passed.slopes[layer][0]
    blames = done.back.activation_grads[layer + 1][0]
    said = ["**δ: the blame of each z,** what came back times the slope."]
    if not blames.any():
        return [*said, "Nothing came back, so every δ is 0."]
    pair = layer == 1 and numbers.is_logits
    for k, value in enumerate(values):
        who = names.unit(layer + 1, k)
        gap, passes = four(blames[k]), f"it passes on {percent(slopes[k])} of that"
        if layer == 1 and not pair:
            side = "low" if blames[k] < 0 else "high"
            off = nearly(abs(float(blames[k])), 2)
            start = f"{who} is {off} too {side}" if blames[k] else f"{who} is right"
            kind = ACTIVATION_NAMES[done.network.output_activation]
            share = f"the {kind} passes on {percent(slopes[k])} of that"
            said.append(f"{start}; {share}: δ = {four(value)}.")
        elif pair:
            said.append(f"{who}: δ = {four(value)}, all of what came.")
        else:
            said.append(f"{who} was told {gap}; {passes}: δ = {four(value)}.")
    return said


def _blame(names: Names, numbers: FactoryPass, stage: Stage) -> list[str]:
    done, book = numbers.done, numbers.books[1]
    values = done.back.activation_grads[1][0]
    who = [names.unit(1, j) for j in range(names.sizes[1])]
    said = [
        "**Blame goes back over the same weights** that the values came along: "
        f"{each([f'∂E/∂{name}' for name in who], values)}."
    ]
    if not values.any():
        silent = not done.back.pre_activation_grads[1].any()
        why = "δ is 0 everywhere" if silent else "what comes back adds up to 0"
        return [*said, f"No hidden unit is to blame: {why}."]
    most, least = float(book.shares.max()), float(book.shares.min())
    if most - least < ROUNDING:
        same = comparative(who, "Both", "All")
        return [*said, f"{same} get the same blame."]
    top = who[int(book.shares.argmax())]
    share = comparative(who, "larger", "largest")
    return [*said, f"{top} bears the {share} share of it, {percent(most)}."]


def _gradients(names: Names, numbers: FactoryPass, stage: Stage) -> list[str]:
    grads = numbers.done.back.parameter_grads
    said = [
        "**Every gradient at once:** what came in over a weight, times the δ of the "
        "unit it leads to. A bias gets that δ itself."
    ]
    if not grads.vector.any():
        return [*said, "All are 0: no weight is told to move."]
    largest, size = _largest(names, numbers)
    what = listed([f"∂E/∂{name}" for name in largest])
    end = "." if len(largest) > 1 else f" = {four(size)}."
    said.append(f"Of the weights' gradients the largest {are(largest)} {what}{end}")
    return [*said, *_still(names, numbers)]


def _largest(names: Names, numbers: FactoryPass) -> tuple[list[str], float]:
    """Return the weights with the largest gradient, and that gradient."""
    grads = numbers.done.back.parameter_grads
    weights = {
        name: place.value_in(grads)
        for name, place in names.parameters().items()
        if place.source is not None
    }
    top = max(weights.values(), key=abs)
    near = [n for n, g in weights.items() if abs(g) >= abs(top) * (1 - ROUNDING)]
    return near, top


def _still(names: Names, numbers: FactoryPass) -> list[str]:
    """Say which weights get no gradient at all."""
    grads = numbers.done.back.parameter_grads
    still = [
        name
        for name, place in names.parameters().items()
        if place.source is not None and not place.value_in(grads)
    ]
    return [f"Those of {listed(still)} are 0."] if still else []


def _update(names: Names, numbers: FactoryPass, stage: Stage) -> list[str]:
    done = numbers.done
    biases = any(bias.any() for bias in done.updates.biases)
    what = "weight and bias" if biases else "weight"
    said = [
        f"**The step.** Every {what} moves against its gradient, by η = "
        f"{done.learning_rate:g} times that gradient."
    ]
    if not done.updates.vector.any():
        return [*said, "All gradients are 0, so nothing moves."]
    rest = [] if biases else ["The biases stay."]
    return [*said, *rest, *who_moves(names, numbers)]


def who_moves(names: Names, numbers: FactoryPass) -> list[str]:
    """Say which weight moves furthest, and from where to where."""
    if not numbers.done.back.parameter_grads.vector.any():
        return []
    largest, _ = _largest(names, numbers)
    name = largest[0]
    place = names.parameters()[name]
    before = four(place.value_in(numbers.done.parameters))
    after = four(place.value_in(numbers.done.next_parameters))
    if len(largest) > 1:
        far = "both" if len(largest) == 2 else "all"
        return [f"{listed(largest)} move furthest, {far} equally far."]
    return [f"{name} moves furthest: from {before} to {after}."]


WAYS = {
    "output_error": _output_error,
    "slope": _slope,
    "delta": _delta,
    "blame": _blame,
    "gradients": _gradients,
    "update": _update,
}
