"""The sentences of the part "Map", made from its record."""

import numpy as np

from engines.backpropagation import ACTIVATIONS, Stack
from pages.ui.bets import Bet
from pages.words.numbers import few, times
from pages.words.sentences import counted, listed

from .record import Record

# How many scales are between the ditches: what is said, and up to how many it holds.
ANSWERS = (
    ("at none", 0),
    ("at 1 to 3", 3),
    ("at 4 to 9", 9),
    ("at 10 to 19", 19),
    ("at 20 or more", np.inf),
)
FEW = 3  # scales that are named one by one


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
    answer = next(name for name, most in ANSWERS if between <= most)
    reason = f"Of {many} scales it is {between}. {_spread(record, -1)}"
    return Bet(question, answer, reason, options=[name for name, _ in ANSWERS])


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
    wide = counted(record.drawn.width, "unit")
    sentences = [
        "**Every cell is a pair of networks of its own:** so many layers, first "
        "weights of that scale. Its colour is the blame in the first layer over the "
        "blame in the last, the mean of both in powers of ten. Click on a cell to go "
        "there."
    ]
    width = record.settings.stack.width
    if width > record.drawn.width:
        sentences.append(
            f"The map is drawn with layers of {wide} instead of your {width}; "
            "what is told of your own place is yours."
        )
    return sentences


def _column(record: Record, at: int) -> str:
    depth = int(record.found.depths[at])
    down, between, up = record.counts(at)
    many = len(record.found.scales)
    if depth == 1 and between == many:
        return (
            "**1 layer:** the first layer is the last one, and blame has no way to go. "
            "It is level at every scale."
        )
    return (
        f"**{counted(depth, 'layer')}:** of {many} scales blame vanishes at {down} (a "
        f"thousandth or less is left), explodes at {up} (a thousand times or more), "
        f"and is in between at {between}. {_spread(record, at)}"
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
    gaps = last - first + 1 > len(scales)
    more = ", but not at all between them" if gaps else ""
    return f"The smallest of these scales is {low}, the largest {high}{more}."


def _here(record: Record) -> str:
    """Tell what becomes of the blame in the learner's own networks."""
    mine, power = record.settings.stack, float(record.here.log_ratios[0, 0])
    place = f"**You are here:** {counted(mine.depth, 'layer')} at scale {mine.scale:g}."
    if record.here.is_lost[0, 0]:
        return f"{place} {lost(mine, power)}"
    if mine.depth == 1:
        return f"{place} First and last layer are one."
    amount = times(10**power, "the last layer's")
    return f"{place} The first layer's blame is {amount}."


def lost(mine: Stack, power: float) -> str:
    """Say why there is no number for the blame."""
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


def _theory(record: Record) -> str:
    mine = record.settings.stack
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
