"""The sentences of the way back: from the error to every weight's own part."""

import numpy as np

from pages.words.numbers import nearly, percent
from pages.words.sentences import listed

from ..record import Trip
from ..words import ACTIVATION_NAMES, are, comparative, each, four, they

FLAT = 0.02  # a sigmoid or tanh that passes on less is called saturated
ROUNDING = 1e-12
SLOPE_SAYS = "**The slope** says which part of the blame a unit passes on."
NO_BLAME = "There is no mistake, so there is no blame to hand back."


def _output_error(trip: Trip, layer: int) -> list[str]:
    values = trip.numbers.back.activation_grads[2][0]
    outs = trip.names.units(2)
    if trip.is_logits:
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
        [f"∂E/∂({o})" if trip.is_logits else f"∂E/∂{o}" for o in outs], values
    )
    sign = "Below 0 means: E falls where it grows." if (values < 0).any() else ""
    return [*said, f"{values_said}. {sign}".strip()]


def _slope(trip: Trip, layer: int) -> list[str]:
    if layer == 1 and trip.is_logits:
        return [
            "**No slope to pass.** The softmax is already in ∂E/∂z: that is what makes "
            "the pair so handy. Each output's slope counts as 1."
        ]
    kind = trip.activation(layer)
    slopes = trip.numbers.passed.slopes[layer][0]
    who = trip.names.units(layer + 1)
    if kind == "relu":
        return [SLOPE_SAYS, *_dead(who, slopes)]
    pairs = zip(who, slopes, strict=True)
    passing = [f"{name} passes on {percent(slope)}" for name, slope in pairs]
    values = listed([four(slope) for slope in slopes])
    since = f"since the {ACTIVATION_NAMES[kind]}'s slope at its z is {values}"
    said = [SLOPE_SAYS, f"{listed(passing)}, {since}."]
    if kind == "sigmoid":
        said.append("A sigmoid never passes on more than 25%.")
    flat = [n for n, slope in zip(who, slopes, strict=True) if slope < FLAT]
    if flat:
        said.append(
            f"{they(flat, 'is', 'are')} saturated: out there the "
            f"{ACTIVATION_NAMES[kind]} is flat, and nearly nothing comes through."
        )
    return said


def _dead(who: list[str], slopes: np.ndarray) -> list[str]:
    """Say which ReLUs pass on everything, and which nothing."""
    open_ = [name for name, slope in zip(who, slopes, strict=True) if slope]
    shut = [name for name in who if name not in open_]
    said = []
    if open_:
        said.append(f"{they(open_, 'passes', 'pass')} on all of it (z > 0).")
    if shut:
        said.append(
            f"{they(shut, 'passes', 'pass')} on nothing (z ≤ 0): no blame gets past, "
            "and the weights behind stand still."
        )
    return said


def _delta(trip: Trip, layer: int) -> list[str]:
    numbers = trip.numbers
    values = numbers.back.pre_activation_grads[layer][0]
    slopes = numbers.passed.slopes[layer][0]
    blames = numbers.back.activation_grads[layer + 1][0]
    said = ["**δ: the blame of each z,** what came back times the slope."]
    if not blames.any():
        return [*said, "Nothing came back, so every δ is 0."]
    pair = layer == 1 and trip.is_logits
    for k, value in enumerate(values):
        who = trip.names.unit(layer + 1, k)
        gap, passes = four(blames[k]), f"it passes on {percent(slopes[k])} of that"
        if layer == 1 and not pair:
            side = "low" if blames[k] < 0 else "high"
            off = nearly(abs(float(blames[k])), 2)
            start = f"{who} is {off} too {side}" if blames[k] else f"{who} is right"
            kind = ACTIVATION_NAMES[trip.activation(1)]
            share = f"the {kind} passes on {percent(slopes[k])} of that"
            said.append(f"{start}; {share}: δ = {four(value)}.")
        elif pair:
            said.append(f"{who}: δ = {four(value)}, all of what came.")
        else:
            said.append(f"{who} was told {gap}; {passes}: δ = {four(value)}.")
    return said


