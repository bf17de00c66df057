"""What "Map" says of each column, and of the learner's own place."""

from math import inf, log10

from engines.backpropagation import ACTIVATIONS
from pages.words.numbers import few
from tests.claims import Claim

from .map_own import DEPTHS, SCALES
from .own import n_of_one_stack

KINDS = {one.label: name for name, one in ACTIVATIONS.items()}
HOW_MANY = "all|none|" + "|".join(map(str, range(1, 38)))


def count(told, place):
    """Return how many scales a word or a number stands for."""
    word = told.word(place)
    return (
        {"all": len(SCALES), "none": 0}.get(word)
        if word in ("all", "none")
        else int(word)
    )


def column(told):
    """Judge the counts of a column."""
    counts = tuple(count(told, place) for place in ("down", "between", "up"))
    return (
        told["depth"] == DEPTHS[told.step]
        and (told.word("s") == "s") == (told.step > 0)
        and told["n"] == len(SCALES)
        and counts == told.seen.counts(told.step)
    )


def some(told, number):
    """Judge scales that are named one by one."""
    scales = told.seen.between(told.step)
    places = [f"x{at}" for at in range(number)]
    shown = dict(zip(places, scales, strict=False))
    return len(scales) == number and told.reads(**shown)


def ends(told, gaps):
    """Judge the first and the last of many scales, and whether some are missing."""
    scales = told.seen.between(told.step)
    wide = round(10 * (log(scales[-1]) - log(scales[0]))) + 1 if scales else 0
    return (
        len(scales) > 3
        and told.reads(a=scales[0], b=scales[-1])
        and (wide > len(scales)) == gaps
    )


def log(scale):
    """Return a scale's power of ten."""
    return log10(scale)


def here(told):
    """Judge where the learner stands."""
    made = told.record.settings
    return (
        told["depth"] == made.depth
        and (told.word("s") == "s") == (made.depth > 1)
        and told.reads(scale=made.scale)
    )


def own(told):
    """Judge what arrives in the learner's own networks, and its name."""
    made, seen = told.record.settings, told.seen
    many = n_of_one_stack(made)
    amount = (
        told.reads(x=10**seen.own) if "x" in told.said else few(10**seen.own) == "1"
    )
    return (
        (told["n"], told["width"]) == (many, made.width)
        and made.depth > 1
        and told.word("fate") == seen.fate
        and amount
    )


def edge(told):
    """Judge the scale at which theory sees loss turn to growth."""
    fits = KINDS[told.word("kind")] == told.record.settings.activation
    return told.seen.has_theory and fits and turns(told.seen, told["x"])


def turns(seen, scale):
    """Tell whether a layer multiplies by less than 1 below a scale, not above it."""
    return seen.theory(0.97 * scale) < 1 - 1e-6 and seen.theory(1.03 * scale) > 1 - 1e-4


def beside(told):
    """Return what a layer multiplies by just below the edge, and just above."""
    at = told.record.edge
    return [told.seen.theory(by * at) for by in (1 - 1e-4, 1 + 1e-4)]


def passes_through_one(told):
    """Tell whether there is a level scale."""
    if not told.seen.has_theory:
        return False
    below, above = beside(told)
    return above - below < 0.1 and told["x"] == 1


def jumps(told):
    """Judge the factors on both sides of a jump."""
    if not told.seen.has_theory:
        return False
    below, above = beside(told)
    return above - below > 0.1 and told.reads(a=below, b=above)


OWN = "As in One stack, in the median of {n} networks with {width} units a layer, the "
OWN += "first layer's blame is "
FATE = ": the blame {fate:arrives|vanishes|explodes|grows}."
NO_LINE = "Theory has no line for this map: "
ONE = "1 layer: the first layer is the last one, and blame has no way to go."
CLAIMS = (
    Claim(
        "Every cell is {n} networks of its own, and a click goes there: so many "
        "layers, first weights of that scale; its colour is the blame in the first "
        "layer over the blame in the last, the mean of the {n} in powers of ten.",
        lambda t: t.step == 0 and t["n"] == 2,
    ),
    Claim(
        "All cells have layers of {a} units instead of your {b}, to be drawn in time; "
        "what is told of your own place is measured with yours.",
        lambda t: (
            (t["a"], t["b"]) == (t.record.drawn.width, t.record.settings.width)
            and t["a"] < t["b"]
        ),
    ),
    Claim(ONE, lambda t: t.step == 0 and (t.seen.table[:, 0] == 0).all()),
    Claim(
        "It is level at every scale.",
        lambda t: t.step == 0 and (t.seen.table[:, 0] == 0).all(),
    ),
    Claim(
        "{depth} layer{s:s|}: of {n} scales, at {down:"
        + HOW_MANY
        + "} a thousandth or "
        "less of the blame is left, at {up:" + HOW_MANY + "} it is a thousand times or "
        "more, and at {between:" + HOW_MANY + "} something in between.",
        column,
    ),
    Claim("That scale is {x0}.", lambda t: some(t, 1)),
    Claim("These scales are {x0} and {x1}.", lambda t: some(t, 2)),
    Claim("These scales are {x0}, {x1} and {x2}.", lambda t: some(t, 3)),
    *(
        Claim(
            f"The smallest of these scales is {{a}}, the largest {{b}}{more}.",
            lambda t, gaps=bool(more): ends(t, gaps),
        )
        for more in ("", ", but not all between are")
    ),
    Claim("You are here: {depth} layer{s:s|} at scale {scale}.", here),
    Claim(
        "First and last layer are one.",
        lambda t: t.record.settings.depth == 1 and t.seen.own == 0,
    ),
    Claim(f"{OWN}{{x}} times the last layer's{FATE}", own),
    Claim(f"{OWN}as much as the last layer's{FATE}", own),
    Claim(
        "The numbers are larger than a computer can hold.",
        lambda t: t.seen.own == inf,
    ),
    Claim(
        "Nothing arrives: blame is handed back through weights that are all 0.",
        lambda t: t.record.settings.scheme == "zeros" and t.seen.own == -inf,
    ),
    Claim(
        "Nothing arrives: equal weights hand every unit the blame of all outputs "
        "together, and that adds up to exactly 0.",
        lambda t: t.record.settings.scheme == "constant" and t.seen.lost.all(),
    ),
    Claim(
        "Nothing arrives: δ of the first layer is exactly 0 in most networks.",
        lambda t: bool(t.seen.spread) and t.seen.line[0] == 0,
    ),
    Claim(
        "Theory, for {kind:" + "|".join(KINDS) + "} layers of infinitely many units: "
        "blame turns from loss to growth at scale {x}.",
        edge,
    ),
    Claim(
        "There a layer multiplies the mean square of δ by exactly {x}.",
        passes_through_one,
    ),
    Claim(
        "That is a jump, and no scale is level: just below it a layer multiplies δ by "
        "{a}, just above it by {b}.",
        jumps,
    ),
    Claim(
        NO_LINE + "it speaks of weights drawn at random, and these are not.",
        lambda t: not t.seen.spread,
    ),
    *(
        Claim(
            f"{NO_LINE}{what} another theory than weights alone.",
            lambda t, of=of: bool(t.seen.spread and getattr(t.record.settings, of)),
        )
        for what, of in (
            ("batch normalisation needs", "batch_norm"),
            ("residual connections need", "residual"),
        )
    ),
)
