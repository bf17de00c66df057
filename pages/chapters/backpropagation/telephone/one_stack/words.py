"""The sentences of the part "One stack" at each step, made from its record."""

import numpy as np

from engines.backpropagation import ACTIVATIONS, SCHEMES, Band
from pages.words.numbers import few
from pages.words.numbers import times as multiple
from pages.words.sentences import counted, listed

from ..record import N_SAMPLES
from ..verdict import MOST
from .record import Record, Stop, ratio, sized


def labels(record: Record) -> list[str]:
    """Name the layer that each step reaches, forward or back."""
    return [_label(record, stop) for stop in record.stops]


def _label(record: Record, stop: Stop) -> str:
    if stop.back is not None:
        return f"back in layer {stop.back} of {record.settings.depth}"
    return f"forward to layer {stop.there}" if stop.there else "the inputs"


def story(record: Record, step: int) -> list[str]:
    """Tell what has reached this layer, forward or back."""
    stop = record.stops[step]
    if stop.back is not None:
        return _blame(record, stop.back, stop.before)
    if stop.before is not None:
        return _values(record, stop.there, stop.before)
    return _start(record)


def _start(record: Record) -> list[str]:
    stack = record.settings.stack
    label, scheme = ACTIVATIONS[stack.activation].label, SCHEMES[stack.scheme].label
    many = counted(record.n_networks, "network")
    layers = counted(stack.depth, "hidden layer")
    return [
        f"**{many} of {layers}** of {stack.width} units each ({label}), "
        f"{_alike(record)}: {scheme}, times {stack.scale:g}."
        f"{_few_networks(record.n_networks)}",
        f"Into each go {N_SAMPLES} handwritten digits. The size of a layer is the root "
        f"mean square over its units and all digits; the pixels have size "
        f"{few(record.activations.middle[0])}.",
        f"The line is the median of the {record.n_networks} networks, the band holds "
        f"all of them.{_strides(record)}",
    ]


def _alike(record: Record) -> str:
    if record.settings.scheme in ("zeros", "constant"):
        return "all alike, for their first weights are not drawn"
    return "equal but for the luck of their first weights"


def _few_networks(many: int) -> str:
    if many == MOST:
        return ""
    return " (So many weights take time, so the networks are fewer.)"


def _strides(record: Record) -> str:
    """Say which layers the stepper visits, where it leaves some out."""
    stride = record.stops[1].there
    return f" The stepper visits one layer in {stride}." if stride > 1 else ""


def _values(record: Record, layer: int, before: int) -> list[str]:
    band = record.activations
    sentences = [
        f"**Forward to layer {layer}:** its activations have size "
        f"{_with_band(band, layer, record.n_networks)}."
    ]
    if not np.isfinite(band.middle[layer]):
        many = in_networks(int(band.n_overflowed[layer]), record.n_networks)
        says = "they are beyond the largest number that a computer holds, 1.8 × 10³⁰⁸."
        return [*sentences, f"{many} {says}"]
    if not band.middle[layer]:
        silent = int((record.profile.activations[:, layer] == 0).sum())
        many = in_networks(silent, record.n_networks)
        return [*sentences, f"{many} every unit says 0: nothing goes on."]
    times = ratio(band.middle[layer], band.middle[before])
    if times is not None:
        name = "that of " + (f"layer {before}" if before else "the inputs")
        sentences.append(f"That is {multiple(times, name)}.")
    return sentences


def in_networks(some: int, many: int) -> str:
    """Begin a sentence with the networks in which it is so."""
    if some == many:
        return f"In all {many} networks" if many > 1 else "In the network"
    return f"In {some} of the {many} networks"


def _with_band(band: Band, at: int, many: int) -> str:
    """Tell the middle size and, where they differ, the smallest and the largest."""
    low, middle, high = (float(e[at]) for e in (band.low, band.middle, band.high))
    text = f"**{sized(middle)}**"
    if sized(low) == sized(high) or not np.isfinite(middle):
        return text
    return f"{text} ({sized(low)} to {sized(high)} over the {many} networks)"


def _blame(record: Record, layer: int, before: int | None) -> list[str]:
    deltas, at = record.deltas, layer - 1
    text = _with_band(deltas, at, record.n_networks)
    sentences = [f"**Back in layer {layer}:** its blame δ has size {text}."]
    if not deltas.is_kept[at]:
        return [*sentences, lost(record, at)]
    if before is None:
        sentences.append(
            "This is where the whisper starts: the outputs' mistakes, handed back "
            "through the last weights and the slopes of this layer."
        )
    else:
        sentences += _passed_on(record, layer, before)
    sentences.append(_gradient(record, layer))
    return sentences


def _passed_on(record: Record, layer: int, before: int) -> list[str]:
    """Say by how much blame was multiplied since the step before."""
    steps = before - layer
    times = ratio(*(record.deltas.middle[at - 1] for at in (layer, before)))
    if times is None:
        return []
    each = f", {few(times ** (1 / steps))} a layer" if steps > 1 else ""
    text = f"That is {multiple(times, f'the blame of layer {before}')}{each}."
    return [text, *_against_slopes(record, times ** (1 / steps))]


def _against_slopes(record: Record, factor: float) -> list[str]:
    """Compare what a layer multiplied by with the steepest slope of its units."""
    stack = record.settings.stack
    kind = ACTIVATIONS[stack.activation]
    if kind.steepest == 1:
        return []
    slope = f"These units' slopes ({kind.label}) are never above {kind.steepest:g}"
    if factor <= kind.steepest:
        return [f"{slope} (the dashed line); here a layer passed on less than that."]
    others = ["the weights"]
    if stack.batch_norm:
        others.append("the normalisation")
    if stack.residual:
        others.append("the way around")
    return [
        f"{slope} (the dashed line); here a layer passed on more than that, because "
        f"{listed(others)} count too."
    ]


def _gradient(record: Record, layer: int) -> str:
    """Say how large the gradient is, and what it is made of."""
    came_in = float(record.activations.middle[layer - 1])
    source = f"layer {layer - 1}" if layer > 1 else "the pixels"
    gradient = float(record.weight_grads.middle[layer - 1])
    return (
        f"Its weights get what came in times δ, averaged over the digits: what came in "
        f"from {source} has size {sized(came_in)}, the "
        f"gradient **{sized(gradient)}**."
    )


def lost(record: Record, at: int) -> str:
    """Say why a layer's blame is 0, no number, or out of all proportion."""
    deltas, many = record.deltas, record.n_networks
    if not np.isfinite(deltas.middle[[at, -1]]).all():
        large = max(int(deltas.n_overflowed[at]), int(deltas.n_overflowed[-1]))
        return (
            f"{in_networks(large, many)} something on the way has grown beyond the "
            "largest number that a computer holds."
        )
    if record.settings.scheme == "zeros":
        return "Blame is handed back through the weights, and all of them are 0."
    if record.settings.scheme == "constant":
        return (
            "Equal weights hand every unit the blame of all outputs together, and that "
            "adds up to exactly 0: what one output has too much, the others lack."
        )
    silent = int((record.profile.deltas[:, at] == 0).sum())
    return (
        f"{in_networks(silent, many)} every way back to this layer, for every digit, "
        "meets a slope of 0 or ends below the smallest number that a computer holds."
    )
