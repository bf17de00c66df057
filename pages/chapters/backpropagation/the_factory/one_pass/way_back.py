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
    values = trip.numbers.back.activation_grads[2][0]
    outs = trip.names.units(2)
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
        return "For half a squared mistake that is the mistake itself, ŷ − y"
    pair = "Softmax and cross-entropy are one pair: E changes with each z by the share"
    if trip.whole == 1:
        return f"{pair} minus what it should be"
    whole = f"{few(trip.whole, 4)}, the sum of the targets"
    return f"{pair} times {whole}, minus its own target"


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
        return [SLOPE_SAYS, *_dead(trip)]
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


def _dead(trip: Trip) -> list[str]:
    """Say which ReLUs pass on everything, and which nothing."""
    shut = the_step.dead_units(trip)
    open_ = [name for name in trip.names.units(1) if name not in shut]
    said = []
    if open_:
        said.append(f"{they(open_, 'passes', 'pass')} on all of it (z > 0).")
    if shut:
        said.append(
            f"{they(shut, 'passes', 'pass')} on nothing (z ≤ 0): no blame gets past, "
            f"and the weights into {verb(shut, 'it', 'them')} stand still."
        )
    return said


def _delta(trip: Trip, layer: int) -> list[str]:
    numbers = trip.numbers
    said = ["**δ: the blame of each z,** what came back times the slope."]
    if not numbers.back.activation_grads[layer + 1].any():
        return [*said, "Nothing came back, so every δ is 0."]
    if layer == 0:
        return [*said, *_hidden_deltas(trip)]
    tell = _share if trip.is_logits else _output_delta
    return [*said, *(tell(trip, k) for k in range(trip.names.sizes[2]))]


def _hidden_deltas(trip: Trip) -> list[str]:
    numbers, who, said = trip.numbers, trip.names.units(1), []
    deltas, slopes = (
        numbers.back.pre_activation_grads[0][0],
        numbers.passed.slopes[0][0],
    )
    for name, told, slope, delta in zip(who, trip.blames, slopes, deltas, strict=True):
        passes = f"it passes on {percent(slope)} of that"
        if told:
            said.append(f"{name} was told {four(told)}; {passes}: δ = {four(delta)}.")
    still = [name for name, told in zip(who, trip.blames, strict=True) if not told]
    if still:
        said.append(f"{they(still, 'was', 'were')} told 0, so δ is 0 there.")
    return said


def _share(trip: Trip, k: int) -> str:
    delta = trip.numbers.back.pre_activation_grads[1][0, k]
    return f"{trip.names.unit(2, k)}: δ = {four(delta)}, all of what came."


def _output_delta(trip: Trip, k: int) -> str:
    numbers, who = trip.numbers, trip.names.unit(2, k)
    gap = float(numbers.back.activation_grads[2][0, k])
    if not gap:
        return f"{who} is right: δ = 0."
    off = f"{nearly(abs(gap), 2)} too {'low' if gap < 0 else 'high'}"
    kind, passes = trip.activation(1), percent(numbers.passed.slopes[1][0, k])
    share = f"the {ACTIVATION_NAMES[kind]} passes on {passes} of that"
    delta = four(numbers.back.pre_activation_grads[1][0, k])
    return f"{who} is {off}; {share}: δ = {delta}."


def _blame(trip: Trip, layer: int) -> list[str]:
    who = trip.names.units(1)
    said = [
        "**Blame goes back over the same weights** that the values came along: "
        f"{each([f'∂E/∂{name}' for name in who], trip.blames)}."
    ]
    if not trip.blames.any():
        return [*said, f"No hidden unit is to blame: {_why_none(trip)}."]
    shares = trip.books[1].shares
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


def _why_none(trip: Trip) -> str:
    """Say why nothing is handed back."""
    if the_step.is_shut(trip):
        return f"δ is 0 everywhere, for {the_step.SHUT}"
    if not trip.numbers.back.pre_activation_grads[1].any():
        return "δ is 0 everywhere"
    if not trip.books[1].returned.any():
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
