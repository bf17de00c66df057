"""The sentences of the way back: from the error to every weight's own part."""

from pages.words.numbers import few, nearly, percent
from pages.words.sentences import listed

from ..record import Trip
from ..words import (
    ACTIVATION_NAMES,
    comparative,
    each,
    four,
    percents,
    they,
    verb,
)
from . import the_step

FLAT = 0.02  # a sigmoid or tanh that passes on less is called saturated
SLOPE_SAYS = "**The slope** says which part of the blame a unit passes on."


def _output_error(trip: Trip, layer: int) -> list[str]:
    values = trip.numbers.back.activation_grads[-1][0]
    outs = trip.names.outputs
    if trip.is_logits:
        outs = [f"z of {name}" for name in outs]
    said = [
        f"**The way back begins.** How does E change with {listed(outs)}? "
        f"{_rule(trip)}."
    ]
    if not values.any():
        wants = "The targets ask for nothing" if trip.whole == 0 else "Nothing is wrong"
        return [*said, f"Here it is 0. {wants}, so there is no blame to hand back."]
    values_said = each(
        [f"∂E/∂({o})" if trip.is_logits else f"∂E/∂{o}" for o in outs], values
    )
    sign = "Below 0 means: E falls where it grows." if (values < 0).any() else ""
    return [*said, f"{values_said}. {sign}".strip()]


def _rule(trip: Trip) -> str:
    """Say how E changes with what comes out."""
    if not trip.is_logits:
        return _rule_of_squares(trip)
    if not trip.is_softmax:
        return (
            "Sigmoid and log loss are one pair: E changes with each z by ŷ minus what "
            "it should be"
        )
    pair = "Softmax and cross-entropy are one pair: E changes with each z by the share"
    if trip.whole == 1:
        return f"{pair} minus what it should be"
    whole = f"{few(trip.whole, 4)}, the sum of the targets"
    return f"{pair} times {whole}, minus its own target"


def _rule_of_squares(trip: Trip) -> str:
    """Say how a loss of squares changes with what comes out."""
    n, loss = trip.names.sizes[-1], trip.numbers.network.loss
    if loss == "half_squared_error":
        return "For half a squared mistake that is the mistake itself, ŷ − y"
    if loss == "squared_error" or n == 1:
        return "For a squared mistake that is twice the mistake, 2 (ŷ − y)"
    return f"For the mean of {n} squared mistakes that is 2/{n} of the mistake, ŷ − y"


def _slope(trip: Trip, layer: int) -> list[str]:
    if layer == trip.last and trip.is_logits:
        squash = "softmax" if trip.is_softmax else "sigmoid"
        return [
            f"**No slope to pass.** The {squash} is already in ∂E/∂z: that is what "
            "makes the pair so handy. Each output's slope counts as 1."
        ]
    kind = trip.activation(layer)
    slopes = trip.numbers.passed.slopes[layer][0]
    who = trip.names.units(layer + 1)
    if kind == "relu":
        return [SLOPE_SAYS, *_dead(trip, layer)]
    if kind == "identity":
        return [SLOPE_SAYS, f"{they(who, 'passes', 'pass')} on all of it: linear."]
    squash = ACTIVATION_NAMES[kind]
    pairs = zip(who, percents(slopes), strict=True)
    passing = listed([f"{name} passes on {slope}" for name, slope in pairs])
    its = verb(who, "its z", "their z")
    said = [SLOPE_SAYS, f"{passing}, the slope of the {squash} at {its}."]
    if kind == "sigmoid":
        said.append("A sigmoid never passes on more than 25%.")
    flat = [n for n, slope in zip(who, slopes, strict=True) if slope < FLAT]
    if flat:
        said.append(
            f"{they(flat, 'is', 'are')} saturated: out there the {squash} is flat, "
            "and nearly nothing comes through."
        )
    return said


def _dead(trip: Trip, layer: int) -> list[str]:
    """Say which ReLUs pass on everything, and which nothing."""
    shut = the_step.dead_units(trip, layer)
    open_ = [name for name in trip.names.units(layer + 1) if name not in shut]
    said = []
    if open_:
        said.append(f"{they(open_, 'passes', 'pass')} on all of it (z > 0).")
    if shut:
        said.append(
            f"{they(shut, 'passes', 'pass')} on nothing (z ≤ 0): no blame gets past, "
            f"and the weights into {verb(shut, 'it', 'them')} get a gradient of 0."
            if not trip.is_own_step
            else f"{they(shut, 'passes', 'pass')} on nothing (z ≤ 0): no blame gets "
            f"past, and the weights into {verb(shut, 'it', 'them')} stand still."
        )
    return said


