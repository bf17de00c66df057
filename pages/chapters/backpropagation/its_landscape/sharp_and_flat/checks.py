"""The second opinions on "Sharp and flat", its table, and what its script prints."""

import numpy as np

from pages.chapters.backpropagation import plain_training as plain
from pages.ui.chapter import Opinion, Table, agree

from .record import ALONG, AROUND, LARGE, SMALL, Record, network_of, samples_of

N_CHECKED = 40
TINY = 1e-20
PRINTS = ("small: loss", "all at once: loss", "highest between")
COLUMNS = (
    "start",
    "small: sharpness",
    "all at once: sharpness",
    "small: right in the test",
    "all at once: right in the test",
    *PRINTS,
)


def opinions(record: Record) -> list[Opinion]:
    """Compute losses, slices and sharpness again, one network after another."""
    against = "plain NumPy, one network after another"
    found = [
        agree(record.losses, _losses(record), against, "The losses of all ends", 1e-9),
        _lines(record, against),
        agree(
            record.sharpness,
            [[_sharpness(record, one) for one in kind] for kind in record.ends],
            "a plain gradient, each parameter moved by an imaginary step",
            "How sharp all ends are",
            1e-6,
        ),
    ]
    if record.is_rescaled:
        theirs = [_loss(record, one) for one in record.unscaled]
        before = "the losses before rescaling"
        what = "The losses where small batches end"
        found.append(agree(record.losses[SMALL], theirs, before, what, 1e-9))
    return found


def _losses(record: Record) -> list[list[float]]:
    return [[_loss(record, one) for one in kind] for kind in record.ends]


def _lines(record: Record, against: str) -> Opinion:
    """Compute some losses between the ends and around them again."""
    drawn = np.random.default_rng(0)
    chosen = drawn.integers((len(record.unscaled), len(ALONG)), size=(N_CHECKED, 2))
    ours, theirs = [], []
    for start, at in chosen:
        small, large = record.ends[SMALL, start], record.ends[LARGE, start]
        here = (1 - ALONG[at]) * large + ALONG[at] * small
        ours.append(record.between[start, at])
        theirs.append(_loss(record, here))
        for kind in (SMALL, LARGE):
            way = AROUND[at] * record.ways[kind, start]
            ours.append(record.around[kind, start, at])
            theirs.append(_loss(record, record.ends[kind, start] + way))
    what = f"{len(ours)} losses between the ends and around them"
    return agree(ours, theirs, against, what, 1e-9)


def _loss(record: Record, vector: np.ndarray) -> float:
    samples, network = samples_of(record.settings)[0], network_of(record.settings)
    layers = plain.plain_layers(vector, network.layer_sizes)
    outputs, _ = plain.plain_forward(record.settings.activation, layers, samples.inputs)
    return float(plain.plain_loss(network.loss, outputs, samples.targets))


def _sharpness(record: Record, vector: np.ndarray) -> float:
    samples, network = samples_of(record.settings)[0], network_of(record.settings)
    kinds = record.settings.activation, network.loss, network.layer_sizes
    given = samples.inputs, samples.targets
    rows = [
        plain.plain_gradient(*kinds, vector + step, *given).imag / TINY
        for step in 1j * TINY * np.eye(len(vector))
    ]
    return float(np.linalg.eigvals(np.array(rows)).real.max())


def table(record: Record) -> Table:
    """List start by start how sharp both ends are, how good, and what lies between."""
    columns = [
        np.arange(1, len(record.unscaled) + 1).tolist(),
        *record.sharpness.tolist(),
        *record.right.tolist(),
        *record.losses.tolist(),
        record.highest.tolist(),
    ]
    return Table(COLUMNS, [*zip(*columns, strict=True)])
