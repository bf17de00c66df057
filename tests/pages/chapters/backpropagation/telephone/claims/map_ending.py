"""What "Map" says at the end and asks."""

from dataclasses import replace

import numpy as np

from engines.backpropagation import depth_profile
from pages.chapters.backpropagation.telephone.record import digits
from pages.words.numbers import few
from tests.claims import Claim

from .map_columns import turns
from .map_own import BANDS, SCALES, answers

THROUGH = " between a thousandth and a thousand times of the blame through {d} layers."


def room(told, few_places, number=None):
    """Judge how many scales hand on, and in how many places."""
    seen = told.seen
    n = seen.counts()[1]
    return (
        told["d"] == 100
        and told["all"] == len(SCALES)
        and (told["n"] if number is None else number) == n
        and few_places(seen.n_places, n)
    )


def in_places(told, thin):
    """Judge a number of places that is told."""
    return room(told, lambda places, n: told["p"] == places > 1 and (n <= 6) == thin)


def none(told, level):
    """Judge that no scale hands on, and whether blame crosses level in between."""
    crosses = told.seen.level is not None
    return room(told, lambda places, n: crosses == level, number=0)


def so_little(told):
    """Judge the factors that come to a thousandth and a thousand times."""
    factor = 1000 ** (1 / told["steps"])
    return (
        told["steps"] == 99
        and told.seen.counts()[1] <= 6
        and told.reads(a=1 / factor, b=factor)
    )


def level(told):
    """Judge the scale at which the map is level, its place, and theory's."""
    seen, where = told.seen, told.word("where")
    row = int(np.argmin([abs(np.log(scale / seen.level)) for scale in SCALES]))
    place = "between two of"
    if few(SCALES[row]) == few(seen.level):
        place = "one of" if -3 < seen.deepest[row] < 3 else "just beside one of"
    return (
        told["units"] == seen.units
        and told.reads(x=seen.level)
        and where == place
        and turns(seen, told["y"])
    )


def drops_out(told):
    """Judge the least and the most of the deepest networks."""
    powers = told.seen.deepest
    return told.seen.is_flat and told.reads(a=10 ** powers.min(), b=10 ** powers.max())


def left(told):
    """Judge whether there is growth or loss from ten layers to a hundred."""
    more = told.seen.deepest.mean() - told.seen.table[:, 1].mean()
    name = "is growth" if more > 0 else "is loss"
    name = "hardly changes" if abs(more) < 0.3 else name
    return told.seen.is_flat and told.word("what") == name


def safe(told):
    """Judge what arrives past layers of small weights."""
    amount = 10 ** told.seen.deepest[0]
    said = told.reads(x=amount)
    skips, within = told.record.settings.residual, 1e-3 < amount < 1e3
    return skips and within and said and told.reads(scale=SCALES[0])


def from_there(told):
    """Judge the scale from which on it is a thousand times or more."""
    first = told.seen.first_up
    after = told.seen.deepest[SCALES.index(first) :] if first else np.array([0])
    return bool(first) and told.reads(x=first) and (after >= 3).all()


def again(told):
    """Judge that blame dies out again, where, and how many pairs are saturated."""
    seen, record = told.seen, told.record
    rows = np.flatnonzero(seen.deepest <= -3)
    up = np.flatnonzero(seen.deepest >= 3)
    if not len(up) or not len(rows) or rows[-1] < up[-1]:
        return False
    scale = SCALES[rows[-1]] * record.settings.scale / same(record)
    stack = replace(record.drawn, depth=100, scale=float(scale))
    profile = depth_profile(stack, *digits(16), 2, record.settings.seed)
    share = 100 * np.median(profile.saturated_units)
    return told.reads(x=SCALES[rows[-1]]) and abs(told["p"] - share) <= 0.51


def same(record):
    """Return the learner's scale over the one that means the same in drawn layers."""
    ratio = np.sqrt(record.settings.width / record.drawn.width)
    grows = record.settings.scheme in ("normal", "uniform")
    return record.settings.scale / (ratio if grows else 1.0)


