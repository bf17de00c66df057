"""What "One stack" says on the way there and back."""

from math import isfinite

from tests.claims import Claim

from .one_stack_judged import (
    ALL,
    BIG,
    DRAWN,
    KINDS,
    SOME,
    blame_size,
    each_layer,
    forward_size,
    going,
    gradient,
    grown,
    is_few,
    no_blame,
    of_inputs,
    others,
    slope,
    start,
    stopped,
    times_before,
    values_are,
)

MADE = "{n} networks of {depth} hidden layer{s:s|} of {units} units each ("
MADE += "{kind:" + "|".join(KINDS) + "}), "
LUCK = MADE + "equal but for the luck of their first weights: {start:" + DRAWN + "}, "
ALIKE = MADE + "all alike, for their first weights are not drawn: {start:Zeros|"
ALIKE += "Constant}, "
FEWER = "times {scale}. (So many weights take time, so the networks are fewer.)"
COMES = "Its weights get what came in times δ, averaged over the digits: what came in "
FIXED = "These units' slopes ({kind:Sigmoid|GELU}) are never above {most} (the dashed "
FIXED += "line); here a layer passed on "
NOTHING = "every way back to this layer, for every digit, meets a slope of 0 or ends "
NOTHING += "below the smallest number that a computer holds."
LARGEST = "1.8 × 10³⁰⁸"  # which is beyond what can be read as a number
LARGE = "the largest number that a computer holds"
BAND = " ({low} to {high} over the {n} networks)."
BACK, FORWARD = "Back in layer {layer}: its blame δ has size ", "Forward to layer "
FORWARD += "{layer}: its activations have size "
THAT = "That is {x} times "
AS_MUCH = "That is as much as "

CLAIMS = (
    Claim(LUCK + "times {scale}.", lambda t: start(t) and not is_few(t)),
    Claim(ALIKE + "times {scale}.", lambda t: start(t) and not is_few(t)),
    Claim(LUCK + FEWER, lambda t: start(t) and is_few(t)),
    Claim(ALIKE + FEWER, lambda t: start(t) and is_few(t)),
    Claim("Into each go {n} handwritten digits.", lambda t: t["n"] == 32),
    Claim(
        "The size of a layer is the root mean square over its units and all digits; "
        "the pixels have size {x}.",
        lambda t: t.reads(x=t.seen.values[0]),
    ),
    Claim(
        "The line is the median of the {n} networks, the band holds all of them.",
        lambda t: t["n"] == t.seen.n,
    ),
    Claim(
        "The stepper visits one layer in {n}.",
        lambda t: t["n"] == t.record.stops[1].there > 1,
    ),
    Claim(FORWARD + "{x}.", lambda t: forward_size(t, with_band=False)),
    Claim(FORWARD + "{x}" + BAND, lambda t: forward_size(t, with_band=True)),
    Claim(
        FORWARD + BIG + ".",
        lambda t: (
            t["layer"] == going(t, False)[0]
            and not isfinite(t.seen.values[int(t["layer"])])
        ),
    ),
    Claim(
        f"{ALL} they are beyond {LARGE}, {{most}}.",
        lambda t: values_are(t, "large") and t.word("most") == LARGEST,
    ),
    *(
        Claim(
            f"{many} every unit says 0: nothing goes on.",
            lambda t: values_are(t, "nothing"),
        )
        for many in (ALL, SOME)
    ),
    Claim(THAT + "that of layer {before}.", lambda t: times_before(t, True, False)),
    Claim(AS_MUCH + "that of layer {before}.", lambda t: times_before(t, False, False)),
    Claim(THAT + "that of the inputs.", lambda t: of_inputs(t, True)),
    Claim(AS_MUCH + "that of the inputs.", lambda t: of_inputs(t, False)),
    Claim(BACK + "{x}.", lambda t: blame_size(t, with_band=False)),
    Claim(BACK + "{x}" + BAND, lambda t: blame_size(t, with_band=True)),
    Claim(
        BACK + BIG + ".",
        lambda t: (
            t["layer"] == going(t, True)[0]
            and not isfinite(t.seen.blame[int(t["layer"]) - 1])
        ),
    ),
    Claim(
        "This is where the whisper starts: the outputs' mistakes, handed back through "
        "the last weights and the slopes of this layer.",
        lambda t: going(t, True) == (t.seen.depth, None),
    ),
    Claim(THAT + "the blame of layer {before}.", lambda t: times_before(t, True, True)),
    Claim(
        AS_MUCH + "the blame of layer {before}.", lambda t: times_before(t, False, True)
    ),
    Claim(
        THAT + "the blame of layer {before}, {each} a layer.",
        lambda t: each_layer(t, True),
    ),
    Claim(
        AS_MUCH + "the blame of layer {before}, {each} a layer.",
        lambda t: each_layer(t, False),
    ),
    Claim(FIXED + "less than that.", lambda t: slope(t, more=False)),
    *(
        Claim(
            f"{FIXED}more than that, because {what} count too.",
            lambda t, norm=norm, skip=skip: others(t, norm, skip),
        )
        for what, norm, skip in (
            ("the weights", False, False),
            ("the weights and the normalisation", True, False),
            ("the weights and the way around", False, True),
            ("the weights, the normalisation and the way around", True, True),
        )
    ),
    Claim(
        COMES + "from layer {before} has size {x}, the gradient {g}.",
        lambda t: gradient(t, "layer"),
    ),
    Claim(
        COMES + "from the pixels has size {x}, the gradient {g}.",
        lambda t: gradient(t, "the pixels"),
    ),
    *(Claim(f"{many} {NOTHING}", stopped) for many in (ALL, SOME)),
    Claim(f"{ALL} something on the way has grown beyond {LARGE}.", grown),
    Claim(
        "Blame is handed back through the weights, and all of them are 0.",
        lambda t: no_blame(t, "zeros"),
    ),
    Claim(
        "Equal weights hand every unit the blame of all outputs together, and that "
        "adds up to exactly 0: what one output has too much, the others lack.",
        lambda t: no_blame(t, "constant"),
    ),
)
