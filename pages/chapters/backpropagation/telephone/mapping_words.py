"""The sentences of the part "Map", made from its record."""

import numpy as np

from engines.backpropagation import ACTIVATIONS, Stack
from pages.ui.bets import Bet
from pages.words.numbers import few, times
from pages.words.sentences import counted, listed

# How many scales are between the ditches: what is said, and up to how many it holds.
ANSWERS = (
    ("at none", 0),
    ("at 1 to 3", 3),
    ("at 4 to 9", 9),
    ("at 10 to 19", 19),
    ("at 20 or more", np.inf),
)
THIN = 6  # scales: less than a factor of four
FEW = 3  # scales that are named one by one
FLAT = 2.0  # powers of ten: a row that differs less from another is like it
THEORY = "and theory"


def layers(depth: int) -> str:
    """Return a depth in words."""
    return counted(depth, "layer")


def labels(record) -> list[str]:
    """Name the columns; with the last one theory has its word."""
    *names, last = map(layers, record.found.depths.tolist())
    return [*names, f"{last}, {THEORY}"]


def bet(record) -> Bet:
    """Ask at how many scales the deepest networks hand blame on at all."""
    found, between = record.found, record.counts(-1)[1]
    many, deepest = len(found.scales), int(found.depths[-1])
    question = (
        f"The map has {many} scales, {few(float(found.scales[0]))} to "
        f"{few(float(found.scales[-1]))}, ten to each factor of ten. Networks of "
        f"{layers(deepest)}: at how many of these scales does their first layer get "
        "between a thousandth and a thousand times of the last layer's blame?"
    )
    answer = next(name for name, most in ANSWERS if between <= most)
    reason = f"Of {many} scales it is {between}. {_spread(record, -1)}"
    return Bet(question, answer, reason, options=[name for name, _ in ANSWERS])


def story(mine: Stack, record, step: int, tells: bool) -> list[str]:
    """Tell one column, and where the learner stands once it is reached, or may be."""
    depths = record.found.depths
    depth = int(depths[step])
    now = [*_start(mine, record)] if step == 0 else []
    now.append(_column(record, step, depth))
    if step == len(depths) - 1:
        now.append(_theory(mine, record))
    return [*now, *(_here(mine, record) if tells or depth >= mine.depth else [])]


def _start(mine: Stack, record) -> list[str]:
    wide = counted(record.drawn.width, "unit")
    now = [
        "**Every cell is a pair of networks of its own:** so many layers, first "
        "weights of that scale. Its colour is the blame in the first layer over the "
        "blame in the last, the mean of both in powers of ten. Click on a cell to go "
        "there."
    ]
    if mine.width > record.drawn.width:
        now.append(
            f"The map is drawn with layers of {wide} instead of your {mine.width}; "
            "what is told of your own place is yours."
        )
    return now


def _column(record, at: int, depth: int) -> str:
    down, between, up = record.counts(at)
    many = len(record.found.scales)
    if depth == 1 and between == many:
        return (
            "**1 layer:** the first layer is the last one, and blame has no way to go. "
            "It is level at every scale."
        )
    return (
        f"**{layers(depth)}:** of {many} scales blame vanishes at {down} (a thousandth "
        f"or less is left), explodes at {up} (a thousand times or more), and is in "
        f"between at {between}. {_spread(record, at)}"
    )


def _spread(record, at: int) -> str:
    """Say where the scales between the ditches begin and end."""
    found = record.found
    is_between = ~(found.vanished[:, at] | found.exploded[:, at])
    scales = found.scales[is_between]
    if not len(scales):
        return ""
    if len(scales) <= FEW:
        said = listed([few(float(scale)) for scale in scales])
        verb = "These scales are" if len(scales) > 1 else "That scale is"
        return f"{verb} {said}."
    low, high = few(float(scales[0])), few(float(scales[-1]))
    first, last = np.flatnonzero(is_between)[[0, -1]]
    gaps = last - first + 1 > len(scales)
    more = ", but not at all between them" if gaps else ""
    return f"The smallest of these scales is {low}, the largest {high}{more}."


def _here(mine: Stack, record) -> list[str]:
    """Tell what becomes of the blame in the learner's own networks."""
    place = f"**You are here:** {layers(mine.depth)} at scale {mine.scale:g}."
    if record.here.is_lost[0, 0]:
        return [f"{place} {_lost(mine, record.here.log_ratios[0, 0])}"]
    kept = 10 ** float(record.here.log_ratios[0, 0])
    if mine.depth == 1:
        return [f"{place} First and last layer are one."]
    amount = times(kept, "the last layer's")
    return [f"{place} The first layer's blame is {amount}."]


