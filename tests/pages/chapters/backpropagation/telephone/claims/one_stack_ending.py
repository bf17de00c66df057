"""What "One stack" says at the end, asks, and offers."""

from math import isfinite, log, log10

import numpy as np

from pages.words.numbers import few
from tests.claims import Claim

from .own import halves, spread, theory

NAMES = "{fate:arrives|vanishes|explodes|grows}"


def is_one(told):
    """Tell whether there is only one hidden layer."""
    return told.seen.depth == 1


def arrived(told, ending):
    """Judge what arrives, and in which of the ways."""
    seen = told.seen
    return (
        told.word("fate") == seen.fate == ending
        and told.reads(x=10**seen.powers)
        and few(10**seen.powers) != "1"
    )


def because(told):
    """Judge the inequality: what a layer multiplies by, and the side of 1."""
    mean = 10 ** (told.seen.powers / (told.seen.depth - 1))
    side = "<" if mean < 1 else ">"
    ending = "vanishes" if mean < 1 else "explodes"
    return (
        arrived(told, ending)
        and told.reads(each=mean)
        and told.word("side") == side
        and told["one"] == 1
    )


def powered(told):
    """Judge the factor, the steps and the power, which have to fit each other."""
    steps = told.seen.depth - 1
    mean = 10 ** (told.seen.powers / steps)
    fits = abs(steps * log10(told["each"]) - told.seen.powers) < 5e-3
    return (
        told["steps"] == steps > 1
        and fits
        and told.reads(each=mean, x=10**told.seen.powers)
    )


def two(told):
    """Judge the factors of both halves."""
    by_inputs, by_outputs = halves(told.seen.blame)
    return told.reads(inputs=by_inputs, outputs=by_outputs)


def straight(told):
    """Judge whether the two halves multiply alike."""
    first, second = sorted(abs(log(half)) for half in halves(told.seen.blame))
    same_side = np.prod([log(half) for half in halves(told.seen.blame)]) > 0
    far = told.seen.fate in ("vanishes", "explodes")
    return two(told) and far and same_side and first > 0.79 * second


def in_theory(told):
    """Judge what theory expects of these weights."""
    made = told.record.settings
    root = spread(made.scheme, made.width)
    if made.batch_norm or made.residual or root is None:
        return False
    expected = theory(made.activation, float(root * made.scale))
    return abs(told["x"] - expected) <= 6e-3 * expected


def saturated(told):
    """Judge the share of saturated pairs in the median layer."""
    grows = told.seen.powers > 1 and isfinite(told.seen.powers)
    shown = 100 * told.seen.saturated
    return grows and shown >= 50 and abs(told["p"] - shown) <= 0.51


def luck(told, adds_up):
    """Judge how far the networks lie apart in the last and in the first layer."""
    low, high = told.seen.blame_of[[0, -1]]
    first, last = high[0] / low[0], high[-1] / low[-1]
    return (
        told["n"] == told.seen.n
        and told["depth"] == told.seen.depth >= 50
        and told.reads(last=last, first=first)
        and (first > 2 * last) == adds_up
    )


def some_silent(told):
    """Judge in how many networks nothing arrives."""
    silent = int((told.seen.raw[:, 0] == 0).sum())
    return told["k"] == silent > 0 and told["n"] == told.seen.n


def ways(told):
    """Return the parting of gradients and blame, what came in, and its extremes."""
    seen = told.seen
    came, grads = seen.values[:-1], seen.grads
    kept = seen.blame[0] / seen.blame[-1]
    apart = grads[0] / grads[-1] / kept
    return max(apart, 1 / apart), apart, came, kept


def sizes(told, came):
    """Judge what comes in, first and last."""
    return told.reads(a=came[0], b=came[-1])


def as_blame(told, alike):
    """Judge gradients that end as the blame does."""
    far, _, came, _ = ways(told)
    same = came.max() <= 2 * came.min()
    if far > 2 * (1 + 1e-9) or same != alike:
        return False
    return told.reads(a=came.min(), b=came.max()) if alike else sizes(told, came)


def about(told):
    """Judge gradients that go about the way of the blame."""
    far, _, came, kept = ways(told)
    return 2 < far and log(far) <= abs(log(kept)) / 10 and sizes(told, came)


