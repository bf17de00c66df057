"""The sentences of the part "Map" at each column, made from its record."""

import numpy as np

from engines.backpropagation import ACTIVATIONS, Stack
from pages.ui.bets import Bet, told_from
from pages.words.numbers import few
from pages.words.sentences import counted, listed

from ..verdict import NOTHING, OVERFLOWS, amount
from .record import N_SEEDS, Record, beside_edge

# How many scales are between the ditches: what is said, and up to how many it holds.
ANSWERS = (
    ("at none", 0),
    ("at 1 to 3", 3),
    ("at 4 to 9", 9),
    ("at 10 to 19", 19),
    ("at 20 or more", np.inf),
)
FEW = 3  # scales that are named one by one
JUMP = 0.1  # of the factor a layer, at theory's edge: more is no passing through 1


def labels(record: Record) -> list[str]:
    """Name the columns; with the last one theory has its word."""
    depths = record.found.depths.tolist()
    *names, last = (counted(depth, "layer") for depth in depths)
    return [*names, f"{last}, and theory"]


def bet(record: Record) -> Bet:
    """Ask at how many scales the deepest networks hand blame on at all."""
    found, between = record.found, record.counts(-1)[1]
    many, deepest = len(found.scales), int(found.depths[-1])
    question = (
        f"The map has {many} scales, {few(float(found.scales[0]))} to "
        f"{few(float(found.scales[-1]))}, ten to each factor of ten. Networks of "
        f"{counted(deepest, 'layer')}: at how many of these scales does their first "
        "layer get between a thousandth and a thousand times of the last layer's blame?"
    )
    names, classes = [name for name, _ in ANSWERS], _classes(record)
    some = {0: f"none of the {many}", many: f"all {many}"}
    it_is = some.get(between, f"{between} of the {many}")
    reason = f"It is {it_is} scales. {_spread(record, -1)}"
    told_at = told_from(classes, classes[-1])
    return Bet(question, names[classes[-1]], reason, options=names, told_at=told_at)


def _classes(record: Record) -> list[int]:
    """Return which of the answers each column would give."""
    counts = [record.counts(at)[1] for at in range(len(record.found.depths))]
    most = [most for _, most in ANSWERS]
    return [int(np.searchsorted(most, count)) for count in counts]


def story(record: Record, step: int) -> list[str]:
    """Tell one column, and what becomes of the blame where the learner stands."""
    return [*_so_far(record, step), _here(record)]


def story_before_bet(record: Record, step: int) -> list[str]:
    """Tell one column, and of the learner's own place once it is reached."""
    is_reached = record.found.depths[step] >= record.settings.depth
    return story(record, step) if is_reached else _so_far(record, step)


def _so_far(record: Record, step: int) -> list[str]:
    sentences = _start(record) if step == 0 else []
    sentences.append(_column(record, step))
    if step == len(record.found.depths) - 1:
        sentences.append(_theory(record))
    return sentences


def _start(record: Record) -> list[str]:
    sentences = [
        f"**Every cell is {N_SEEDS} networks of its own, and a click goes there:** so "
        "many layers, first weights of that scale; its colour is the blame in the "
        f"first layer over the blame in the last, the mean of the {N_SEEDS} in powers "
        "of ten."
    ]
    width, drawn = record.settings.stack.width, counted(record.drawn.width, "unit")
    if width > record.drawn.width:
        sentences.append(
            f"All cells have layers of {drawn} instead of your {width}, to be drawn in "
            "time; what is told of your own place is measured with yours."
        )
    return sentences


def _column(record: Record, at: int) -> str:
    depth = int(record.found.depths[at])
    many, counts = len(record.found.scales), record.counts(at)
    if depth == 1 and counts[1] == many:
        return (
            "**1 layer:** the first layer is the last one, and blame has no way to go. "
            "It is level at every scale."
        )
    said = {0: "none", many: "all"}
    down, between, up = (said.get(n, str(n)) for n in counts)
    return (
        f"**{counted(depth, 'layer')}:** of {many} scales, at {down} a thousandth or "
        f"less of the blame is left, at {up} it is a thousand times or more, and at "
        f"{between} something in between. {_spread(record, at)}"
    )


def _spread(record: Record, at: int) -> str:
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
    gaps = ", but not all between are" if last - first + 1 > len(scales) else ""
    return f"The smallest of these scales is {low}, the largest {high}{gaps}."


def _here(record: Record) -> str:
    """Tell what becomes of the blame in the learner's own networks."""
    mine, here = record.settings.stack, record.here
    place = f"**You are here:** {counted(mine.depth, 'layer')} at scale {mine.scale:g}."
    if here.fate in (NOTHING, OVERFLOWS):
        return f"{place} {lost(mine, here.powers < 0)}"
    if mine.depth == 1:
        return f"{place} First and last layer are one."
    what = amount(here.powers, "the last layer's")
    return (
        f"{place} As in One stack, in the median of {here.n_networks} networks with "
        f"{counted(mine.width, 'unit')} a layer, the first layer's blame is {what}: "
        f"{here.fate}."
    )


def lost(mine: Stack, is_nothing: bool) -> str:
    """Say why there is no number for the blame."""
    if not is_nothing:
        return "The numbers are larger than a computer can hold."
    if mine.scheme == "zeros":
        return "Nothing arrives: blame is handed back through weights that are all 0."
    if mine.scheme == "constant":
        return (
            "Nothing arrives: equal weights hand every unit the blame of all outputs "
            "together, and that adds up to exactly 0."
        )
    return "Nothing arrives: δ of the first layer is exactly 0 in most networks."


def _theory(record: Record) -> str:
    mine = record.settings.stack
    if record.edge is None:
        return f"**Theory** has no line for this map: {_without_theory(mine)}"
    kind = ACTIVATIONS[mine.activation].label
    text = (
        f"**Theory**, for {kind} layers of infinitely many units: blame turns from "
        f"loss to growth at scale {few(record.edge)}."
    )
    below, above = beside_edge(record)
    if above - below < JUMP:
        return f"{text} There a layer multiplies the mean square of δ by exactly 1."
    return (
        f"{text} That is a jump, and no scale is level: just below it a layer "
        f"multiplies δ by {few(below)}, just above it by {few(above)}."
    )


def _without_theory(mine: Stack) -> str:
    if mine.scheme in ("zeros", "constant"):
        return "it speaks of weights drawn at random, and these are not."
    if mine.batch_norm:
        return "batch normalisation needs another theory than weights alone."
    return "residual connections need another theory than weights alone."