def _delta(trip: Trip, layer: int) -> list[str]:
    numbers = trip.numbers
    said = ["**δ: the blame of each z,** what came back times the slope."]
    if not numbers.back.activation_grads[layer + 1].any():
        return [*said, "Nothing came back, so every δ is 0."]
    if layer < trip.last:
        return [*said, *_hidden_deltas(trip, layer)]
    halved = trip.numbers.network.loss == "half_squared_error"
    tell = _share if trip.is_logits else _output_delta if halved else _output_passes
    return [*said, *(tell(trip, k) for k in range(trip.names.sizes[-1]))]


def _hidden_deltas(trip: Trip, layer: int) -> list[str]:
    numbers, who, said = trip.numbers, trip.names.units(layer + 1), []
    deltas, slopes = (
        numbers.back.pre_activation_grads[layer][0],
        numbers.passed.slopes[layer][0],
    )
    blames = trip.blames_of(layer)
    for name, told, slope, delta in zip(who, blames, slopes, deltas, strict=True):
        passes = f"it passes on {percent(slope)} of that"
        if told:
            said.append(f"{name} was told {four(told)}; {passes}: δ = {four(delta)}.")
    still = [name for name, told in zip(who, blames, strict=True) if not told]
    if still:
        said.append(f"{they(still, 'was', 'were')} told 0, so δ is 0 there.")
    return said


def _share(trip: Trip, k: int) -> str:
    delta = trip.numbers.back.pre_activation_grads[-1][0, k]
    return f"{trip.names.outputs[k]}: δ = {four(delta)}, all of what came."


def _output_passes(trip: Trip, k: int) -> str:
    """Tell the δ of an output whose ∂E/∂ŷ is not just its mistake."""
    numbers, who = trip.numbers, trip.names.outputs[k]
    back, delta = numbers.back, numbers.back.pre_activation_grads[-1][0, k]
    came = float(back.activation_grads[-1][0, k])
    if not came:
        return f"{who} is right: δ = 0."
    passes = f"{who} passes on {percent(numbers.passed.slopes[-1][0, k])} of it"
    return f"∂E/∂{who} is {four(came)}; {passes}: δ = {four(delta)}."


def _output_delta(trip: Trip, k: int) -> str:
    numbers, who = trip.numbers, trip.names.outputs[k]
    gap = float(numbers.back.activation_grads[-1][0, k])
    if not gap:
        return f"{who} is right: δ = 0."
    digits = 2 if abs(gap) < 10 else 4
    off = f"{nearly(abs(gap), digits)} too {'low' if gap < 0 else 'high'}"
    kind, passes = trip.activation(trip.last), percent(numbers.passed.slopes[-1][0, k])
    share = f"the {ACTIVATION_NAMES[kind]} passes on {passes} of that"
    delta = four(numbers.back.pre_activation_grads[-1][0, k])
    return f"{who} is {off}; {share}: δ = {delta}."


def _blame(trip: Trip, layer: int) -> list[str]:
    who, blames = trip.names.units(layer + 1), trip.blames_of(layer)
    said = [
        "**Blame goes back over the same weights** that the values came along: "
        f"{each([f'∂E/∂{name}' for name in who], blames)}."
    ]
    if not blames.any():
        none = "No hidden unit" if trip.last == 1 else "No unit of that layer"
        return [*said, f"{none} is to blame: {_why_none(trip, layer)}."]
    if len(who) == 1:
        return [*said, f"{who[0]} bears all of it."]
    shares = trip.books[layer + 1].shares
    most = the_step.largest_in(shares)
    top = [name for name, share in zip(who, shares, strict=True) if share >= most]
    each_one = percents(shares)[int(shares.argmax())]
    if len(top) == len(who):
        same = comparative(who, "Both", "All")
        return [*said, f"{same} bear the same share of it, {each_one}."]
    if len(top) > 1:
        return [*said, f"{listed(top)} bear the largest shares of it, {each_one} each."]
    share = comparative(who, "larger", "largest")
    return [*said, f"{top[0]} bears the {share} share of it, {each_one}."]


def _why_none(trip: Trip, layer: int) -> str:
    """Say why nothing is handed back to a hidden layer."""
    if the_step.is_shut(trip):
        return f"δ is 0 everywhere, for {the_step.SHUT}"
    if not trip.numbers.back.pre_activation_grads[layer + 1].any():
        where = "everywhere" if layer + 1 == trip.last else "in the layer behind it"
        return f"δ is 0 {where}"
    if not trip.books[layer + 1].returned.any():
        return "no blame travels over weights of 0"
    return "what comes back adds up to 0"


WAYS = {
    "output_error": _output_error,
    "slope": _slope,
    "delta": _delta,
    "blame": _blame,
    "gradients": the_step.gradients,
    "update": the_step.update,
}
