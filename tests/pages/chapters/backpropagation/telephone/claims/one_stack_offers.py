"""What "One stack" mends, asks and offers, and what its presets send to look for."""

from math import log

import numpy as np

from pages.words.numbers import few
from tests.claims import Claim

from .one_stack_ending import TAKE, WHAT, is_one, level_only, ways
from .own import fate, halves, powers


def offered(told, arrives):
    """Judge what the offered scale leads to, and that it ends better."""
    line = np.median(told.after.profile.deltas, axis=0)
    now, before = powers(line), told.seen.powers
    better = fate(line) == "arrives" if arrives else abs(now) <= abs(before) / 2
    return (
        told["scale"] == told.after.settings.scale != told.record.settings.scale
        and (fate(line) == "arrives") == arrives
        and better
        and (told.reads(x=10**now) if "x" in told.said else few(10**now) == "1")
    )


def straight_line(told):
    """Tell whether the ending says why the line is straight."""
    first, second = sorted(abs(log(half)) for half in halves(told.seen.blame))
    return first > 0.79 * second


def slip(told, said, of):
    """Judge the hundredth power."""
    hundred = told.seen.depth == 100 and told.record.settings.activation == "sigmoid"
    return hundred and told.reads(**{said: of**100})


CLAIMS = (
    Claim(
        "The slopes alone: a hundred of at most 0.25 leave at most 0.25¹⁰⁰ = {x}. (The "
        "study note on backpropagation prints {y} for it.",
        lambda t: slip(t, "x", 0.25) and slip(t, "y", 0.5),
    ),
    Claim(
        "That is 0.5¹⁰⁰, a slip: it is far worse.)",
        lambda t: t.seen.depth == 100 and t.record.settings.activation == "sigmoid",
    ),
    Claim(f"{TAKE}the blame arrives, {WHAT}", lambda t: offered(t, arrives=True)),
    Claim(
        f"{TAKE}the blame arrives, as much as what started",
        lambda t: offered(t, arrives=True),
    ),
    Claim(
        f"{TAKE}{WHAT} arrives, nearer to as much", lambda t: offered(t, arrives=False)
    ),
    # The bet.
    Claim("The blame starts back in layer {n}.", lambda t: t["n"] == t.seen.depth > 1),
    Claim(
        "Of what size is it in layer 1, compared with layer {n}, in powers of ten? (0: "
        "as much as started; −3: a thousandth; 3: a thousand times; the ends stand for "
        "all beyond them, for nothing at all and for numbers that overflow.)",
        lambda t: t["n"] == t.seen.depth,
    ),
    Claim(
        "δ has size {b} in layer {n} and {a} in layer 1.",
        lambda t: (
            t["n"] == t.seen.depth and t.reads(a=t.seen.blame[0], b=t.seen.blame[-1])
        ),
    ),
    *(
        Claim(text, is_one)
        for text in (
            "One hidden layer: no blame can get lost between layers.",
            "But what about the values: are the layer's activations larger or smaller "
            "than its inputs?",
        )
    ),
    Claim(
        "Size {a} against {b}.",
        lambda t: is_one(t) and t.reads(a=t.seen.values[1], b=t.seen.values[0]),
    ),
    # What the presets send to look for.
    Claim(
        "a sigmoid's slope is at most {x}.",
        lambda t: t.record.settings.activation == "sigmoid" and t["x"] == 0.25,
    ),
    Claim(
        "What do {n:twenty|ten|thirty} of them leave of the blame, and along what kind "
        "of line?",
        lambda t: (
            t.seen.depth == {"twenty": 20, "ten": 10, "thirty": 30}[t.word("n")]
            and straight_line(t)
        ),
    ),
    Claim(
        "compare two ways back: that of the blame, and that of the weights' gradients.",
        lambda t: ways(t)[0] > 2,
    ),
    Claim("Which of them would warn you?", level_only),
    Claim(
        "weights this large saturate most units, and a saturated unit passes on next "
        "to nothing.",
        lambda t: t.seen.saturated > 0.5,
    ),
    Claim(
        "So what becomes of the blame?",
        lambda t: t.seen.saturated > 0.5 and t.seen.fate == "explodes",
    ),
    Claim(
        "half the units pass blame on whole, half pass nothing.",
        lambda t: (
            t.record.settings.activation == "relu" and 0.45 < t.seen.saturated < 0.55
        ),
    ),
    Claim(
        "How well do He's weights, √2 times as large, make up for that?",
        lambda t: t.record.settings.scheme == "he" and t.record.settings.scale == 1,
    ),
    Claim(
        "a fix that is right on average, repeated a hundred times: how far apart do "
        "the luckiest and the unluckiest network end, the edges of the band?",
        lambda t: t.seen.depth == 100 and t.seen.fate == "arrives",
    ),
)