def parted(told, by_values):
    """Judge gradients that do not go the way of the blame, and what explains it."""
    far, apart, came, kept = ways(told)
    rest = apart * came[-1] / came[0]
    explained = max(rest, 1 / rest) <= 2
    is_so = far > 2 and log(far) > abs(log(kept)) / 10 and explained == by_values
    return is_so and sizes(told, came)


def level_only(told):
    """Judge whether gradients are level although blame is not."""
    grads = told.seen.grads
    return 0.1 <= grads[0] / grads[-1] <= 10 and told.seen.fate != "arrives"


WHAT = "{x} times what started"
HALVES = "a layer multiplies by {inputs} in the half by the inputs, by {outputs} in "
HALVES += "the half by the outputs"
IN = "{a} in the first layer and {b} in the last"
PART = "Not the way of the blame: a gradient is what came in times δ"
LUCK = "Luck, from the band's lower edge to its upper one: between the {n} networks "
LUCK += "the blame differs by a factor of {last} in layer {depth}, and of {first} in "
LUCK += "layer 1"
TAKE = "Take scale {scale}: there "

CLAIMS = (
    Claim("One layer is no game of telephone.", is_one),
    Claim("Its blame comes straight from the outputs.", is_one),
    Claim("Choose more layers, and listen again.", is_one),
    Claim("Nothing arrives.", lambda t: t.seen.blame[0] == 0),
    Claim("The numbers overflow.", lambda t: t.seen.powers == np.inf),
    Claim(
        "Without blame the first layer has no gradient to learn from.",
        lambda t: t.seen.grads[0] == 0,
    ),
    Claim(
        "Without a number for its blame the first layer has no gradient to learn from.",
        lambda t: not isfinite(t.seen.grads[0]),
    ),
    Claim(
        f"The blame {NAMES}: {WHAT} reaches layer 1, which is more than a tenth, less "
        "than tenfold.",
        lambda t: arrived(t, "arrives"),
    ),
    Claim(
        "The blame arrives: as much as what started reaches layer 1, which is more "
        "than a tenth, less than tenfold.",
        lambda t: few(10**t.seen.powers) == "1",
    ),
    Claim(
        f"The blame {NAMES}: {WHAT} reaches layer 1, because {{each}} {{side:<|>}} "
        "{one}.",
        because,
    ),
    Claim(
        f"The blame {NAMES}: {WHAT} reaches layer 1, but by no one factor: {HALVES}.",
        lambda t: arrived(t, "grows") and two(t),
    ),
    Claim(
        "Each of the {steps} steps back multiplied it by {each} on average, and {each} "
        "to the power {steps} is {x}.",
        powered,
    ),
    Claim(
        f"The line is nearly straight, because {HALVES}: like factors are like steps "
        "on an axis of powers of ten.",
        straight,
    ),
    Claim("Theory, for infinitely many units and layers: {x} a layer.", in_theory),
    Claim(
        "In the median layer {p}% of all pairs of a unit and a digit are saturated, "
        "and still the blame grows: what gets past them is multiplied by more than "
        "they hold back.",
        saturated,
    ),
    Claim(LUCK + ".", lambda t: luck(t, adds_up=False)),
    Claim(
        LUCK + ": over so many layers luck adds up.", lambda t: luck(t, adds_up=True)
    ),
    Claim("In {k} of the {n} networks nothing arrives at all.", some_silent),
    Claim(
        "The weights' gradients: in the first layer {x} times those in the last.",
        lambda t: t.reads(x=t.seen.grads[0] / t.seen.grads[-1]),
    ),
    Claim(
        "The weights' gradients: in the first layer as much as those in the last.",
        lambda t: few(t.seen.grads[0] / t.seen.grads[-1]) == "1",
    ),
    Claim(
        "They end as the blame does, for what comes in has about the same size in all "
        "layers: {a} to {b}.",
        lambda t: as_blame(t, alike=True),
    ),
    Claim(
        f"They end as the blame does; what comes in is {IN}.",
        lambda t: as_blame(t, alike=False),
    ),
    Claim(f"They go about the way of the blame; what comes in is {IN}.", about),
    Claim(f"{PART}, and what comes in is {IN}.", lambda t: parted(t, by_values=True)),
    Claim(f"{PART}, averaged over the digits.", lambda t: ways(t)[0] > 2),
    Claim(
        f"What comes in is {IN}; the rest is how much of the mean cancels, which "
        "differs from layer to layer.",
        lambda t: parted(t, by_values=False),
    ),
    Claim("Level gradients alone do not say that a stack is well.", level_only),
)