def _blame(trip: Trip, layer: int) -> list[str]:
    numbers, book = trip.numbers, trip.books[1]
    values = numbers.back.activation_grads[1][0]
    who = trip.names.units(1)
    said = [
        "**Blame goes back over the same weights** that the values came along: "
        f"{each([f'∂E/∂{name}' for name in who], values)}."
    ]
    if not values.any():
        silent = not numbers.back.pre_activation_grads[1].any()
        why = "δ is 0 everywhere" if silent else "what comes back adds up to 0"
        return [*said, f"No hidden unit is to blame: {why}."]
    most, least = float(book.shares.max()), float(book.shares.min())
    if most - least < ROUNDING:
        same = comparative(who, "Both", "All")
        return [*said, f"{same} get the same blame."]
    top = who[int(book.shares.argmax())]
    share = comparative(who, "larger", "largest")
    return [*said, f"{top} bears the {share} share of it, {percent(most)}."]


def _gradients(trip: Trip, layer: int) -> list[str]:
    grads = trip.numbers.back.parameter_grads
    said = [
        "**Every gradient at once:** what came in over a weight, times the δ of the "
        "unit it leads to. A bias gets that δ itself."
    ]
    if not grads.vector.any():
        return [*said, "All are 0: no weight is told to move."]
    largest, size = _largest(trip)
    what = listed([f"∂E/∂{name}" for name in largest])
    end = "." if len(largest) > 1 else f" = {four(size)}."
    said.append(f"Of the weights' gradients the largest {are(largest)} {what}{end}")
    return [*said, *_still(trip)]


def _largest(trip: Trip) -> tuple[list[str], float]:
    """Return the weights with the largest gradient, and that gradient."""
    weights = _weight_grads(trip)
    top = max(weights.values(), key=abs)
    near = [n for n, g in weights.items() if abs(g) >= abs(top) * (1 - ROUNDING)]
    return near, top


def _weight_grads(trip: Trip) -> dict[str, float]:
    """Return the gradient of every weight by its name."""
    grads = trip.numbers.back.parameter_grads
    return {
        name: place.value_in(grads)
        for name, place in trip.names.parameters().items()
        if place.source is not None
    }


def _still(trip: Trip) -> list[str]:
    """Say which weights get no gradient at all."""
    still = [name for name, grad in _weight_grads(trip).items() if not grad]
    return [f"Those of {listed(still)} are 0."] if still else []


def _update(trip: Trip, layer: int) -> list[str]:
    numbers = trip.numbers
    biases = any(bias.any() for bias in numbers.updates.biases)
    what = "weight and bias" if biases else "weight"
    said = [
        f"**The step.** Every {what} moves against its gradient, by η = "
        f"{numbers.learning_rate:g} times that gradient."
    ]
    if not numbers.updates.vector.any():
        return [*said, "All gradients are 0, so nothing moves."]
    rest = [] if biases else ["The biases stay."]
    return [*said, *rest, *who_moves(trip)]


def who_moves(trip: Trip) -> list[str]:
    """Say which weight moves furthest, and from where to where."""
    if not trip.numbers.back.parameter_grads.vector.any():
        return []
    largest, _ = _largest(trip)
    if len(largest) > 1:
        far = comparative(largest, "both", "all")
        return [f"{listed(largest)} move furthest, {far} equally far."]
    place = trip.names.parameters()[largest[0]]
    before = four(place.value_in(trip.numbers.parameters))
    after = four(place.value_in(trip.numbers.next_parameters))
    return [f"{largest[0]} moves furthest: from {before} to {after}."]


WAYS = {
    "output_error": _output_error,
    "slope": _slope,
    "delta": _delta,
    "blame": _blame,
    "gradients": _gradients,
    "update": _update,
}