ALL, EACH = "{n} of {all} scales hand on", "of {all} only {n} scales hand on"
LEVEL = "In the deepest networks of the map, with {units} units a layer, blame is "
LEVEL += "level at about scale {x}, {where:between two of|one of|just beside one of} "
LEVEL += "the map's; theory, for infinitely many units, sees it turn at {y}."
SAFE = "Small weights are safe here: the residual connections lead blame around every "
SAFE += "layer, whatever its weights do: "
CLAIMS = (
    Claim("Nothing to map.", lambda t: t.seen.lost.all()),
    Claim(
        "From scale {x} on the numbers overflow.",
        lambda t: t.seen.lost.all() and from_there(t),
    ),
    Claim("The scale drops out.", lambda t: t.seen.is_flat),
    Claim(
        "Batch normalisation divides z by its own spread, and so by the scale too: "
        "from the top of the map to the bottom the deepest networks' first layer gets "
        "{a} to {b} times the last layer's blame.",
        drops_out,
    ),
    Claim("What is left {what:is growth|is loss|hardly changes} with depth.", left),
    Claim(
        "An edge thinner than the map's grid: none of {all} scales hands on" + THROUGH,
        lambda t: none(t, level=True),
    ),
    Claim(
        "No edge: none of {all} scales hands on" + THROUGH,
        lambda t: none(t, level=False),
    ),
    Claim(
        "Room everywhere: all {n} scales hand on" + THROUGH,
        lambda t: t["n"] == len(SCALES) == t.seen.counts()[1] and t["d"] == 100,
    ),
    Claim(
        f"Room to stand: {ALL}{THROUGH}",
        lambda t: room(t, lambda places, n: places == 1 and 6 < n < 38),
    ),
    Claim(f"Room in {{p}} places: {ALL}{THROUGH}", lambda t: in_places(t, thin=False)),
    Claim(
        f"A thin edge: {EACH}{THROUGH}",
        lambda t: room(t, lambda places, n: places == 1 and 1 < n <= 6),
    ),
    Claim(
        "A thin edge: of {all} only one scale hands on" + THROUGH,
        lambda t: room(t, lambda places, n: True, number=1),
    ),
    Claim(f"Thin edges in {{p}} places: {EACH}{THROUGH}", lambda t: in_places(t, True)),
    Claim(
        "It takes so little: {a} a layer is a thousandth after {steps} steps, and {b} "
        "a layer a thousand times.",
        so_little,
    ),
    Claim(LEVEL, level),
    Claim(SAFE + "{x} times what started arrives at scale {scale}.", safe),
    Claim("From scale {x} on it is a thousand times or more.", from_there),
    Claim(
        "At the largest scales a thousandth or less is left again: of all pairs of a "
        "unit and a digit {p}% are saturated at scale {x}.",
        again,
    ),
    # The bet, and what the preset sends to look for.
    Claim(
        "The map has {n} scales, {a} to {b}, ten to each factor of ten.",
        lambda t: t["n"] == len(SCALES) and t.reads(a=SCALES[0], b=SCALES[-1]),
    ),
    Claim(
        "Networks of {n} layers: at how many of these scales does their first layer "
        "get between a thousandth and a thousand times of the last layer's blame?",
        lambda t: t["n"] == 100,
    ),
    Claim(
        "It is {n} of the {all} scales.",
        lambda t: t["all"] == 38 and 0 < t["n"] == t.seen.counts()[1] < 38,
    ),
    Claim(
        "It is none of the {n} scales.",
        lambda t: t["n"] == 38 and answers(t.seen) == BANDS[0][0],
    ),
    Claim("It is all {n} scales.", lambda t: t["n"] == 38 == t.seen.counts()[1]),
    Claim(
        "blame vanishes over small weights and explodes over larger ones.",
        lambda t: t.seen.deepest[0] < -3 and t.seen.deepest.max() > 3,
    ),
    Claim(
        "How wide is what lies between, does theory know where, and what do the "
        "largest do?",
        lambda t: bool(t.seen.level) and t.seen.has_theory,
    ),
)