def _lost(mine: Stack, power: float) -> str:
    if mine.scheme == "zeros":
        return "Nothing arrives: blame is handed back through weights that are all 0."
    if mine.scheme == "constant" and power < 0:
        return (
            "Nothing arrives: equal weights hand every unit the blame of all outputs "
            "together, and that adds up to exactly 0."
        )
    if power < 0:
        return "Nothing arrives: δ of the first layer is exactly 0 in some network."
    return "The numbers are larger than a computer can hold."


def _theory(mine: Stack, record) -> str:
    if record.edge is None:
        return f"**Theory** has no line for this map: {_without_theory(mine)}"
    kind = ACTIVATIONS[mine.activation].label
    text = (
        f"**Theory**, for {kind} layers of infinitely many units: blame stays level at "
        f"scale {few(record.edge)}. There a layer multiplies the mean square of δ by "
        "exactly 1."
    )
    if not record.found.scales[0] <= record.edge <= record.found.scales[-1]:
        text += " That is off this map."
    return text


def _without_theory(mine: Stack) -> str:
    if mine.scheme in ("zeros", "constant"):
        return "it speaks of weights drawn at random, and these are not."
    if mine.batch_norm:
        return "batch normalisation needs another theory than weights alone."
    if mine.residual:
        return "residual connections need another theory than weights alone."
    return "no scale up to 100 keeps blame level in these units."


def ending(mine: Stack, record) -> list[str]:
    """Tell how wide the edge is, what theory says of its place, and what is odd."""
    _, between, _ = record.counts(-1)
    found = record.found
    deepest, many = layers(int(found.depths[-1])), len(found.scales)
    if found.is_lost.all():
        return [f"**Nothing to map.** {_lost(mine, float(found.log_ratios[0, -1]))}"]
    if mine.batch_norm and np.ptp(found.log_ratios[:, -1]) < FLAT:
        return [_scale_drops_out(found)]
    now = [
        f"**{_room(record, between, many)}** between a thousandth and a thousand times "
        f"of the blame through {deepest}."
    ]
    if between <= THIN and record.level:
        now[0] += f" {_why(int(found.depths[-1]))}"
    return [*now, *_places(record), *_way_around(mine, record), *_again(found)]


def _room(record, between: int, many: int) -> str:
    if not between and record.level:
        return (
            f"An edge thinner than the map's grid: none of its {many} scales hands on"
        )
    if not between:
        return f"No edge at all: none of {many} scales hands on"
    if between <= THIN:
        does = "one scale hands" if between == 1 else f"{between} scales hand"
        return f"A thin edge: of {many} only {does} on"
    return f"Room to stand: {between} of {many} scales hand on"


def _why(depth: int) -> str:
    factor = 10 ** (-3 / (depth - 1))
    return (
        f"It takes so little: {few(factor)} a layer is a thousandth after "
        f"{depth - 1} steps, and {few(1 / factor)} a layer a thousand times."
    )


def _places(record) -> list[str]:
    """Compare theory's edge with the map's own."""
    if record.edge is None or record.level is None:
        return []
    return [
        f"In the deepest networks of the map blame is level at about scale "
        f"{few(record.level)}, between two of the map's; theory, for infinitely many "
        f"units, says {few(record.edge)}. Here a layer has "
        f"{counted(record.drawn.width, 'unit')}."
    ]


def _scale_drops_out(found) -> str:
    powers = found.log_ratios[:, -1]
    return (
        "**The scale drops out.** Batch normalisation divides z by its own spread, and "
        "so by the scale too: from the top of the map to the bottom the deepest "
        f"networks' power of ten lies between {powers.min():.1f} and "
        f"{powers.max():.1f}. What is left is growth with depth."
    )


def _way_around(mine: Stack, record) -> list[str]:
    powers, up = record.found.log_ratios[:, -1], record.found.exploded[:, -1]
    if not mine.residual or abs(powers[0]) >= 3:
        return []
    says = (
        "Small weights are safe here: the residual connections lead blame around every "
        "layer, whatever its weights do."
    )
    if up.any():
        least = few(float(record.found.scales[up.argmax()]))
        says += f" From scale {least} on it explodes."
    return [says]


def _again(found) -> list[str]:
    """Tell of blame that dies out again beyond the explosion."""
    up, down = found.exploded[:, -1], found.vanished[:, -1]
    if not up.any() or not down[np.flatnonzero(up)[-1] :].any():
        return []
    return [
        "At the largest scales it dies out again: there nearly all units are so far "
        "out on the flat parts of their curve that they pass on next to nothing."
    ]
