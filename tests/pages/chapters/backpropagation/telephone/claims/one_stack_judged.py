"""How the sentences of "One stack" are judged, on the way there and back."""

from math import isfinite

import numpy as np

from engines.backpropagation import ACTIVATIONS, SCHEMES
from pages.words.numbers import few

KINDS = {one.label: name for name, one in ACTIVATIONS.items()}
STARTS = {one.label: name for name, one in SCHEMES.items()}
STEEPEST = {"sigmoid": 0.25, "gelu": 1.13}
DRAWN = "|".join(label for label, name in STARTS.items() if name[0] not in "zc")
BIG = "too large for the computer"
ALL = "In all {n} networks"
SOME = "In {k} of the {n} networks"


def stop(told):
    """Return the layer of a step, the one before, and whether blame is on its way."""
    at = told.record.stops[told.step]
    return (at.there if at.back is None else at.back), at.before, at.back is not None


def start(told):
    """Judge what is built."""
    made = told.record.settings
    return (
        told.step == 0
        and told.reads(n=told.seen.n, units=made.width, scale=made.scale)
        and told["depth"] == made.depth
        and (told.word("s") == "s") == (made.depth != 1)
        and (KINDS[told.word("kind")], STARTS[told.word("start")])
        == (made.activation, made.scheme)
    )


def is_few(told):
    """Tell whether there are fewer networks than most stacks have."""
    return told.record.settings.depth * told.record.settings.width**2 > 100_000


def going(told, back):
    """Return layer and step before, where the step goes this way, or None."""
    layer, before, is_back = stop(told)
    return (layer, before) if is_back == back and told.step > 0 else (None, None)


def forward_size(told, with_band):
    """Judge the size of a layer's activations, and the band's edges."""
    layer, _ = going(told, back=False)
    if layer is None or told["layer"] != layer:
        return False
    return size_and_band(told, told.seen.values_of[:, layer], with_band)


def size_and_band(told, sizes, with_band):
    """Judge the middle, the least and the most of some sizes."""
    middle = sizes[len(sizes) // 2]
    if not with_band:
        same = few(sizes[0]) == few(sizes[-1])
        return same and told.reads(x=middle)
    return told.reads(x=middle, low=sizes[0], high=sizes[-1], n=len(sizes))


def times_before(told, much, back):
    """Judge a multiple of the step before, in values or in blame."""
    layer, before = going(told, back)
    if layer is None or before is None or told["before"] != before:
        return False
    line = told.seen.blame if back else told.seen.values
    shift = 1 if back else 0
    times = line[layer - shift] / line[before - shift]
    return told.reads(x=times) if much else few(times) == "1"


def steps_back(told):
    """Return the factor of one layer since the step before."""
    layer, before = going(told, back=True)
    if before is None:
        return None, 0
    blame = told.seen.blame
    return (blame[layer - 1] / blame[before - 1]) ** (1 / (before - layer)), (
        before - layer
    )


def each_layer(told, much):
    """Judge a multiple of the blame, and what a layer multiplies by."""
    factor, steps = steps_back(told)
    return steps > 1 and times_before(told, much, True) and told.reads(each=factor)


def of_inputs(told, much):
    """Judge a multiple of the inputs' size."""
    layer, before = going(told, back=False)
    if layer is None or before != 0:
        return False
    times = told.seen.values[layer] / told.seen.values[0]
    return told.reads(x=times) if much else few(times) == "1"


def slope(told, more):
    """Judge the comparison with the steepest slope."""
    made = told.record.settings
    factor, steps = steps_back(told)
    if not steps or made.activation not in STEEPEST:
        return False
    most = STEEPEST[made.activation]
    shown = KINDS[told.word("kind")] == made.activation and told.reads(most=most)
    return shown and (factor > most) == more


def others(told, norm, skip):
    """Judge what counts besides the slopes."""
    made = told.record.settings
    return slope(told, more=True) and (norm, skip) == (made.batch_norm, made.residual)


def gradient(told, source, came="x", size="g"):
    """Judge what came in, and the size of the gradient."""
    layer, _ = going(told, back=True)
    if layer is None or (layer == 1) != (source == "the pixels"):
        return False
    if layer > 1 and told["before"] != layer - 1:
        return False
    came_in, grad = told.seen.values[layer - 1], told.seen.grads[layer - 1]
    first = told.reads(**{came: came_in}) if came else not isfinite(came_in)
    return first and (told.reads(**{size: grad}) if size else not isfinite(grad))


def blame_size(told, with_band):
    """Judge the size of a layer's blame, and the band's edges."""
    layer, _ = going(told, back=True)
    if layer is None or told["layer"] != layer:
        return False
    return size_and_band(told, told.seen.blame_of[:, layer - 1], with_band)


def how_many(told, count):
    """Judge in how many networks it is so."""
    every = "k" not in told.said
    return told["n"] == told.seen.n and (
        count == told.seen.n if every else told["k"] == count < told.seen.n
    )


def said_of_layer(told):
    """Return the layers of blame that a sentence of this step may speak of."""
    layer, _, back = stop(told)
    return layer - 1 if back else 0


def stopped(told):
    """Judge in how many networks blame does not reach the layer."""
    column = told.seen.raw[:, said_of_layer(told)]
    silent = int((column == 0).sum())
    return told.seen.random and silent > told.seen.n // 2 and how_many(told, silent)


def grown(told):
    """Judge in how many networks blame is no number."""
    raw = told.seen.raw
    counts = (~np.isfinite(raw[:, [said_of_layer(told), -1]])).sum(axis=0)
    return counts.max() > told.seen.n // 2 and how_many(told, counts.max())


def values_are(told, wanted):
    """Judge in how many networks the values are all 0, or no numbers."""
    layer, _ = going(told, back=False)
    if layer is None:
        return False
    column = told.seen.raw_values[:, layer]
    count = int((~np.isfinite(column) if wanted == "large" else column == 0).sum())
    return count > told.seen.n // 2 and how_many(told, count)


def no_blame(told, scheme):
    """Judge whether these weights hand nothing back."""
    raw = told.seen.raw
    return told.record.settings.scheme == scheme and not np.nan_to_num(raw).any()
